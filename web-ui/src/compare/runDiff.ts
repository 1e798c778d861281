import { useQuery } from '@tanstack/react-query'
import { type Schemas, api, ask } from '@/api/client'
import type { RunRecord } from '@/runs/record'

export type RunComparison = Schemas['RunComparison']
export type NodeChange = Schemas['NodeChange']

/** What makes one run another, as the server finds. */
export function useRunDiff(a: string, b: string) {
  const { data } = useQuery({
    queryKey: ['runs', 'diff', a, b],
    queryFn: () => ask(api.GET('/api/v1/runs/{a}/diff/{b}', { params: { path: { a, b } } })),
  })
  return data
}

/** How a node differs; `same` when only its times may. */
export type Mark = 'added' | 'removed' | 'renamed' | 'changed' | 'rewired' | 'same'

/** What a node says of its two runs. */
export interface NodeRow {
  name: string
  mark: Mark
  change?: NodeChange
  before?: Schemas['NodeTime']
  after?: Schemas['NodeTime']
  /** The most memory that it took, in bytes. */
  memory: { before?: number; after?: number }
}

export function markOf(change: NodeChange): Mark {
  if (change.change !== 'changed') return change.change
  return change.inputs.some((input) => input.rewired) ? 'rewired' : 'changed'
}

/** Every node of both runs: those that differ first, else in the order of the runs. */
export function rowsOf(diff: RunComparison, a: RunRecord, b: RunRecord): NodeRow[] {
  const times = new Map(diff.nodes.map((each) => [each.node, each]))
  const rows = new Map<string, NodeRow>()
  const row = (name: string, was: string, change?: NodeChange) => {
    const before = times.get(was)?.before
    const after = times.get(name)?.after
    const peaks = [a.nodes[was]?.peakBytes, b.nodes[name]?.peakBytes]
    rows.set(name, {
      name,
      mark: change ? markOf(change) : 'same',
      ...(change && { change }),
      ...(before && { before }),
      ...(after && { after }),
      memory: {
        ...(peaks[0] !== undefined && { before: peaks[0] }),
        ...(peaks[1] !== undefined && { after: peaks[1] }),
      },
    })
  }
  for (const change of diff.workflow.nodes) row(change.node, change.was ?? change.node, change)
  for (const subgraph of diff.workflow.subgraphs) {
    for (const change of subgraph.nodes) rows.set(`${subgraph.name}/${change.node}`, inside(subgraph, change))
  }
  const renamed = new Set([...rows.values()].flatMap((each) => each.change?.was ?? []))
  for (const name of times.keys()) if (!rows.has(name) && !renamed.has(name)) row(name, name)
  return [...rows.values()]
}

/** Of a subgraph's inside the document is compared; its times belong to each place where it is used. */
function inside(subgraph: Schemas['SubgraphChange'], change: NodeChange): NodeRow {
  return { name: `${subgraph.name}/${change.node}`, mark: markOf(change), change, memory: {} }
}

/** What else was not the same: a seed that the document writes down is among what differs in that. */
export function otherChanges(diff: RunComparison): Schemas['Circumstance'][] {
  const told = new Set(
    diff.workflow.nodes.flatMap(({ node, inputs }) => inputs.map(({ port }) => `${node}.${port}`)),
  )
  return diff.changes.filter((change) => change.kind !== 'seed' || !told.has(change.name))
}

const HASH = /^[0-9a-f]{64}$/

/** A hash by its beginning, anything else as it is. */
export const brief = (value: string) => (HASH.test(value) ? `${value.slice(0, 12)}…` : value)
