import { type Schemas, api, ask } from '@/api/client'
import { fromSummary, useRuns } from '@/runs/runStore'
import type { LiveRun } from '@/runs/liveRun'

/** Queues a workflow. Refused with a {@link Refusal} that lists the workflow's problems. */
export async function submit(
  workflow: object,
  options: { seed?: number; set?: Record<string, unknown> } = {},
): Promise<LiveRun> {
  const body: Schemas['Submission'] = { workflow: workflow, ...options }
  const run = fromSummary(await ask(api.POST('/api/v1/runs', { body })))
  // Events may have been quicker than the answer.
  useRuns.setState((state) => ({ runs: { [run.id]: run, ...state.runs } }))
  return run
}

export async function cancel(id: string) {
  await ask(api.DELETE('/api/v1/runs/{id}', { params: { path: { id } } }))
}

/** Where a file of a run is. */
export const outputUrl = (run: string, n: number) => `/api/v1/runs/${encodeURIComponent(run)}/outputs/${n}`
