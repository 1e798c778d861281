import type { Schemas } from '@/api/client'

/** What a node is coloured by: the time it took, or the most memory that it had in use beyond what was there before. */
export type HeatOf = 'time' | 'memory'

export interface Span {
  from: number
  to: number
}

/** What a node cost in one run; for a subgraph, all that is in it. */
export interface Spent {
  status: Schemas['NodeStatus']
  /** Milliseconds. */
  time?: number
  /** Bytes. */
  memory?: number
}

/** From 0, hardly anything, to 4, most of all. */
export type Level = 0 | 1 | 2 | 3 | 4

export interface NodeHeat {
  status: Schemas['NodeStatus']
  value?: number
  /** Of the hottest, from 0 to 1. */
  share: number
  level?: Level
  /** Whether it lies on the path that decides how long the whole takes. */
  critical?: boolean
  /** The node after it on that path. */
  leadsTo?: string
}

type Told = { type: string; node?: string; millis?: number; cached?: boolean }

/**
 * When nodes ran, in milliseconds from the beginning. Events have an order and nodes a duration: a node is taken to
 * begin as soon as the last one that had ended before it did.
 */
export function spansOf(events: readonly unknown[]): Map<string, Span> {
  const began = new Map<string, number>()
  const spans = new Map<string, Span>()
  let now = 0
  for (const event of events as Told[]) {
    if (event.type === 'started') {
      // A run that was begun anew tells of the last time.
      began.clear()
      spans.clear()
      now = 0
    }
    if (event.node === undefined) continue
    if (event.type === 'node-started') began.set(event.node, now)
    if (event.type === 'node-finished') {
      const from = began.get(event.node) ?? now
      const to = event.cached ? from : from + (event.millis ?? 0)
      spans.set(event.node, { from, to })
      now = Math.max(now, to)
    }
  }
  return spans
}

/**
 * What each node of one graph cost in a run.
 *
 * @param names of the graph's nodes
 * @param path the nodes by which the graph was entered
 */
export function spentOf(
  record: Pick<Schemas['RunDocument'], 'nodes'>,
  spans: ReadonlyMap<string, Span>,
  names: readonly string[],
  path: readonly string[] = [],
): Map<string, Spent> {
  const spent = new Map<string, Spent>()
  const prefix = path.map((each) => `${each}/`).join('')
  for (const name of names) {
    const way = prefix + name
    const node = record.nodes[way]
    if (node) {
      spent.set(name, {
        status: node.status,
        ...(node.status === 'ran' && { time: node.ms }),
        ...(node.peakBytes !== undefined && { memory: node.peakBytes }),
      })
      continue
    }
    const inside = Object.entries(record.nodes).filter(([each]) => each.startsWith(`${way}/`))
    if (inside.length > 0) spent.set(name, together(inside, spans))
  }
  return spent
}

/** A subgraph's time is from when its first node began until its last one ended: what ran side by side counts once. */
function together(inside: [string, Schemas['NodeDocument']][], spans: ReadonlyMap<string, Span>): Spent {
  const all = inside.map(([, node]) => node)
  const status = (['failed', 'running', 'ran', 'waiting', 'cancelled', 'cached'] as const).find((each) =>
    all.some((node) => node.status === each),
  )
  const times = inside.flatMap(([name, node]) => (node.status === 'ran' ? (spans.get(name) ?? []) : []))
  const peaks = all.flatMap((node) => node.peakBytes ?? [])
  return {
    status: status ?? 'skipped',
    ...(times.length > 0 && {
      time: Math.max(...times.map(({ to }) => to)) - Math.min(...times.map(({ from }) => from)),
    }),
    ...(peaks.length > 0 && { memory: Math.max(...peaks) }),
  }
}

/** From which share of the hottest on a node has each level. */
export const LEVELS = [0, 0.05, 0.15, 0.4, 0.7] as const

export const levelOf = (share: number) => LEVELS.findLastIndex((least) => share >= least) as Level

/** What nodes cost, one beside the other: in one run, or the median of several. */
export function heatOf(
  runs: readonly ReadonlyMap<string, Spent>[],
  of: HeatOf,
  critical: (weight: (name: string) => number) => readonly string[] = () => [],
): Map<string, NodeHeat> {
  const values = new Map<string, number>()
  const heat = new Map<string, NodeHeat>()
  const [shown] = runs
  if (!shown) return heat
  for (const name of shown.keys()) {
    const known = runs.flatMap((run) => run.get(name)?.[of] ?? [])
    if (known.length > 0) values.set(name, median(known))
  }
  const hottest = Math.max(0, ...values.values())
  for (const [name, { status }] of shown) {
    const value = values.get(name)
    const share = value === undefined || hottest === 0 ? 0 : value / hottest
    heat.set(name, { status, share, ...(value !== undefined && { value, level: levelOf(share) }) })
  }
  if (of === 'time') {
    const path = critical((each) => values.get(each) ?? 0)
    for (const [n, name] of path.entries()) {
      const node = heat.get(name)
      if (!node) continue
      if (node.value !== undefined) node.critical = true
      const next = path[n + 1]
      if (next !== undefined) node.leadsTo = next
    }
  }
  return heat
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  return (low + high) / 2
}
