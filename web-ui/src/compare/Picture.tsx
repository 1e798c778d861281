import type { CSSProperties } from 'react'
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

/** One of the pictures, within what shows the part that is looked at. */
export function Picture({ side, style }: { side: Side; style: CSSProperties }) {
  const { t } = useTranslation()
  return (
    <img
      className={styles.picture}
      style={style}
      src={side.url}
      alt={t('compare.picture', { label: side.label, name: side.file })}
      draggable={false}
    />
  )
}
