import { joins, matchingPort, whyNot } from '@/document/check'
import type { Command } from '@/document/commands'
import { joinThrough } from '@/document/passThrough'
import { linkBorder } from '@/document/subgraphs'
import {
  type Catalogue,
  type NodeDefinition,
  definitionOf,
  inputDefinition,
  outputOf,
} from '@/document/definitions'
import {
  type Graph,
  type LinkRef,
  type Point,
  type Scope,
  type Workflow,
  type WorkflowNode,
  graphOf,
  isBorder,
  isLink,
  nameFor,
  portName,
  portRef,
} from '@/document/workflow'

/** What people do, as commands. Nothing here changes anything; `store.run` does. */

const within = (scope: Scope) => (scope === undefined ? {} : { scope })

/** A node with nothing said about its inputs: the defaults stand. */
export const freshNode = (definition: NodeDefinition, at: Point): WorkflowNode => ({
  type: definition.type,
  ...(definition.category !== 'subgraph' && { version: definition.version }),
  inputs: {},
  ui: { x: Math.round(at.x), y: Math.round(at.y) },
})

/** A new node, linked to a port when one is given. */
export function addNode(
  workflow: Workflow,
  scope: Scope,
  definition: NodeDefinition,
  at: Point,
  join?: { side: 'input' | 'output'; port: string; catalogue: Catalogue },
): { name: string; commands: Command[] } {
  const graph = graphOf(workflow, scope) ?? workflow
  const name = nameFor(definition.type, graph)
  const commands: Command[] = [
    { type: 'add', nodes: { [name]: freshNode(definition, freePlace(graph, at)) }, ...within(scope) },
  ]
  if (join) commands.push(...joined(workflow, scope, definition, name, join))
  return { name, commands }
}

function joined(
  workflow: Workflow,
  scope: Scope,
  definition: NodeDefinition,
  name: string,
  { side, port, catalogue }: { side: 'input' | 'output'; port: string; catalogue: Catalogue },
): Command[] {
  const type = (side === 'output' ? outputOf : inputDefinition)(workflow, catalogue, scope, port)?.type
  const other = type && matchingPort(definition, side === 'output' ? 'input' : 'output', type)
  if (!other) return []
  const own = portName(name, other)
  const [from, to] = side === 'output' ? [port, own] : [own, port]
  return scope !== undefined && isBorder(portRef(port).node)
    ? linkBorder(workflow, scope, from, to)
    : [{ type: 'connect', from, to, ...within(scope) }]
}

const BESIDE = 40

/** The place, or one beside it, so that no node lies exactly upon another. */
function freePlace(graph: Graph, at: Point): Point {
  const taken = Object.values(graph.nodes).flatMap((node) => node.ui ?? [])
  let place = at
  while (taken.some((ui) => Math.abs(ui.x - place.x) < BESIDE / 2 && Math.abs(ui.y - place.y) < BESIDE / 2)) {
    place = { x: place.x + BESIDE, y: place.y + BESIDE }
  }
  return place
}

/** A link, or the reason why there cannot be one. */
export function connect(workflow: Workflow, catalogue: Catalogue, scope: Scope, from: string, to: string) {
  const reason = whyNot(workflow, catalogue, scope, from, to)
  if (reason) return { reason }
  if (scope !== undefined && (isBorder(portRef(from).node) || isBorder(portRef(to).node))) {
    return { commands: linkBorder(workflow, scope, from, to) }
  }
  const source = outputOf(workflow, catalogue, scope, from)
  const target = inputDefinition(workflow, catalogue, scope, to)
  const append = !!source && !!target && joins(source.type, target.type)
  const there = linksInto(graphOf(workflow, scope), to)
  if (there.includes(from)) return { commands: [] }
  const command: Command = { type: 'connect', from, to, ...(append && { append }), ...within(scope) }
  return { commands: [command] }
}

function linksInto(graph: Graph | undefined, to: string): string[] {
  const { node, port } = portRef(to)
  const input = graph?.nodes[node]?.inputs?.[port]
  return isLink(input)
    ? [input.from]
    : Array.isArray(input)
      ? (input as unknown[]).filter(isLink).map((each) => each.from)
      : []
}

/** The ports by which a node can stand in the middle of a link; `undefined` when it cannot. */
export function insertable(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  definition: NodeDefinition,
  link: LinkRef,
): { input: string; output: string } | undefined {
  const from = outputOf(workflow, catalogue, scope, link.from)?.type
  const to = inputDefinition(workflow, catalogue, scope, link.to)?.type
  if (!from || !to) return undefined
  const input = matchingPort(definition, 'input', from)
  const output = matchingPort(definition, 'output', to)
  return input && output ? { input, output } : undefined
}

/** Puts a node that is there into a link: what came from the link's source now comes through it. */
export function insertOnLink(
  scope: Scope,
  node: string,
  ports: { input: string; output: string },
  link: LinkRef,
): Command[] {
  return [
    ...(link.item === undefined ? [] : [{ type: 'disconnect' as const, links: [link], ...within(scope) }]),
    { type: 'connect', from: link.from, to: portName(node, ports.input), ...within(scope) },
    {
      type: 'connect',
      from: portName(node, ports.output),
      to: link.to,
      append: link.item !== undefined,
      ...within(scope),
    },
  ]
}

/** Takes nodes away and joins what they stood between, where the types allow it. */
export function deleteAndReconnect(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  nodes: string[],
): Command {
  const graph = graphOf(workflow, scope)
  const through: Record<string, string> = {}
  for (const name of nodes) {
    const node = graph?.nodes[name]
    const definition = node && definitionOf(workflow, catalogue, node.type)
    for (const output of definition?.outputs ?? []) {
      const input = definition && joinThrough(definition, output.name, (port) => isLink(node.inputs?.[port]))
      if (input !== undefined) through[portName(name, output.name)] = portName(name, input)
    }
  }
  return { type: 'dissolve', nodes, through, ...within(scope) }
}
