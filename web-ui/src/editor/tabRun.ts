import { useEffect } from 'react'
import { isStatus } from '@/saving/wire'
import { type Tab, changeTab } from '@/editor/tabs'
import { isOver } from '@/runs/liveRun'
import { refresh, useRuns } from '@/runs/runStore'

/** Sees to it that the page knows the run that a tab shows: after a reload, or after the server was away, it may not. */
export function useTabRun({ id, run }: Tab) {
  const unknown = useRuns(({ runs }) => {
    if (run === undefined) return false
    const known = runs[run]
    return !known || (isOver(known.status) && Object.keys(known.nodes).length === 0)
  })
  useEffect(() => {
    if (run === undefined || !unknown) return
    refresh(run).catch((reason: unknown) => {
      // It was cleared away: the graph is left as it is, without its pictures.
      if (isStatus(reason, 404)) changeTab(id, { run: undefined })
    })
  }, [id, run, unknown])
}
