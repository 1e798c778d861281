import type { Schemas } from '@/api/client'
import type { RunEvent } from '@/api/events'

export type RunStatus = Schemas['RunStatus']
export type NodeStatus = 'waiting' | 'running' | 'done' | 'cached' | 'failed'

/** A node within a run, as far as it is known. */
export interface LiveNode {
  status: NodeStatus
  /** From 0 to 1, while it tells. */
  progress?: number
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
  nodes: Record<string, LiveNode>
  outputs: Schemas['Output'][]
  seeds: Record<string, number>
  error?: Schemas['RunError']
}

const FRESH: LiveNode = { status: 'waiting', notes: [] }

export const isOver = (status: RunStatus) => status !== 'queued' && status !== 'running'

/** The run after an event. */
export function after(run: LiveRun, event: RunEvent): LiveRun {
  if (event.seq <= run.seq) return run
  const next = { ...run, seq: event.seq }
  const node = (name: string, change: Partial<LiveNode>) => {
    next.nodes = { ...run.nodes, [name]: { ...FRESH, ...run.nodes[name], ...change } }
    return next
  }
  switch (event.type) {
    case 'queued':
      return next
    case 'started':
      return { ...next, status: 'running', expected: event.nodes, started: new Date().toISOString() }
    case 'node-started':
      return node(event.node, { status: 'running' })
    case 'progress':
      return node(event.node, { status: 'running', progress: event.total ? event.done / event.total : 0 })
    case 'preview':
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
      return { ...next, outputs: [...run.outputs, event.output] }
    case 'finished':
      return {
        ...next,
        status: event.status,
        finished: new Date().toISOString(),
        ...(event.error && { error: event.error }),
      }
  }
}

/** The whole run's share that is done, from 0 to 1: nodes that ended, and what running ones tell. */
export function progressOf(run: LiveRun): number {
  if (run.status === 'succeeded') return 1
  const nodes = Object.values(run.nodes)
  const ran = nodes.filter((each) => each.status !== 'cached')
  const total = Math.max(run.expected ?? 0, ran.length, 1)
  const done = ran.reduce((sum, each) => sum + (each.status === 'done' ? 1 : (each.progress ?? 0)), 0)
  return Math.min(done / total, 1)
}
