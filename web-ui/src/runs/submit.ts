import { type Schemas, api, ask } from '@/api/client'
import { queries } from '@/api/queries'
import { fromSummary, refresh, useRuns } from '@/runs/runStore'
import type { LiveRun } from '@/runs/liveRun'

function queued(summary: Schemas['RunSummary']): LiveRun {
  const run = fromSummary(summary)
  // Events may have been quicker than the answer.
  useRuns.setState((state) => ({ runs: { [run.id]: run, ...state.runs } }))
  void queries.invalidateQueries({ queryKey: ['queue'] })
  // For the seeds: they are drawn by now.
  void refresh(run.id).catch(() => undefined)
  return run
}

/** Queues a workflow. Refused with a {@link Refusal} that lists the workflow's problems. */
export async function submit(
  workflow: object,
  {
    targets,
    ...options
  }: {
    seed?: number
    set?: Record<string, unknown>
    targets?: readonly string[]
    keepSteps?: boolean
  } = {},
): Promise<LiveRun> {
  const body: Schemas['Submission'] = { workflow, ...options, ...(targets && { targets: [...targets] }) }
  return queued(await ask(api.POST('/api/v1/runs', { body })))
}

const SEEDS = 2 ** 32

/** A seed that nobody chose: drawn here, before the run, so that it can be shown. */
export function drawSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn % SEEDS
}

/** Queues a workflow as often as asked for, each time with another seed. */
export async function submitBatch(
  workflow: object,
  count: number,
  options: { set?: Record<string, unknown> } = {},
): Promise<LiveRun[]> {
  const runs: LiveRun[] = []
  // One after the other: so they wait in the order of their seeds.
  for (let n = 0; n < count; n++) runs.push(await submit(workflow, { ...options, seed: drawSeed() }))
  return runs
}

/** Queues the document of a run again, with the same seeds. */
export async function runAgain(id: string): Promise<LiveRun> {
  return queued(await ask(api.POST('/api/v1/runs/{id}/retry', { params: { path: { id } } })))
}

/** Queues the document of a run with new seeds. */
export async function runWithNewSeeds(id: string, count: number): Promise<LiveRun[]> {
  const record = await ask(api.GET('/api/v1/runs/{id}', { params: { path: { id } } }))
  return submitBatch(record.workflow, count)
}

export async function cancel(id: string) {
  await ask(api.DELETE('/api/v1/runs/{id}', { params: { path: { id } } }))
  void queries.invalidateQueries({ queryKey: ['queue'] })
}

/** Where a file of a run is. */
export const outputUrl = (run: string, n: number) => `/api/v1/runs/${encodeURIComponent(run)}/outputs/${n}`

/** Where a small picture of it is: at most so many pixels a side. */
export const thumbnailUrl = (run: string, n: number, size: 64 | 128 | 256 | 512 = 256) =>
  `${outputUrl(run, n)}/thumbnail?size=${size}`
