import { listen } from '@/api/events'
import { queries } from '@/api/queries'
import { reconcile, take } from '@/runs/runStore'

/** Keeps the page true to the server. @returns ends it */
export function followEvents() {
  return listen(take, () => {
    void reconcile().catch(() => undefined)
    void queries.invalidateQueries()
  })
}
