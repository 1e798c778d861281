import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { runPath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { Progress, ProgressWords } from '@/runs/Progress'
import { type LiveRun, previewOf } from '@/runs/liveRun'
import { toggleQueue, useQueue, useQueuePanel } from '@/runs/queue'
import { useRuns } from '@/runs/runStore'
import { useTabTitle } from '@/runs/tabTitle'
import styles from '@/runs/RunBar.module.css'

function useRunAtWork(): LiveRun | undefined {
  return useRuns((state) => Object.values(state.runs).find((run) => run.status === 'running'))
}

/** In the header while something runs: what, how far, how long still. */
export function RunBar() {
  const { t } = useTranslation()
  const run = useRunAtWork()
  useTabTitle(run)
  if (!run) return null
  const preview = previewOf(run)
  return (
    <section className={styles.bar} aria-label={t('runs.now')}>
      <div className={styles.line}>
        <Progress run={run} />
      </div>
      <p className={styles.words}>
        {preview && <img className={styles.preview} src={preview} alt="" />}
        <Link href={runPath(run.id)}>{run.name || t('runs.unnamed')}</Link>
        <ProgressWords run={run} node />
      </p>
    </section>
  )
}

/** Opens the queue from every screen, and says how much is in it. */
export function QueueButton() {
  const { t } = useTranslation()
  const open = useQueuePanel((state) => state.open)
  const { data: queue } = useQueue()
  const count = (queue?.waiting.length ?? 0) + (queue?.running ? 1 : 0)
  return (
    <button
      className={styles.open}
      id="queue-button"
      aria-expanded={open}
      aria-controls="queue"
      aria-label={t('runs.openQueue', { count })}
      data-paused={queue?.paused || undefined}
      onClick={toggleQueue}
    >
      <Icon name={queue?.paused ? 'pause' : 'queue'} size={18} />
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </button>
  )
}
