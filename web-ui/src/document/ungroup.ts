import type { Command } from '@/document/commands'
import { anchorOf, formPort, placeOf, relinked } from '@/document/group'
import { freshSeeds } from '@/document/seeds'
import { usesOf } from '@/document/subgraphs'
import {
  type Graph,
  type GraphUi,
  type Input,
  type Link,
  type Literal,
  type Scope,
  type Subgraph,
  type Workflow,
  type WorkflowNode,
  freshName,
  graphOf,
  isLink,
  isList,
  linksOfNode,
  portName,
  portRef,
  subgraphOf,
} from '@/document/workflow'

const within = (scope: Scope) => (scope === undefined ? {} : { scope })

/**
 * Puts what is inside a subgraph node in its place. All that a run computes stays the same. The definition goes with
 * its last use.
 */
export function ungroup(
  workflow: Workflow,
  scope: Scope,
  name: string,
): { names: string[]; commands: Command[] } | undefined {
  const graph = graphOf(workflow, scope)
  const outer = graph?.nodes[name]
  const key = subgraphOf(outer?.type ?? '')
  const subgraph = key === undefined ? undefined : workflow.subgraphs?.[key]
  if (!graph || !outer || key === undefined || !subgraph) return undefined

  const fresh = freshNames(graph, subgraph, name)
  const port = (inner: string) => {
    const ref = portRef(inner)
    return portName(fresh.get(ref.node) ?? ref.node, ref.port)
  }
  const nodes = insideOf(subgraph, outer, fresh, port)
  const from = (read: string) => {
    const ref = portRef(read)
    const given = ref.node === name ? subgraph.outputs[ref.port]?.from : undefined
    return given === undefined ? undefined : port(given)
  }
  const by = shift(subgraph, outer)
  const commands: Command[] = [
    { type: 'add', nodes, ui: decorationOf(subgraph.ui, fresh, port, by), ...within(scope) },
    ...relinked(graph, scope, new Set([name]), from),
  ]
  for (const [id, reroute] of Object.entries(graph.ui?.reroutes ?? {})) {
    const to = reroute.to.flatMap((each) => {
      const ref = portRef(each)
      return ref.node === name ? (subgraph.inputs[ref.port]?.to.map(port) ?? []) : [each]
    })
    const change = { from: from(reroute.from) ?? reroute.from, to }
    commands.push({ type: 'reroute', id, change, ...within(scope) })
  }
  if (scope !== undefined) commands.push(...rebound(workflow, scope, name, subgraph, port, from))
  else commands.push(...aimed(workflow, name, subgraph, fresh, port, from))
  commands.push({ type: 'remove', nodes: [name], ...within(scope) })
  if (usesOf(workflow, key) === 1) commands.push({ type: 'define', name: key })
  return { names: [...fresh.values()], commands }
}

function freshNames(graph: Graph, subgraph: Subgraph, instead: string): Map<string, string> {
  const around = graph.ui ?? {}
  const taken = new Set(
    [graph.nodes, around.frames ?? {}, around.notes ?? {}, around.reroutes ?? {}].flatMap((each) =>
      Object.keys(each),
    ),
  )
  taken.delete(instead)
  const fresh = new Map<string, string>()
  const inside = subgraph.ui ?? {}
  for (const all of [subgraph.nodes, inside.frames ?? {}, inside.notes ?? {}, inside.reroutes ?? {}]) {
    for (const each of Object.keys(all)) {
      // Its own name may be used again, but not while it is still there.
      const after =
        !taken.has(each) && each !== instead
          ? each
          : freshName(each, (other) => taken.has(other) || other === instead)
      taken.add(after)
      fresh.set(each, after)
    }
  }
  return fresh
}

function insideOf(
  subgraph: Subgraph,
  outer: WorkflowNode,
  fresh: ReadonlyMap<string, string>,
  port: (inner: string) => string,
): Record<string, WorkflowNode> {
  const link = (each: Link): Link => ({ ...each, from: port(each.from) })
  const renamed = (input: Input): Input =>
    isLink(input)
      ? link(input)
      : isList(input)
        ? input.map((each): Link | Literal => (isLink(each) ? link(each) : each))
        : input
  const by = shift(subgraph, outer)
  const nodes: Record<string, WorkflowNode> = {}
  for (const [before, node] of Object.entries(subgraph.nodes)) {
    const copy = structuredClone(node)
    const at = placeOf(copy)
    copy.ui = { ...copy.ui, x: at.x + by.x, y: at.y + by.y }
    if (copy.inputs) {
      copy.inputs = Object.fromEntries(
        Object.entries(copy.inputs).map(([name, input]) => [name, renamed(input)]),
      )
    }
    if (outer.mode) copy.mode = outer.mode
    nodes[fresh.get(before) ?? before] = copy
  }
  for (const [name, input] of Object.entries(outer.inputs ?? {})) {
    for (const to of subgraph.inputs[name]?.to ?? []) {
      const ref = portRef(port(to))
      const node = nodes[ref.node]
      if (node) (node.inputs ??= {})[ref.port] = structuredClone(input)
    }
  }
  for (const name of freshSeeds(outer)) {
    for (const to of subgraph.inputs[name]?.to ?? []) {
      const ref = portRef(port(to))
      const node = nodes[ref.node]
      if (node?.ui) node.ui.freshSeeds = [...new Set([...freshSeeds(node), ref.port])]
    }
  }
  return nodes
}

