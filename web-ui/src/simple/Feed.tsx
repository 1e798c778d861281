import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRuns } from '@/runs/runStore'
import type { DrawingActions } from '@/simple/DrawingCard'
import { Drawings } from '@/simple/Drawings'
import { useHistory } from '@/simple/history'
import styles from '@/simple/Feed.module.css'

/** What was drawn, the newest first, as the server remembers it. */
export function Feed({ fresh, ...actions }: Omit<DrawingActions, 'open'> & { fresh: string | undefined }) {
  const { t } = useTranslation()
  const history = useHistory()
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
      <Drawings runs={distinct} fresh={fresh} {...actions} />
      {history.hasNextPage && (
        <button
          className={styles.more}
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('simple.more')}
        </button>
      )}
    </section>
  )
}
