import { useTranslation } from 'react-i18next'
import type { RunRecord } from '@/runs/record'
import { size } from '@/runs/size'
import { duration } from '@/runs/time'
import styles from '@/runs/NodeTimes.module.css'

/** How long each node took, as bars, and how much memory it had in use at most. */
export function NodeTimes({ run }: { run: RunRecord }) {
  const { t } = useTranslation()
  const nodes = Object.entries(run.nodes)
  const longest = Math.max(1, ...nodes.map(([, node]) => node.ms))
  return (
    <ol className={styles.times}>
      {nodes.map(([name, { status, ms, peakBytes }]) => (
        <li key={name} data-status={status}>
          <span className={styles.name}>{name}</span>
          <span className={styles.track} aria-hidden="true">
            {/* The square root lets the short ones be seen beside the long. */}
            <span style={{ inlineSize: `${ms > 0 ? Math.max(1, 100 * Math.sqrt(ms / longest)) : 0}%` }} />
          </span>
          <span className={styles.time}>
            {status === 'ran' ? duration(ms) : t(`runs.nodeStatus.${status}`)}
          </span>
          <span className={styles.time} title={t('heat.value.memory')}>
            {peakBytes !== undefined && size(peakBytes)}
          </span>
        </li>
      ))}
    </ol>
  )
}
