import type { Command } from '@/document/commands'
import { type Catalogue, type ValueType, inputDefinition, narrower } from '@/document/definitions'
import { downstream, upstream } from '@/document/reach'
import {
  type Graph,
  type Input,
  type Link,
  type Point,
  type Reroute,
  type Scope,
  type Subgraph,
  type Workflow,
  type WorkflowNode,
  freshName,
  graphOf,
  isLink,
  isList,
  linksOfInput,
  nameFor,
  portName,
  portRef,
  subgraphType,
} from '@/document/workflow'

/** Why nodes cannot become a subgraph. */
export type Ungroupable =
  | { reason: 'nothing' }
  /** A node that is left out both needs some of them and is needed by others. */
  | { reason: 'circle'; node: string }
  /** A list that links both to nodes among them and to others: a border brings a list as a whole. */
  | { reason: 'mixed'; port: string }

interface Slot {
  name: string
  to: string[]
  /** What the new node is given; `undefined` where the inside stands. */
  value: Input | undefined
  type: ValueType | undefined
  /** The input of the subgraph around, when it brings the value. */
  bound: string | undefined
}

const within = (scope: Scope) => (scope === undefined ? {} : { scope })

/**
 * Makes a subgraph out of nodes, and puts one node in their place. What comes from outside becomes its inputs, one for
 * each source; what is read outside becomes its outputs. All that a run computes stays the same.
 */
export function group(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  names: Iterable<string>,
  title: string,
): { node: string; commands: Command[] } | Ungroupable {
  const graph = graphOf(workflow, scope)
  const wanted = new Set(names)
  const chosen = new Set(Object.keys(graph?.nodes ?? {}).filter((name) => wanted.has(name)))
  if (!graph || chosen.size === 0) return { reason: 'nothing' }
  const between = outsideBetween(graph, chosen)
  if (between !== undefined) return { reason: 'circle', node: between }

  const slots = slotsOf(workflow, catalogue, scope, graph, chosen)
  if (!Array.isArray(slots)) return slots
  const inputs = nameSlots(slots)
  const outputs = outputsOf(workflow, scope, graph, chosen)
  const key = freshName(title, (each) => each in (workflow.subgraphs ?? {}))
  const node = nameFor(subgraphType(key), graph, (each) => chosen.has(each))
  const inner = insideOf(graph, chosen, wanted, slots)
  const subgraph: Subgraph = {
    title,
    inputs: Object.fromEntries([...inputs].map(([name, slot]) => [name, { to: slot.to }])),
    outputs: Object.fromEntries([...outputs].map(([from, name]) => [name, { from }])),
    ...inner,
  }
  const at = anchorOf([...chosen].map((name) => placeOf(graph.nodes[name])))
  const given = Object.fromEntries(
    [...inputs].flatMap(([name, slot]) => (slot.value === undefined ? [] : [[name, slot.value]])),
  )
  const use: Record<string, WorkflowNode> = {
    [node]: { type: subgraphType(key), inputs: given, ui: { ...at } },
  }
  const commands: Command[] = [
    { type: 'define', name: key, subgraph },
    { type: 'add', nodes: use, ...within(scope) },
    ...relinked(graph, scope, chosen, (from) => {
      const name = outputs.get(from)
      return name === undefined ? undefined : portName(node, name)
    }),
  ]
  const slotOf = new Map([...inputs].flatMap(([name, slot]) => slot.to.map((to) => [to, name] as const)))
  for (const [id, reroute] of Object.entries(graph.ui?.reroutes ?? {})) {
    if (goesInside(reroute, chosen)) continue
    const from = outputs.get(reroute.from)
    const change = {
      from: from === undefined ? reroute.from : portName(node, from),
      to: [...new Set(reroute.to.flatMap((to) => moved(to, chosen, node, slotOf)))],
    }
    commands.push({ type: 'reroute', id, change, ...within(scope) })
  }
  if (scope !== undefined) commands.push(...rebound(workflow, scope, chosen, node, inputs, outputs))
  else commands.push(...aimed(workflow, chosen, node, outputs, slotOf))
  const decoration = Object.fromEntries(
    (['frames', 'notes', 'reroutes'] as const).map((kind) => [kind, Object.keys(inner.ui?.[kind] ?? {})]),
  )
  commands.push({ type: 'remove', nodes: [...chosen], ui: decoration, ...within(scope) })
  return { node, commands }
}

/** A node that is not among them, but lies on a way from one of them to another. */
function outsideBetween(graph: Graph, chosen: ReadonlySet<string>): string | undefined {
  const before = upstream(graph, chosen)
  return [...downstream(graph, chosen)].find((name) => before.has(name) && !chosen.has(name))
}