/** From where the inside lies to where the node stood. */
function shift(subgraph: Subgraph, outer: WorkflowNode) {
  const anchor = anchorOf(Object.values(subgraph.nodes).map(placeOf))
  const at = placeOf(outer)
  return { x: at.x - anchor.x, y: at.y - anchor.y }
}

function decorationOf(
  ui: GraphUi | undefined,
  fresh: ReadonlyMap<string, string>,
  port: (inner: string) => string,
  by: { x: number; y: number },
) {
  const moved = <T extends { x: number; y: number }>(all: Record<string, T> = {}, more?: (each: T) => T) =>
    Object.fromEntries(
      Object.entries(structuredClone(all)).map(([id, each]) => [
        fresh.get(id) ?? id,
        { ...(more ? more(each) : each), x: each.x + by.x, y: each.y + by.y },
      ]),
    )
  return {
    ...(ui?.frames && { frames: moved(ui.frames) }),
    ...(ui?.notes && { notes: moved(ui.notes) }),
    ...(ui?.reroutes && {
      reroutes: moved(ui.reroutes, (each) => ({
        ...each,
        from: port(each.from),
        to: each.to.map(port),
        ...(each.via !== undefined && { via: fresh.get(each.via) ?? each.via }),
      })),
    }),
  }
}

/** The subgraph around leads to what was inside where it led to the node. */
function rebound(
  workflow: Workflow,
  scope: string,
  name: string,
  subgraph: Subgraph,
  port: (inner: string) => string,
  from: (read: string) => string | undefined,
): Command[] {
  const around = workflow.subgraphs?.[scope]
  const commands: Command[] = []
  for (const [input, { to }] of Object.entries(around?.inputs ?? {})) {
    if (!to.some((each) => portRef(each).node === name)) continue
    const next = to.flatMap((each) => {
      const ref = portRef(each)
      return ref.node === name ? (subgraph.inputs[ref.port]?.to.map(port) ?? []) : [each]
    })
    commands.push({ type: 'port', side: 'inputs', name: input, to: next, scope })
  }
  for (const [output, each] of Object.entries(around?.outputs ?? {})) {
    const next = from(each.from)
    if (next !== undefined) commands.push({ type: 'port', side: 'outputs', name: output, from: next, scope })
  }
  return commands
}

/** What the workflow is run for, and what its form shows, where that is outside now. */
function aimed(
  workflow: Workflow,
  name: string,
  subgraph: Subgraph,
  fresh: ReadonlyMap<string, string>,
  port: (inner: string) => string,
  from: (read: string) => string | undefined,
): Command[] {
  const commands: Command[] = []
  const before = workflow.outputs ?? []
  const whole = () => {
    const read = new Set(
      Object.entries(subgraph.nodes)
        .flatMap(([node, each]) => linksOfNode(node, each))
        .map((link) => portRef(link.from).node),
    )
    const last = Object.keys(subgraph.nodes).filter((node) => !read.has(node))
    const given = Object.values(subgraph.outputs).map((each) => port(each.from))
    return [...last.map((node) => fresh.get(node) ?? node), ...given]
  }
  const after = before.flatMap((each) => (each === name ? whole() : (from(each) ?? each)))
  if (after.some((each, n) => each !== before[n])) {
    commands.push({ type: 'outputs', outputs: [...new Set(after)] })
  }
  const form = workflow.form?.map((item) => {
    const ref = portRef(formPort(item) ?? '')
    const to = ref.node === name ? subgraph.inputs[ref.port]?.to[0] : undefined
    return to === undefined ? item : { ...item, ...portRef(port(to)) }
  })
  if (form?.some((item, n) => item !== workflow.form?.[n])) commands.push({ type: 'form', form })
  return commands
}
