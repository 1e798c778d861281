import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRuns } from '@/runs/runStore'
import { useHistory } from '@/simple/history'
import { DrawingCard, type DrawingActions } from '@/simple/DrawingCard'
import type { Drawing } from '@/simple/drawing'
import { Viewer } from '@/simple/Viewer'
import styles from '@/simple/Feed.module.css'

/** What was drawn, the newest first, as the server remembers it. */
export function Feed({ fresh, ...actions }: Omit<DrawingActions, 'open'> & { fresh: string | undefined }) {
  const { t } = useTranslation()
  const history = useHistory()
  const [opened, setOpened] = useState<{ drawing: Drawing; at: number }>()
  // Whoever queues a run, it belongs here as soon as the server tells of it.
  const known = useRuns((state) => Object.keys(state.runs).length)
  const client = useQueryClient()
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['runs', 'history'] })
  }, [known, client])
  const runs = history.data?.pages.flatMap((page) => page.runs) ?? []
  // A run that is queued while pages are asked for may stand on two of them.
  const distinct = [...new Map(runs.map((run) => [run.runId, run])).values()]
  return (
    <section className={styles.feed} aria-labelledby="feed-title">
      <h2 id="feed-title">{t('simple.pictures')}</h2>
      {history.isSuccess && distinct.length === 0 && <p className={styles.none}>{t('simple.none')}</p>}
      <ol className={styles.list}>
        {distinct.map((run) => (
          <DrawingCard
            key={run.runId}
            run={run}
            fresh={run.runId === fresh}
            {...actions}
            open={(drawing, at) => setOpened({ drawing, at })}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <button
          className={styles.more}
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('simple.more')}
        </button>
      )}
      {opened && (
        <Viewer
          {...actions}
          drawing={opened.drawing}
          at={opened.at}
          turn={(at) => setOpened({ ...opened, at })}
          close={() => setOpened(undefined)}
        />
      )}
    </section>
  )
}
