import { create } from 'zustand'
import { type Schemas, api, ask } from '@/api/client'
import type { RunEvent } from '@/api/events'
import { type LiveNode, type LiveRun, after, isOver } from '@/runs/liveRun'
import { notesOf } from '@/runs/record'

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
    files: summary.outputs,
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
  const willRun = Object.values(record.nodes).filter((node) => !['cached', 'skipped'].includes(node.status))
  return {
    ...known,
    id: record.runId,
    name: record.workflow.name ?? '',
    status: record.status,
    queued: record.queued,
    ...(record.started && { started: record.started }),
    ...(record.finished && { finished: record.finished }),
    expected: known?.expected ?? willRun.length,
    seq: known?.seq ?? 0,
    nodes,
    outputs: record.outputs,
    seeds: record.seeds,
    ...(record.error && { error: record.error }),
  }
}

/** How often each run was asked for: an answer that a newer question has overtaken says nothing. */
const asked = new Map<string, number>()

/** Asks the server how a run is, and takes its word for it. */
export async function refresh(id: string): Promise<LiveRun> {
  const turn = (asked.get(id) ?? 0) + 1
  asked.set(id, turn)
  const record = await ask(api.GET('/api/v1/runs/{id}', { params: { path: { id } } }))
  const known = useRuns.getState().runs[id]
  const run = fromRecord(record, known)
  if (asked.get(id) === turn) put(run)
  // Nobody told the page of its end, so what its nodes said may not have been heard either.
  if (isOver(run.status) && !(known && isOver(known.status))) void recall(id).catch(() => undefined)
  return run
}

/** Events of runs that the page does not know yet wait here until the server has told about them. */
const early = new Map<string, RunEvent[]>()

export function take(event: RunEvent) {
  const waiting = early.get(event.run)
  if (waiting) {
    // Even when the page knows the run by now: what came first is told first, or the start would undo what followed.
    waiting.push(event)
    return
  }
  const run = useRuns.getState().runs[event.run]
  if (!run) {
    const events = [event]
    early.set(event.run, events)
    void refresh(event.run)
      .then((known) => {
        // The record has what happened until now; from the events come previews and notes.
        put(replayed({ ...known, seq: 0 }, events))
        if (events.length > 1) void refresh(event.run).catch(() => undefined)
      })
      .catch(() => {
        // Whoever queued the run may have told of it meanwhile.
        const queued = useRuns.getState().runs[event.run]
        if (queued) put(replayed(queued, events))
      })
      .finally(() => early.delete(event.run))
    return
  }
  put(after(run, event))
  // The record alone has the seeds and the exact times.
  if (event.type === 'finished' || event.type === 'started') void refresh(event.run).catch(() => undefined)
  if (event.type === 'started') void weigh(event.run).catch(() => undefined)
}

function replayed(run: LiveRun, events: RunEvent[]): LiveRun {
  const told = events.reduce(after, { ...run, outputs: [] })
  return { ...told, outputs: run.outputs.length > told.outputs.length ? run.outputs : told.outputs }
}

/** Learns from the last run of the same workflow how long each node takes, so that progress is progress in time. */
async function weigh(id: string) {
  const name = useRuns.getState().runs[id]?.name
  if (!name || name.includes('"')) return
  const q = `name="${name}" status=succeeded`
  const { runs } = await ask(api.GET('/api/v1/runs', { params: { query: { q, limit: 3 } } }))
  const weights: Record<string, number> = {}
  for (const { runId } of runs) {
    const { nodes } = await ask(api.GET('/api/v1/runs/{id}', { params: { path: { id: runId } } }))
    for (const [node, { ms }] of Object.entries(nodes)) weights[node] = Math.max(weights[node] ?? 0, ms)
  }
  const run = useRuns.getState().runs[id]
  if (run && Object.values(weights).some((weight) => weight > 0)) put({ ...run, weights })
}

/** What nodes said of their results, which no record has: of a run of which events may have been missed. */
async function recall(id: string) {
  const said = notesOf(await ask(api.GET('/api/v1/runs/{id}/events', { params: { path: { id } } })))
  const run = useRuns.getState().runs[id]
  if (!run || said.length === 0) return
  const nodes = { ...run.nodes }
  for (const { node, sentence } of said) {
    const known = nodes[node] ?? { status: 'waiting', notes: [] }
    if (!known.notes.includes(sentence)) nodes[node] = { ...known, notes: [...known.notes, sentence] }
  }
  put({ ...run, nodes })
}

/** After the connection was away: what the server has is true, what it does not know is forgotten. */
export async function reconcile() {
  const { runs } = await ask(api.GET('/api/v1/runs'))
  const known = useRuns.getState().runs
  const next: Record<string, LiveRun> = {}
  const unclear: string[] = []
  for (const summary of runs) {
    const before = known[summary.runId]
    // A server that died may give numbers out again that it had not kept, so what comes now is news.
    next[summary.runId] = before
      ? { ...before, status: summary.status, seq: 0, ...(summary.finished && { finished: summary.finished }) }
      : fromSummary(summary)
    if (!isOver(summary.status) || (before && before.status !== summary.status)) unclear.push(summary.runId)
  }
  useRuns.setState({ runs: next })
  await Promise.allSettled(unclear.map((id) => refresh(id).then(() => recall(id))))
  const running = runs.find((run) => run.status === 'running')
  if (running) await weigh(running.runId)
}
