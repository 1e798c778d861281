import { useTranslation } from 'react-i18next'
import type { RunRecord } from '@/runs/record'
import styles from '@/compare/Compare.module.css'

/** One of the two pictures. */
export interface Side {
  label: 'A' | 'B'
  url: string
  record: RunRecord
  file: string
}

/** One of the pictures, within what says which part is looked at. */
export function Picture({ side }: { side: Side }) {
  const { t } = useTranslation()
  return (
    <img
      className={styles.picture}
      src={side.url}
      alt={t('compare.picture', { label: side.label, name: side.file })}
      draggable={false}
    />
  )
}
