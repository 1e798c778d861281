import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LiveRun, type RunStatus, progressOf } from '@/runs/liveRun'
import { cancel } from '@/runs/submit'
import { notify } from '@/shared/notices'
import styles from '@/simple/Progress.module.css'

/** How far a run is, how long it will still take, and the way to end it. */
export function Progress({ id, status, live }: { id: string; status: RunStatus; live: LiveRun | undefined }) {
  const { t } = useTranslation()
  const share = live ? progressOf(live) : 0
  const left = useTimeLeft(live?.started, share)
  const said =
    status === 'queued'
      ? t('simple.waiting')
      : share === 0
        ? t('simple.starting')
        : t('simple.percent', { percent: Math.round(share * 100) })
  return (
    <div className={styles.progress}>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={said}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <span className={styles.said}>{said}</span>
      {left !== undefined && <span className={styles.said}>{t('simple.remaining', { seconds: left })}</span>}
      <button
        className={styles.cancel}
        onClick={() =>
          void cancel(id).catch((error: unknown) =>
            notify(String(error instanceof Error ? error.message : error), 'bad'),
          )
        }
      >
        {t('simple.cancel')}
      </button>
    </div>
  )
}

/** Whole seconds, from how long the part took that is done; nothing before there is enough to go by. */
function useTimeLeft(started: string | undefined, share: number) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(clock)
  }, [])
  if (!started || share < 0.1 || share >= 1) return undefined
  const spent = now - Date.parse(started)
  return spent > 500 ? Math.ceil((spent / share - spent) / 1000) : undefined
}
