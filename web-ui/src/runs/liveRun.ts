import type { Schemas } from '@/api/client'
import type { RunEvent } from '@/api/events'

export type RunStatus = Schemas['RunStatus']
export type NodeStatus = 'waiting' | 'running' | 'done' | 'cached' | 'failed'

/** A node within a run, as far as it is known. */
export interface LiveNode {
  status: NodeStatus
  /** From 0 to 1, while it tells. */
  progress?: number
  /** A few words about its work now. */
  message?: string
  /** Address of the newest picture of its work. */
  preview?: string
  notes: string[]
  millis?: number
  error?: Schemas['RunError']
}

/** A run as the page knows it: what the server's record says, and what events told since. */
export interface LiveRun {
  id: string
  name: string
  status: RunStatus
  queued: string
  started?: string
  finished?: string
  /** Of the last event that is in here. */
  seq: number
  /** How many nodes will run, as far as is known. */
  expected?: number
  /** What each node took in earlier runs, in milliseconds. */
  weights?: Record<string, number>
  /** The largest share done that was ever shown: what is shown never falls. */
  reached?: number
  /** When this page first saw it at work, and how far it was then. */
  pace?: { at: number; share: number }
  nodes: Record<string, LiveNode>
  /** The node whose preview is the newest. */
  shows?: string
  outputs: Schemas['Output'][]
  /** How many files it left, where only that is known. */
  files?: number
  seeds: Record<string, number>
  error?: Schemas['RunError']
}

const FRESH: LiveNode = { status: 'waiting', notes: [] }

export const isOver = (status: RunStatus) => status !== 'queued' && status !== 'running'

/** The run after an event. */
export function after(run: LiveRun, event: RunEvent): LiveRun {
  if (event.seq <= run.seq) return run
  const next = changed(run, event)
  if (next.status !== 'running') return next
  const reached = Math.max(next.reached ?? 0, shareOf(next))
  if (next.pace || (event.type !== 'progress' && event.type !== 'node-finished')) return { ...next, reached }
  // A page that comes to a run half-way hears only now how far it is.
  return { ...next, reached, pace: { at: Date.now(), share: reached } }
}

function changed(run: LiveRun, event: RunEvent): LiveRun {
  const next = { ...run, seq: event.seq }
  const node = (name: string, change: Partial<LiveNode>) => {
    next.nodes = { ...run.nodes, [name]: { ...FRESH, ...run.nodes[name], ...change } }
    return next
  }
  switch (event.type) {
    case 'queued':
      return next
    case 'started':
      return begun(next, event.nodes)
    case 'node-started':
      return node(event.node, { status: 'running' })
    case 'progress':
      return node(event.node, {
        status: 'running',
        progress: event.total ? event.done / event.total : 0,
        message: event.message,
      })
    case 'preview':
      next.shows = event.node
      return node(event.node, { preview: `data:image/png;base64,${event.png}` })
    case 'note':
      return node(event.node, { notes: [...(run.nodes[event.node]?.notes ?? []), event.sentence] })
    case 'node-finished':
      return node(event.node, {
        status: event.cached ? 'cached' : 'done',
        progress: 1,
        millis: event.millis,
      })
    case 'node-failed':
      return node(event.node, { status: 'failed', error: event.error })
    case 'output-saved':
      // The record may be quicker than the event, and counting it twice would ask for a file that is not there.
      return run.outputs.some((each) => each.file === event.output.file)
        ? next
        : { ...next, outputs: [...run.outputs, event.output] }
    case 'finished':
      return {
        ...next,
        status: event.status,
        finished: new Date().toISOString(),
        ...(event.error && { error: event.error }),
      }
  }
}

/** From the beginning, perhaps once more: the server may have died while it ran. */
function begun(run: LiveRun, expected: number): LiveRun {
  const nodes = Object.fromEntries(Object.keys(run.nodes).map((name) => [name, FRESH]))
  return {
    ...run,
    status: 'running',
    expected,
    started: new Date().toISOString(),
    reached: 0,
    pace: { at: Date.now(), share: 0 },
    nodes,
    outputs: [],
  }
}

/** The whole run's share that is done, from 0 to 1; it never falls while a run goes on. */
export function progressOf(run: LiveRun): number {
  if (run.status === 'succeeded') return 1
  return Math.max(run.reached ?? 0, shareOf(run))
}

const doneOf = (node: LiveNode | undefined) => (node?.status === 'done' ? 1 : (node?.progress ?? 0))

/** By the time that nodes took before, if that is known; else each node counts alike. */
function shareOf(run: LiveRun): number {
  if (run.weights) return weighted(run, run.weights)
  const ran = Object.values(run.nodes).filter((each) => each.status !== 'cached')
  const total = Math.max(run.expected ?? 0, ran.length, 1)
  return Math.min(ran.reduce((sum, each) => sum + doneOf(each), 0) / total, 1)
}

function weighted(run: LiveRun, weights: Record<string, number>): number {
  const known = Object.values(weights).filter((weight) => weight > 0)
  const mean = known.reduce((sum, weight) => sum + weight, 0) / Math.max(known.length, 1) || 1
  let total = 0
  let done = 0
  for (const name of new Set([...Object.keys(weights), ...Object.keys(run.nodes)])) {
    if (run.nodes[name]?.status === 'cached') continue
    const weight = weights[name] ?? mean
    total += weight
    done += weight * doneOf(run.nodes[name])
  }
  return total > 0 ? Math.min(done / total, 1) : 0
}

/** Milliseconds until it is done, at the pace so far; undefined while that says nothing yet. */
export function timeLeft(run: LiveRun, now: number): number | undefined {
  if (run.status !== 'running' || !run.pace) return undefined
  const share = progressOf(run)
  const done = share - run.pace.share
  const took = now - run.pace.at
  if (done < 0.02 || took < 500) return undefined
  return ((1 - share) * took) / done
}

/** The newest picture of its work, or the last file that it saved. */
export function previewOf(run: LiveRun): string | undefined {
  return run.shows === undefined ? undefined : run.nodes[run.shows]?.preview
}

/** How the nodes inside a subgraph node fare together; `undefined` when the run knows of none. */
export function insideOf(run: LiveRun, name: string): LiveNode | undefined {
  const inner = Object.entries(run.nodes).flatMap(([each, node]) =>
    each.startsWith(`${name}/`) ? [node] : [],
  )
  if (inner.length === 0) return undefined
  const some = (...statuses: NodeStatus[]) => inner.some((node) => statuses.includes(node.status))
  const began = some('done', 'cached', 'running')
  const over = isOver(run.status) || !some('waiting', 'running')
  const status = some('failed')
    ? 'failed'
    : some('running') || (began && !over)
      ? 'running'
      : some('done')
        ? 'done'
        : some('cached')
          ? 'cached'
          : 'waiting'
  const done = inner.reduce((sum, node) => sum + (node.status === 'cached' ? 1 : doneOf(node)), 0)
  const error = inner.find((node) => node.error)?.error
  return { status, progress: done / inner.length, notes: [], ...(error && { error }) }
}

/** The node at work, if one is. */
export function nodeAtWork(run: LiveRun): [string, LiveNode] | undefined {
  return Object.entries(run.nodes).findLast(([, node]) => node.status === 'running')
}
