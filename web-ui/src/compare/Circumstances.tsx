import { useTranslation } from 'react-i18next'
import type { Schemas } from '@/api/client'
import { brief } from '@/compare/runDiff'
import styles from '@/compare/RunDiff.module.css'

/** What was not as before beside the graph: seeds, models, files, plugins, engine, device, machine. */
export function Circumstances({ changes }: { changes: readonly Schemas['Circumstance'][] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.circumstances}>
      {changes.map(({ kind, name, before, after, sentence }) => (
        <li key={sentence} data-kind={kind}>
          <span className={styles.kind}>{t(`compare.matter.${kind}`)}</span>
          {kind === 'document' ? (
            <span>{sentence}</span>
          ) : (
            <span>
              {name !== kind && <b>{name}</b>} <s title={before}>{shown(before)}</s>{' '}
              <span aria-hidden="true">→</span> <span title={after}>{shown(after)}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
  function shown(value: string | undefined) {
    return value === undefined ? t('compare.absent') : brief(value) || t('compare.notKnown')
  }
}
