import { useQuery } from '@tanstack/react-query'
import { type Schemas, api, ask } from '@/api/client'
import { queries } from '@/api/queries'
import { portRef } from '@/document/workflow'
import { isOver } from '@/runs/liveRun'
import { wordsOf } from '@/nodes/portLook'

export type Sweep = Schemas['SweepDocument']
export type Cell = Schemas['SweepCell']

/** Queues a run for each combination of the axes' values. */
export async function startSweep(workflow: object, axes: Schemas['SweepAxis'][]): Promise<Sweep> {
  const body: Schemas['SweepSubmission'] = { workflow, axes }
  const sweep = await ask(api.POST('/api/v1/sweeps', { body }))
  queries.setQueryData(['sweeps', 'one', sweep.sweepId], sweep)
  for (const key of ['sweeps', 'queue']) void queries.invalidateQueries({ queryKey: [key] })
  return sweep
}

export async function cancelSweep(id: string) {
  const sweep = await ask(api.DELETE('/api/v1/sweeps/{id}', { params: { path: { id } } }))
  queries.setQueryData(['sweeps', 'one', id], sweep)
  for (const key of ['sweeps', 'queue']) void queries.invalidateQueries({ queryKey: [key] })
}

/** A sweep; events of its runs say when it is to be asked again. */
export function useSweep(id: string) {
  return useQuery({
    queryKey: ['sweeps', 'one', id],
    queryFn: () => ask(api.GET('/api/v1/sweeps/{id}', { params: { path: { id } } })),
    retry: false,
  })
}

export function useSweeps() {
  return useQuery({
    queryKey: ['sweeps', 'list'],
    queryFn: async () => (await ask(api.GET('/api/v1/sweeps', { params: { query: { limit: 100 } } }))).sweeps,
    retry: false,
  })
}

/** The stars of each run of a sweep, by the run's id. */
export function useRatings(id: string) {
  return useQuery({
    queryKey: ['runs', 'list', 'sweep', id],
    queryFn: async () => {
      const query = { q: `sweep=${id}`, limit: 256 }
      const { runs } = await ask(api.GET('/api/v1/runs', { params: { query } }))
      return new Map(runs.map((run) => [run.runId, run.rating ?? 0]))
    },
    placeholderData: (before) => before,
  })
}

export const sheetUrl = (id: string) => `/api/v1/sweeps/${encodeURIComponent(id)}/sheet`

export const isGoing = (sweep: Sweep) => sweep.cells.some((cell) => !isOver(cell.status))

/** What a person reads for `picture.guidanceScale`: picture · guidance scale. */
export function axisWords(input: string): string {
  const { node, port } = portRef(input)
  return [node, wordsOf(port)].filter(Boolean).join(' · ')
}

/** The cells in tables: one for each value of Z, rows of Y, columns of X. What was cleared away is a hole. */
export function tablesOf(sweep: Sweep): (Cell | undefined)[][][] {
  const sizes = [0, 1, 2].map((n) => sweep.axes[n]?.values.length ?? 1)
  const [across = 1, down = 1, deep = 1] = sizes
  const cells = new Map(sweep.cells.map((cell) => [cell.cell, cell]))
  return Array.from({ length: deep }, (_, z) =>
    Array.from({ length: down }, (_, y) =>
      Array.from({ length: across }, (_, x) => cells.get(x + across * (y + down * z))),
    ),
  )
}
