import type { Command, Decoration } from '@/document/commands'
import { holds } from '@/document/subgraphs'
import {
  FORMAT,
  type Frame,
  type Graph,
  type Input,
  type Link,
  type Literal,
  type Note,
  type Point,
  type Scope,
  type Subgraph,
  type Workflow,
  type WorkflowNode,
  freshName,
  graphOf,
  isLink,
  isList,
  portName,
  portRef,
  subgraphOf,
  subgraphType,
} from '@/document/workflow'

/** A part of a graph on its own: it is a document, so that it can also be opened, saved and read as one. */
export interface Fragment extends Workflow {
  subgraphs?: Record<string, Subgraph>
}

/** The named nodes, frames and notes with the links among them; links from elsewhere are kept when wanted. */
export function extract(workflow: Workflow, scope: Scope, names: Iterable<string>): Fragment {
  const graph = graphOf(workflow, scope)
  const wanted = new Set(names)
  const fragment: Fragment = { format: FORMAT, nodes: {} }
  const pick = <T>(all: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id)))
  fragment.nodes = pick(graph?.nodes)
  const frames = pick(graph?.ui?.frames)
  const notes = pick(graph?.ui?.notes)
  if (Object.keys(frames).length + Object.keys(notes).length > 0) fragment.ui = { frames, notes }
  const needed = subgraphsOf(workflow, fragment.nodes)
  if (needed.size > 0) {
    fragment.subgraphs = Object.fromEntries(
      Object.entries(workflow.subgraphs ?? {}).filter(([name]) => needed.has(name)),
    )
  }
  return fragment
}

/** The subgraphs that these nodes are uses of, and those within. */
function subgraphsOf(workflow: Workflow, nodes: Graph['nodes']): Set<string> {
  const found = new Set<string>()
  const waiting = Object.values(nodes)
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const name = subgraphOf(node.type)
    const inside = name !== undefined && workflow.subgraphs?.[name]
    if (!inside || found.has(name)) continue
    found.add(name)
    waiting.push(...Object.values(inside.nodes))
  }
  return found
}

/**
 * Commands that put a fragment into a graph under fresh names. Links within it are kept; links from outside of it only
 * when `outer` says so and their source is there.
 */
export function paste(
  workflow: Workflow,
  scope: Scope,
  fragment: Fragment,
  where: { at?: Point; by?: Point; outer?: boolean } = {},
): { commands: Command[]; names: string[] } {
  const graph = graphOf(workflow, scope)
  if (!graph) return { commands: [], names: [] }
  const { commands, types } = adopted(workflow, scope, fragment.subgraphs ?? {})
  const taken = new Set([
    ...Object.keys(graph.nodes),
    ...Object.keys(graph.ui?.frames ?? {}),
    ...Object.keys(graph.ui?.notes ?? {}),
    ...Object.keys(graph.ui?.reroutes ?? {}),
  ])
  const fresh = new Map<string, string>()
  const name = (before: string) => {
    const after = freshName(before, (each) => taken.has(each))
    taken.add(after)
    fresh.set(before, after)
    return after
  }
  for (const each of Object.keys(fragment.nodes)) name(each)

  const by = where.by ?? shift(fragment, where.at)
  const nodes: Record<string, WorkflowNode> = {}
  for (const [before, node] of Object.entries(fragment.nodes)) {
    const copy = structuredClone(node)
    copy.type = types.get(copy.type) ?? copy.type
    copy.ui = { ...copy.ui, x: (copy.ui?.x ?? 0) + by.x, y: (copy.ui?.y ?? 0) + by.y }
    if (copy.inputs) copy.inputs = relinked(copy.inputs, fresh, where.outer ? graph : undefined)
    nodes[fresh.get(before) ?? before] = copy
  }
  const ui: Decoration = {}
  const moved = <T extends Frame | Note>(all: Record<string, T> = {}) =>
    Object.fromEntries(
      Object.entries(all).map(([id, each]) => [name(id), { ...each, x: each.x + by.x, y: each.y + by.y }]),
    )
  if (Object.keys(fragment.ui?.frames ?? {}).length > 0) ui.frames = moved(fragment.ui?.frames)
  if (Object.keys(fragment.ui?.notes ?? {}).length > 0) ui.notes = moved(fragment.ui?.notes)
  commands.push({ type: 'add', nodes, ui, ...(scope !== undefined && { scope }) })
  return { commands, names: [...fresh.values()] }
}

/**
 * The definitions that come along. One that the document has already, with all that is in it, is used; another of the
 * same name, or one that would hold the graph it is put into, comes in under a fresh name.
 */
function adopted(
  workflow: Workflow,
  scope: Scope,
  definitions: Record<string, Subgraph>,
): { commands: Command[]; types: Map<string, string> } {
  const there = workflow.subgraphs ?? {}
  const names = new Map<string, string>()
  const text = (all: Record<string, Subgraph>, name: string) => JSON.stringify(all[name])
  const same = (name: string, within: ReadonlySet<string> = new Set()): boolean =>
    within.has(name) ||
    (text(there, name) === text(definitions, name) &&
      Object.values(definitions[name]?.nodes ?? {}).every((node) => {
        const inner = subgraphOf(node.type)
        return inner === undefined || same(inner, new Set([...within, name]))
      }))
  for (const name of Object.keys(definitions)) {
    if (same(name) && !(scope !== undefined && holds(there, name, scope))) continue
    names.set(
      name,
      freshName(name, (each) => each in there || [...names.values()].includes(each)),
    )
  }
  const types = new Map([...names].map(([before, after]) => [subgraphType(before), subgraphType(after)]))
  const commands = [...names].map(([before, after]): Command => {
    const subgraph = structuredClone(definitions[before]) as Subgraph
    for (const node of Object.values(subgraph.nodes)) node.type = types.get(node.type) ?? node.type
    return { type: 'define', name: after, subgraph }
  })
  return { commands, types }
}

function relinked(inputs: Record<string, Input>, fresh: Map<string, string>, outer: Graph | undefined) {
  const link = (each: Link): Link | undefined => {
    const { node, port } = portRef(each.from)
    const after = fresh.get(node)
    if (after !== undefined) return { ...each, from: portName(after, port) }
    return outer && node in outer.nodes ? each : undefined
  }
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([port, input]): [string, Input][] => {
      if (isLink(input)) {
        const next = link(input)
        return next ? [[port, next]] : []
      }
      if (!isList(input)) return [[port, input]]
      const items = input.flatMap((each): (Link | Literal)[] => {
        const next = isLink(each) ? link(each) : each
        return next === undefined ? [] : [next]
      })
      return items.length > 0 ? [[port, items]] : []
    }),
  )
}

/** From where the fragment's corner is to where it is wanted; a little beside itself when nothing is said. */
function shift(fragment: Fragment, at: Point | undefined): Point {
  if (!at) return { x: 40, y: 40 }
  const points = [
    ...Object.values(fragment.nodes).map((node) => ({ x: node.ui?.x ?? 0, y: node.ui?.y ?? 0 })),
    ...Object.values(fragment.ui?.frames ?? {}),
    ...Object.values(fragment.ui?.notes ?? {}),
  ]
  if (points.length === 0) return at
  return {
    x: at.x - Math.min(...points.map((each) => each.x)),
    y: at.y - Math.min(...points.map((each) => each.y)),
  }
}
