import type { Command } from '@/document/commands'
import { type Catalogue, definitionOf } from '@/document/definitions'
import { NODE_WIDTH } from '@/document/geometry'
import { relinked } from '@/document/group'
import {
  type Scope,
  type Size,
  type Workflow,
  type WorkflowNode,
  graphOf,
  isLink,
  linksOf,
  linksOfNode,
  nameFor,
  portName,
  portRef,
} from '@/document/workflow'

/** Masks that people paint: a file whose opacity is the mask, loaded by a node. */

export const LOADS = 'darkroom.load-image'
export const GIVES = 'mask'

const within = (scope: Scope) => (scope === undefined ? {} : { scope })

/** The name of the file that a node loads. */
export function loadedFile(node: WorkflowNode | undefined): string | undefined {
  const name = node?.type === LOADS ? node.inputs?.name : undefined
  return typeof name === 'string' && name !== '' ? name : undefined
}

/** The node that loads a mask and nothing else, which a port gives or takes: that one may load another file. */
function loaderOf(workflow: Workflow, scope: Scope, port: string, side: 'input' | 'output') {
  const graph = graphOf(workflow, scope)
  if (!graph) return undefined
  const { node, port: name } = portRef(port)
  const given = graph.nodes[node]?.inputs?.[name]
  const from = side === 'output' ? port : isLink(given) ? given.from : undefined
  const source = from === undefined ? undefined : portRef(from)
  const loads = source?.port === GIVES && graph.nodes[source.node]?.type === LOADS
  if (!source || !loads) return undefined
  const more = linksOf(graph).some((link) => link.from === portName(source.node, 'image'))
  return more ? undefined : source.node
}

/** The file in which the mask of a port is now; `undefined` when it is made otherwise. */
export function maskFile(workflow: Workflow, scope: Scope, port: string, side: 'input' | 'output') {
  const loader = loaderOf(workflow, scope, port, side)
  return loader === undefined ? undefined : loadedFile(graphOf(workflow, scope)?.nodes[loader])
}

/**
 * Gives a port the mask that was painted: the node that loads its mask loads this file, else there is a new one, in
 * whose place for an output all read that did read it.
 */
export function paintedMask(
  workflow: Workflow,
  scope: Scope,
  port: string,
  side: 'input' | 'output',
  file: string,
): { node: string; commands: Command[] } | undefined {
  const graph = graphOf(workflow, scope)
  const ref = portRef(port)
  const node = graph?.nodes[ref.node]
  if (!graph || !node) return undefined
  const loader = loaderOf(workflow, scope, port, side)
  if (loader !== undefined) {
    return {
      node: loader,
      commands: [{ type: 'set', node: loader, port: 'name', value: file, ...within(scope) }],
    }
  }
  const name = nameFor('darkroom.painted-mask', graph)
  const from = portName(name, GIVES)
  const at = { x: node.ui?.x ?? 0, y: node.ui?.y ?? 0 }
  const ui =
    side === 'output' ? { x: at.x + 24, y: at.y + 240 } : { x: at.x - NODE_WIDTH - 64, y: at.y + 240 }
  return {
    node: name,
    commands: [
      {
        type: 'add',
        nodes: { [name]: { type: LOADS, version: 1, inputs: { name: file }, ui } },
        ...within(scope),
      },
      ...(side === 'output'
        ? relinked(graph, scope, new Set(), (each) => (each === port ? from : undefined))
        : [{ type: 'connect' as const, from, to: port, ...within(scope) }]),
    ],
  }
}

/** How large a mask of a port should be: as the nearest node before it says that makes something of a size. */
export function sizeOf(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  node: string,
): Size | undefined {
  const graph = graphOf(workflow, scope)
  const seen = new Set<string>()
  const waiting = [node]
  for (let name = waiting.shift(); graph && name !== undefined; name = waiting.shift()) {
    const each = graph.nodes[name]
    if (!each || seen.has(name)) continue
    seen.add(name)
    const definition = definitionOf(workflow, catalogue, each.type)
    const value = (port: string) =>
      each.inputs?.[port] ?? definition?.inputs.find((input) => input.name === port)?.defaultValue
    const [width, height] = [value('width'), value('height')]
    if (typeof width === 'number' && typeof height === 'number') return { width, height }
    waiting.push(...linksOfNode(name, each).map((link) => portRef(link.from).node))
  }
  return undefined
}
