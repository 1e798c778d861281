import { create } from 'zustand'
import { type Schemas, api, ask } from '@/api/client'
import type { RunEvent } from '@/api/events'
import { type LiveNode, type LiveRun, after, isOver } from '@/runs/liveRun'

interface Runs {
  /** By id; in the order in which the page came to know them. */
  runs: Record<string, LiveRun>
}

/** The runs that are known to the page: one truth for the queue, the nodes and the simple page. */
export const useRuns = create<Runs>(() => ({ runs: {} }))

function put(run: LiveRun) {
  useRuns.setState((state) => ({ runs: { ...state.runs, [run.id]: run } }))
}

export function fromSummary(summary: Schemas['RunSummary']): LiveRun {
  return {
    id: summary.runId,
    name: summary.name,
    status: summary.status,
    queued: summary.queued,
    ...(summary.started && { started: summary.started }),
    ...(summary.finished && { finished: summary.finished }),
    seq: 0,
    nodes: {},
    outputs: [],
    seeds: {},
  }
}

const STATUS: Record<Schemas['NodeStatus'], LiveNode['status']> = {
  waiting: 'waiting',
  running: 'running',
  ran: 'done',
  cached: 'cached',
  skipped: 'waiting',
  failed: 'failed',
  cancelled: 'waiting',
}

/** What the record says, with what only events tell: previews, notes, progress. */
export function fromRecord(record: Schemas['RunDocument'], known?: LiveRun): LiveRun {
  const nodes: Record<string, LiveNode> = {}
  for (const [name, node] of Object.entries(record.nodes)) {
    nodes[name] = {
      notes: [],
      ...known?.nodes[name],
      status: STATUS[node.status],
      ...(node.ms > 0 && { millis: node.ms }),
    }
  }
  return {
    id: record.runId,
    name: record.workflow.name ?? '',
    status: record.status,
    queued: record.queued,
    ...(record.started && { started: record.started }),
    ...(record.finished && { finished: record.finished }),
    ...(known?.expected !== undefined && { expected: known.expected }),
    seq: known?.seq ?? 0,
    nodes,
    outputs: record.outputs,
    seeds: record.seeds,
    ...(record.error && { error: record.error }),
  }
}

/** Asks the server how a run is, and takes its word for it. */
export async function refresh(id: string): Promise<LiveRun> {
  const record = await ask(api.GET('/api/v1/runs/{id}', { params: { path: { id } } }))
  const run = fromRecord(record, useRuns.getState().runs[id])
  put(run)
  return run
}

/** Events of runs that the page does not know yet wait here until the server has told about them. */
const early = new Map<string, RunEvent[]>()

export function take(event: RunEvent) {
  const run = useRuns.getState().runs[event.run]
  if (!run) {
    const waiting = early.get(event.run)
    if (waiting) waiting.push(event)
    else {
      early.set(event.run, [event])
      void refresh(event.run)
        .then((known) => {
          // The record has what happened until now; from the events come previews and notes.
          put(replayed({ ...known, seq: 0 }, early.get(event.run) ?? []))
        })
        .catch(() => undefined)
        .finally(() => early.delete(event.run))
    }
    return
  }
  put(after(run, event))
  // The record alone has the seeds and the exact times.
  if (event.type === 'finished' || event.type === 'started') void refresh(event.run).catch(() => undefined)
}

function replayed(run: LiveRun, events: RunEvent[]): LiveRun {
  const told = events.reduce(after, { ...run, outputs: [] })
  return { ...told, outputs: run.outputs.length > told.outputs.length ? run.outputs : told.outputs }
}

/** After the connection was away: what the server has is true, what it does not know is forgotten. */
export async function reconcile() {
  const { runs } = await ask(api.GET('/api/v1/runs'))
  const known = useRuns.getState().runs
  const next: Record<string, LiveRun> = {}
  for (const summary of runs) {
    const before = known[summary.runId]
    next[summary.runId] = before
      ? { ...before, status: summary.status, ...(summary.finished && { finished: summary.finished }) }
      : fromSummary(summary)
  }
  useRuns.setState({ runs: next })
  const unclear = Object.values(next).filter((run) => !isOver(run.status) || known[run.id])
  await Promise.allSettled(unclear.map((run) => refresh(run.id)))
}
