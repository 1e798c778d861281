import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { runPath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { RunThumb } from '@/runs/RunThumb'
import { Rated } from '@/runs/Stars'
import type { useRunList } from '@/runs/record'
import type { RunSummary } from '@/runs/record'
import { useRuns } from '@/runs/runStore'
import { duration, moment } from '@/runs/time'
import c from '@/runs/controls.module.css'
import styles from '@/runs/RunsScreen.module.css'

const ROW = 68

/** All runs that were found; only those in view are in the page. */
export function RunList({
  found,
  chosen,
  search,
}: {
  found: ReturnType<typeof useRunList>
  chosen: string | undefined
  search: string
}) {
  const { t } = useTranslation()
  const scroll = useRef<HTMLDivElement>(null)
  const runs = found.data?.pages.flatMap((page) => page.runs) ?? []
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is at work here
  const virtual = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 6,
    getItemKey: (n) => runs[n]?.runId ?? n,
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= runs.length - 20) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, runs.length])

  /** The arrow keys go from run to run. */
  function keys(event: KeyboardEvent) {
    const at = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index)
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (!step || Number.isNaN(at)) return
    event.preventDefault()
    const to = Math.max(0, Math.min(runs.length - 1, at + step))
    virtual.scrollToIndex(to)
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-index="${to}"] a`)?.focus({ preventScroll: true }),
    )
  }

  if (runs.length === 0 && !found.isPending)
    return <p className={styles.nothing}>{t(found.isError ? 'runs.notAsked' : 'runs.none')}</p>
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the links in it have the focus
    <div ref={scroll} className={styles.scroll} onKeyDown={keys}>
      <ul aria-label={t('runs.found')} className={styles.rows} style={{ blockSize: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const run = runs[row.index]
          return (
            run && (
              <li
                key={row.key}
                data-index={row.index}
                aria-setsize={hasNextPage ? -1 : runs.length}
                aria-posinset={row.index + 1}
                style={{ transform: `translateY(${row.start}px)`, blockSize: ROW }}
              >
                <Row run={run} chosen={run.runId === chosen} search={search} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function Row({ run, chosen, search }: { run: RunSummary; chosen: boolean; search: string }) {
  const { t, i18n } = useTranslation()
  const live = useRuns((state) => state.runs[run.runId]?.status)
  const status = live ?? run.status
  const took =
    run.started && run.finished
      ? new Date(run.finished).getTime() - new Date(run.started).getTime()
      : undefined
  return (
    <Link href={runPath(run.runId) + search} className={styles.run} aria-current={chosen || undefined}>
      <RunThumb run={run.runId} n={run.outputs > 0 ? 0 : undefined} className={styles.thumb} />
      <span className={styles.title}>
        <span className={styles.name}>{run.name || t('runs.unnamed')}</span>
        <span className={styles.facts}>
          <span className={c.status} data-status={status}>
            {t(`runs.status.${status}`)}
          </span>
          <span>{moment(run.queued, i18n.language)}</span>
          {took !== undefined && <span>{duration(took)}</span>}
        </span>
      </span>
      <span className={styles.marks}>
        {run.pinned && <Icon name="pin" size={14} />}
        <Rated rating={run.rating} />
      </span>
    </Link>
  )
}
