import { Api } from './api'
import type { EditorPage } from './EditorPage'

/** A run of what is open in the editor, as the server tells of it once it is over. */
export interface Ran {
  id: string
  status: string
  /** Nodes that were begun, in order; what came out of the cache was not. */
  began: string[]
  /** Nodes that were done with, also those out of the cache. */
  finished: string[]
  /** What was made, told by its content: the files differ in the run that is written into them. */
  contents: string[]
  seeds: Record<string, number>
}

/** Does what queues a run, else presses Run, and waits until it is over. */
export async function ran(editor: EditorPage, act: () => Promise<void> = () => editor.run()): Promise<Ran> {
  const api = new Api(process.env.DARKROOM_URL!)
  const answer = editor.page.waitForResponse(
    (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
  )
  await act()
  const { runId: id } = (await (await answer).json()) as { runId: string }
  const record = await api.until(id, 'succeeded', 'failed', 'cancelled')
  const events = await eventsOf(api, id)
  const nodes = (type: string) => events.flatMap((each) => (each.type === type ? (each.node ?? []) : []))
  const cached = events.flatMap((each) => (each.type === 'node-finished' && each.cached ? [each.node] : []))
  return {
    id,
    status: record.status,
    began: nodes('node-started').filter((name) => !cached.includes(name)),
    finished: nodes('node-finished'),
    contents: record.outputs.map((each) => each.content!),
    seeds: record.seeds,
  }
}

interface Told {
  type: string
  node?: string
  cached?: boolean
}

/** All that happened in a run, page by page. */
async function eventsOf(api: Api, id: string): Promise<Told[]> {
  const all: Told[] = []
  for (let since: number | undefined = 0; since !== undefined;) {
    const page: { events: Told[]; next?: number } = await api.ask('GET', `runs/${id}/events?since=${since}`)
    all.push(...page.events)
    since = page.next
  }
  return all
}
