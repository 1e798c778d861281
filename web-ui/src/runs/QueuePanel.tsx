import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { routes } from '@/app/routes'
import { Ended } from '@/runs/Ended'
import { Icon } from '@/shared/Icon'
import { Running } from '@/runs/Running'
import { WaitingList } from '@/runs/WaitingList'
import { attempt } from '@/runs/attempt'
import { isOver } from '@/runs/liveRun'
import { cancelAll, closeQueue, pause, resume, useQueue, useQueuePanel } from '@/runs/queue'
import { useRuns } from '@/runs/runStore'
import c from '@/runs/controls.module.css'
import styles from '@/runs/QueuePanel.module.css'

const MOST_ENDED = 8

/** What runs, what waits, what has just ended; over every screen, and in nobody's way. */
export function QueuePanel() {
  const open = useQueuePanel((state) => state.open)
  return open ? <Panel /> : null
}

function Panel() {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const runs = useRuns((state) => state.runs)
  const { data: queue } = useQueue(true)
  useEffect(() => panel.current?.focus(), [])

  const running = Object.values(runs).find((run) => run.status === 'running')
  // One that has begun since the queue was asked waits no more.
  const waiting = (queue?.waiting ?? []).flatMap((id) => {
    const run = runs[id]
    return run?.status === 'queued' ? [run] : []
  })
  const ended = Object.values(runs)
    .filter((run) => isOver(run.status))
    .sort((a, b) => (b.finished ?? b.queued).localeCompare(a.finished ?? a.queued))
    .slice(0, MOST_ENDED)

  function close() {
    closeQueue()
    document.getElementById('queue-button')?.focus()
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, as the button does
    <aside
      ref={panel}
      id="queue"
      className={styles.panel}
      aria-label={t('runs.queue')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <header className={styles.header}>
        <h2>{t('runs.queue')}</h2>
        {queue && (
          <button className={c.button} onClick={() => attempt(queue.paused ? resume : pause)}>
            <Icon name={queue.paused ? 'play' : 'pause'} />
            {queue.paused ? t('runs.resume') : t('runs.pause')}
          </button>
        )}
        <button className={c.icon} aria-label={t('runs.closeQueue')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {queue?.paused && (
        <p className={styles.paused} role="status">
          {t('runs.paused')}
        </p>
      )}
      <div className={styles.body}>
        {running && <Running run={running} />}
        {waiting.length > 0 && <WaitingList runs={waiting} />}
        {!running && waiting.length === 0 && <p className={styles.empty}>{t('runs.nothingWaits')}</p>}
        <CancelAll count={waiting.length + (running ? 1 : 0)} />
        {ended.length > 0 && <Ended runs={ended} />}
      </div>
      <footer className={styles.footer}>
        <Link href={routes.runs} onClick={closeQueue}>
          {t('runs.all')}
        </Link>
      </footer>
    </aside>
  )
}

/** Asks once more, in place: what is cancelled is not brought back by one key. */
function CancelAll({ count }: { count: number }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const sure = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asking) sure.current?.focus()
  }, [asking])
  if (count < 2) return null
  if (!asking) {
    return (
      <button className={c.button} onClick={() => setAsking(true)}>
        {t('runs.cancelAll')}
      </button>
    )
  }
  return (
    <p className={styles.sure}>
      <span>{t('runs.cancelAllSure', { count })}</span>
      <button
        ref={sure}
        className={`${c.button} ${c.primary}`}
        onClick={() => {
          setAsking(false)
          attempt(cancelAll)
        }}
      >
        {t('runs.cancelAll')}
      </button>
      <button className={c.button} onClick={() => setAsking(false)}>
        {t('runs.keepThem')}
      </button>
    </p>
  )
}
