import { type Graph, linksOfNode, portRef } from '@/document/workflow'

/** The nodes that these need, directly or not, and these themselves. */
export function upstream(graph: Graph, names: Iterable<string>): Set<string> {
  return walk(names, (name) => {
    const node = graph.nodes[name]
    return node ? linksOfNode(name, node).map((link) => portRef(link.from).node) : []
  })
}

/** The nodes that need these, directly or not, and these themselves. */
export function downstream(graph: Graph, names: Iterable<string>): Set<string> {
  const readers = readersOf(graph)
  return walk(names, (name) => readers.get(name) ?? [])
}

/** Who reads a node's outputs, by its name. */
export function readersOf(graph: Graph): Map<string, string[]> {
  const readers = new Map<string, string[]>()
  for (const [name, node] of Object.entries(graph.nodes)) {
    for (const link of linksOfNode(name, node)) {
      const source = portRef(link.from).node
      const known = readers.get(source)
      if (known) known.push(name)
      else readers.set(source, [name])
    }
  }
  return readers
}

function walk(from: Iterable<string>, next: (name: string) => string[]): Set<string> {
  const seen = new Set<string>()
  const waiting = [...from]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    waiting.push(...next(name))
  }
  return seen
}

/** The nodes of one cycle, in the order of its links; empty when there is none. */
export function cycleOf(graph: Graph): string[] {
  const sources = new Map(
    Object.entries(graph.nodes).map(([name, node]) => [
      name,
      new Set(
        linksOfNode(name, node)
          .map((link) => portRef(link.from).node)
          .filter((each) => each in graph.nodes),
      ),
    ]),
  )
  const readers = readersOf(graph)
  const free = [...sources].flatMap(([name, needs]) => (needs.size === 0 ? [name] : []))
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    sources.delete(name)
    for (const reader of new Set(readers.get(name))) {
      const needs = sources.get(reader)
      needs?.delete(name)
      if (needs?.size === 0) free.push(reader)
    }
  }
  // What is left needs something that is left: going from need to need comes back to where it was.
  const path: string[] = []
  let at = sources.keys().next().value
  while (at !== undefined && !path.includes(at)) {
    path.push(at)
    at = sources.get(at)?.values().next().value
  }
  return at === undefined ? [] : path.slice(path.indexOf(at)).reverse()
}

/** The path along links whose nodes weigh most together, its first node first; empty when none weighs anything. */
export function heaviestPath(graph: Graph, weight: (name: string) => number): string[] {
  const waits = new Map(Object.keys(graph.nodes).map((name) => [name, sourcesOf(graph, name).size]))
  const readers = readersOf(graph)
  const best = new Map<string, { weight: number; before: string | undefined }>()
  const heavier = (a: string | undefined, b: string) =>
    (best.get(b)?.weight ?? 0) > (a === undefined ? 0 : (best.get(a)?.weight ?? 0)) ? b : a
  const ready = [...waits].flatMap(([name, count]) => (count === 0 ? [name] : []))
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    const before = [...sourcesOf(graph, name)].reduce<string | undefined>(heavier, undefined)
    const led = before === undefined ? 0 : (best.get(before)?.weight ?? 0)
    best.set(name, { weight: led + weight(name), before })
    for (const reader of new Set(readers.get(name))) {
      const left = (waits.get(reader) ?? 0) - 1
      waits.set(reader, left)
      if (left === 0) ready.push(reader)
    }
  }
  const path: string[] = []
  const end = [...best.keys()].reduce<string | undefined>(heavier, undefined)
  for (let name = end; name !== undefined; name = best.get(name)?.before) path.push(name)
  return path.reverse()
}

function sourcesOf(graph: Graph, name: string): Set<string> {
  const node = graph.nodes[name]
  const all = node ? linksOfNode(name, node).map((link) => portRef(link.from).node) : []
  return new Set(all.filter((each) => each in graph.nodes))
}
