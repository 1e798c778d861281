import type { RunEvent } from '@/api/events'
import { listen } from '@/api/events'
import { queries } from '@/api/queries'
import { reconcile, take } from '@/runs/runStore'

/** So that a burst of events asks once. */
const TOGETHER = 150

let timer: ReturnType<typeof setTimeout> | undefined

/** Lists of runs and files are old once a run came, began or ended. */
function stale(event: RunEvent) {
  if (event.type !== 'queued' && event.type !== 'started' && event.type !== 'finished') return
  clearTimeout(timer)
  timer = setTimeout(() => {
    for (const key of ['queue', 'runs', 'sweeps', 'outputs', 'values'])
      void queries.invalidateQueries({ queryKey: [key] })
  }, TOGETHER)
}

/** Keeps the page true to the server. @returns ends it */
export function followEvents() {
  return listen(
    (event) => {
      take(event)
      stale(event)
    },
    () => {
      void reconcile().catch(() => undefined)
      void queries.invalidateQueries()
    },
  )
}
