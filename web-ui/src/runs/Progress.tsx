import { useTranslation } from 'react-i18next'
import { type LiveRun, nodeAtWork, progressOf, timeLeft } from '@/runs/liveRun'
import { left, useNow } from '@/runs/time'
import styles from '@/runs/Progress.module.css'

/** How far a run is, as a bar. */
export function Progress({ run }: { run: LiveRun }) {
  const { t } = useTranslation()
  const percent = Math.floor(progressOf(run) * 100)
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={t('runs.progressOf', { name: run.name })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div className={styles.bar} style={{ transform: `scaleX(${progressOf(run)})` }} />
    </div>
  )
}

/** The same in words: per cent, time left, what is at work. */
export function ProgressWords({ run, node = false }: { run: LiveRun; node?: boolean }) {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const time = timeLeft(run, now)
  const work = node ? nodeAtWork(run) : undefined
  return (
    <>
      <span className={styles.percent} data-percent>
        {t('runs.percent', { n: Math.floor(progressOf(run) * 100) })}
      </span>
      {time !== undefined && <span>{t('runs.left', { time: left(time) })}</span>}
      {work && (
        <span className={styles.node} translate="no">
          {[work[0], work[1].message].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  )
}
