import type { RunRecord } from '@/runs/record'
import { linkOf } from '@/compare/sentences'
import type { Mark, NodeRow } from '@/compare/runDiff'

export interface MapNode {
  name: string
  mark: Mark
  column: number
  row: number
}

export interface MapLink {
  from: MapNode
  to: MapNode
  mark: 'added' | 'removed' | 'same'
}

export interface GraphMap {
  nodes: MapNode[]
  links: MapLink[]
  columns: number
  rows: number
}

type Nodes = NonNullable<RunRecord['workflow']['nodes']>

/** Both graphs in one, as small as they can be: each node right of all that it reads. */
export function graphMap(a: Nodes, b: Nodes, rows: readonly NodeRow[]): GraphMap {
  const now = new Map(rows.flatMap((row) => (row.change?.was ? [[row.change.was, row.name]] : [])))
  const today = (name: string) => now.get(name) ?? name
  const before = linksOf(a, today)
  const after = linksOf(b, today)
  const names = new Set([...Object.keys(b), ...Object.keys(a).map(today)])
  const marks = new Map(rows.map((row) => [row.name, row.mark]))
  const links = new Map([...before, ...after])
  const depths = depthsOf(names, [...links.values()])
  const filled = new Map<number, number>()
  const nodes = new Map<string, MapNode>()
  for (const name of names) {
    const column = depths.get(name) ?? 0
    const row = filled.get(column) ?? 0
    filled.set(column, row + 1)
    nodes.set(name, { name, mark: marks.get(name) ?? 'same', column, row })
  }
  return {
    nodes: [...nodes.values()],
    links: [...links].flatMap(([key, [source, target]]) => {
      const [from, to] = [nodes.get(source), nodes.get(target)]
      const mark = !before.has(key) ? 'added' : after.has(key) ? 'same' : 'removed'
      return from && to ? [{ from, to, mark } satisfies MapLink] : []
    }),
    columns: Math.max(0, ...depths.values()) + 1,
    rows: Math.max(1, ...filled.values()),
  }
}

/** The links of a graph by what they join, each with the names of its two nodes. */
function linksOf(nodes: Nodes, today: (name: string) => string) {
  const links = new Map<string, [string, string]>()
  for (const [name, node] of Object.entries(nodes)) {
    for (const [port, value] of Object.entries<unknown>(node.inputs ?? {})) {
      for (const each of Array.isArray(value) ? value : [value]) {
        const from = linkOf(each)
        if (from === undefined) continue
        const dot = from.lastIndexOf('.')
        const source = today(from.slice(0, dot))
        links.set(`${source}${from.slice(dot)} ${today(name)}.${port}`, [source, today(name)])
      }
    }
  }
  return links
}

/** How many nodes are before each at most. Two graphs together may have a cycle; that is cut where it closes. */
function depthsOf(names: Iterable<string>, links: readonly [string, string][]) {
  const sources = new Map<string, string[]>()
  for (const [source, target] of links) sources.set(target, [...(sources.get(target) ?? []), source])
  const depths = new Map<string, number>()
  const open = new Set<string>()
  const depth = (name: string): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    if (open.has(name)) return -1
    open.add(name)
    const found = 1 + Math.max(-1, ...(sources.get(name) ?? []).map(depth))
    open.delete(name)
    depths.set(name, found)
    return found
  }
  for (const name of names) depth(name)
  return depths
}
