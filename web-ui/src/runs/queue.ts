import { useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import { type Schemas, api, ask } from '@/api/client'
import { queries } from '@/api/queries'
import { fromSummary, useRuns } from '@/runs/runStore'

export type Queue = Schemas['Queue']

const KEY = ['queue']

/** Whether the panel is open: from every screen the same one. */
export const useQueuePanel = create<{ open: boolean }>(() => ({ open: false }))

export const toggleQueue = () => useQueuePanel.setState(({ open }) => ({ open: !open }))
export const closeQueue = () => useQueuePanel.setState({ open: false })

/** What runs and what waits. Another page may pause or reorder, of which no event tells: so it is asked while looked at. */
export function useQueue(watched = false) {
  return useQuery({
    queryKey: KEY,
    queryFn: load,
    refetchInterval: watched ? 3_000 : false,
  })
}

async function load(): Promise<Queue> {
  const queue = await ask(api.GET('/api/v1/queue'))
  const known = useRuns.getState().runs
  if (queue.waiting.some((id) => !known[id])) {
    const query = { q: 'status=queued', limit: 1_000 }
    const { runs } = await ask(api.GET('/api/v1/runs', { params: { query } }))
    useRuns.setState((state) => {
      const found = runs.filter((run) => !state.runs[run.runId])
      return {
        runs: { ...state.runs, ...Object.fromEntries(found.map((run) => [run.runId, fromSummary(run)])) },
      }
    })
  }
  return queue
}

/** Shows at once what the server answers to a change. */
async function change(answer: Promise<Queue>) {
  await queries.cancelQueries({ queryKey: KEY })
  try {
    queries.setQueryData(KEY, await answer)
  } catch (refusal) {
    await queries.invalidateQueries({ queryKey: KEY })
    throw refusal
  }
}

export const pause = () => change(ask(api.POST('/api/v1/queue/pause')))
export const resume = () => change(ask(api.POST('/api/v1/queue/resume')))
export const cancelAll = () => change(ask(api.DELETE('/api/v1/queue')))

export const runFirst = (id: string) =>
  change(ask(api.POST('/api/v1/runs/{id}/first', { params: { path: { id } } })))

/** Lets a waiting run wait right before another, or behind all. */
export function place(id: string, before: string | undefined) {
  const queue = queries.getQueryData<Queue>(KEY)
  // Shown in its new place before the server has answered; a refusal puts it back.
  if (queue) queries.setQueryData(KEY, { ...queue, waiting: moved(queue.waiting, id, before) })
  const body = before === undefined ? {} : { before }
  return change(ask(api.PUT('/api/v1/runs/{id}/place', { params: { path: { id } }, body })))
}

/** The ids with one of them right before another, or behind all. */
export function moved(ids: string[], id: string, before: string | undefined): string[] {
  if (id === before) return ids
  const rest = ids.filter((each) => each !== id)
  const at = before === undefined ? rest.length : rest.indexOf(before)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}