function slotsOf(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  graph: Graph,
  chosen: ReadonlySet<string>,
): Slot[] | Ungroupable {
  const slots: Slot[] = []
  const around = scope === undefined ? undefined : workflow.subgraphs?.[scope]?.inputs
  const bounds = new Map(
    Object.entries(around ?? {}).flatMap(([name, { to }]) => to.map((each) => [each, name] as const)),
  )
  const listed = new Set(
    scope === undefined && Array.isArray(workflow.form)
      ? (workflow.form as unknown[]).flatMap((each) => formPort(each) ?? [])
      : [],
  )
  for (const name of chosen) {
    const ports = new Set([...Object.keys(graph.nodes[name]?.inputs ?? {}), ...boundPorts(bounds, name)])
    for (const port of ports) {
      const to = portName(name, port)
      const input = graph.nodes[name]?.inputs?.[port]
      const links = linksOfInput(to, input)
      const outer = links.filter((link) => !chosen.has(portRef(link.from).node))
      if (outer.length > 0 && outer.length < links.length) return { reason: 'mixed', port: to }
      const bound = bounds.get(to)
      const shown = listed.has(to) && links.length === 0
      if (outer.length === 0 && bound === undefined && !shown) continue
      const value = outer.length > 0 || shown ? input : undefined
      const type = inputDefinition(workflow, catalogue, scope, to)?.type
      const same = slots.find(
        (each) =>
          each.bound === bound &&
          !shown &&
          JSON.stringify(each.value) === JSON.stringify(value) &&
          each.type !== undefined &&
          type !== undefined &&
          narrower(each.type, type) !== undefined,
      )
      if (same) {
        same.to.push(to)
        if (same.type && type) same.type = narrower(same.type, type)
      } else slots.push({ name: port, to: [to], value, type, bound })
    }
  }
  return slots
}

const boundPorts = (bounds: ReadonlyMap<string, string>, node: string) =>
  [...bounds.keys()].map(portRef).flatMap((ref) => (ref.node === node ? [ref.port] : []))

function nameSlots(slots: readonly Slot[]): Map<string, Slot> {
  const named = new Map<string, Slot>()
  for (const slot of slots)
    named.set(
      freshName(slot.name, (each) => named.has(each)),
      slot,
    )
  return named
}

/** The outputs that are read outside, with names for them. */
function outputsOf(
  workflow: Workflow,
  scope: Scope,
  graph: Graph,
  chosen: ReadonlySet<string>,
): Map<string, string> {
  const read = new Set<string>()
  for (const [name, node] of Object.entries(graph.nodes)) {
    if (chosen.has(name)) continue
    for (const [port, input] of Object.entries(node.inputs ?? {})) {
      for (const { from } of linksOfInput(portName(name, port), input)) read.add(from)
    }
  }
  const around = scope === undefined ? undefined : workflow.subgraphs?.[scope]?.outputs
  for (const { from } of Object.values(around ?? {})) read.add(from)
  if (scope === undefined) for (const each of workflow.outputs ?? []) if (each.includes('.')) read.add(each)
  const outputs = new Map<string, string>()
  const taken = new Set<string>()
  for (const from of read) {
    const { node, port } = portRef(from)
    if (!chosen.has(node)) continue
    const name = freshName(port, (each) => taken.has(each))
    taken.add(name)
    outputs.set(from, name)
  }
  return outputs
}

/** The nodes with what is drawn around them, without the links that now come over the border. */
function insideOf(
  graph: Graph,
  chosen: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
  slots: readonly Slot[],
): Graph {
  const crossing = new Set(slots.flatMap((slot) => (slot.value === undefined ? [] : slot.to)))
  const nodes = Object.fromEntries(
    [...chosen].map((name) => {
      const node = structuredClone(graph.nodes[name]) as WorkflowNode
      if (node.inputs) {
        node.inputs = Object.fromEntries(
          Object.entries(node.inputs).filter(
            ([port, input]) => !crossing.has(portName(name, port)) || linksOfInput('', input).length === 0,
          ),
        )
      }
      return [name, node]
    }),
  )
  const pick = <T>(all: Record<string, T> | undefined, which: (id: string, each: T) => boolean) =>
    structuredClone(Object.fromEntries(Object.entries(all ?? {}).filter(([id, each]) => which(id, each))))
  const ui = {
    frames: pick(graph.ui?.frames, (id) => wanted.has(id)),
    notes: pick(graph.ui?.notes, (id) => wanted.has(id)),
    reroutes: pick(graph.ui?.reroutes, (_, each) => goesInside(each, chosen)),
  }
  const some = Object.entries(ui).filter(([, each]) => Object.keys(each).length > 0)
  return { nodes, ...(some.length > 0 && { ui: Object.fromEntries(some) }) }
}

const goesInside = (reroute: Reroute, chosen: ReadonlySet<string>) =>
  [reroute.from, ...reroute.to].every((port) => chosen.has(portRef(port).node))

/** `set` commands for the nodes that are left and read what is elsewhere now. */
export function relinked(
  graph: Graph,
  scope: Scope,
  without: ReadonlySet<string>,
  now: (from: string) => string | undefined,
): Command[] {
  const link = (each: Link): Link => {
    const from = now(each.from)
    return from === undefined ? each : { ...each, from }
  }
  return Object.entries(graph.nodes).flatMap(([name, node]) =>
    without.has(name)
      ? []
      : Object.entries(node.inputs ?? {}).flatMap(([port, input]): Command[] => {
          if (!linksOfInput('', input).some((each) => now(each.from) !== undefined)) return []
          const value = isLink(input)
            ? link(input)
            : isList(input)
              ? input.map((each) => (isLink(each) ? link(each) : each))
              : input
          return [{ type: 'set', node: name, port, value, ...within(scope) }]
        }),
  )
}

function moved(
  to: string,
  chosen: ReadonlySet<string>,
  node: string,
  slotOf: ReadonlyMap<string, string>,
): string[] {
  if (!chosen.has(portRef(to).node)) return [to]
  const slot = slotOf.get(to)
  return slot === undefined ? [] : [portName(node, slot)]
}

/** The subgraph around leads to the new node where it led to those in it. */
function rebound(
  workflow: Workflow,
  scope: string,
  chosen: ReadonlySet<string>,
  node: string,
  inputs: ReadonlyMap<string, Slot>,
  outputs: ReadonlyMap<string, string>,
): Command[] {
  const around = workflow.subgraphs?.[scope]
  const commands: Command[] = []
  for (const [name, { to }] of Object.entries(around?.inputs ?? {})) {
    const left = to.filter((each) => !chosen.has(portRef(each).node))
    if (left.length === to.length) continue
    const slots = [...inputs].filter(([, slot]) => slot.bound === name).map(([slot]) => portName(node, slot))
    commands.push({ type: 'port', side: 'inputs', name, to: [...left, ...slots], scope })
  }
  for (const [name, { from }] of Object.entries(around?.outputs ?? {})) {
    const output = outputs.get(from)
    if (output === undefined) continue
    commands.push({ type: 'port', side: 'outputs', name, from: portName(node, output), scope })
  }
  return commands
}

/** What the workflow is run for, and what its form shows, where that has gone inside. */
function aimed(
  workflow: Workflow,
  chosen: ReadonlySet<string>,
  node: string,
  outputs: ReadonlyMap<string, string>,
  slotOf: ReadonlyMap<string, string>,
): Command[] {
  const commands: Command[] = []
  const before = workflow.outputs ?? []
  const after = before.map((each) => {
    const name = outputs.get(each)
    return name !== undefined ? portName(node, name) : chosen.has(each) ? node : each
  })
  if (after.some((each, n) => each !== before[n])) {
    commands.push({ type: 'outputs', outputs: [...new Set(after)] })
  }
  const form = workflow.form?.map((item) => {
    const port = formPort(item)
    const slot = port === undefined ? undefined : slotOf.get(port)
    return slot === undefined ? item : { ...item, node, port: slot }
  })
  if (form?.some((item, n) => item !== workflow.form?.[n])) commands.push({ type: 'form', form })
  return commands
}

/** The port that an entry of a workflow's form shows. */
export function formPort(entry: unknown): string | undefined {
  const { node, port } = (entry ?? {}) as Record<string, unknown>
  return typeof node === 'string' && typeof port === 'string' ? portName(node, port) : undefined
}

export const placeOf = (node: WorkflowNode | undefined): Point => ({
  x: node?.ui?.x ?? 0,
  y: node?.ui?.y ?? 0,
})

/**
 * The place of the leftmost node. A subgraph stands where it stood, which is free then, and what is unpacked is laid out
 * around it: so both ways lead back to the same picture.
 */
export const anchorOf = (points: readonly Point[]): Point =>
  points.reduce(
    (best, each) => (each.x < best.x || (each.x === best.x && each.y < best.y) ? each : best),
    points[0] ?? { x: 0, y: 0 },
  )
