import type { Edge, Node, NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import type { BorderNode } from '@/editor/borders'
import type { DecorNode } from '@/editor/decor'
import type { Folds } from '@/editor/folding'
import type { Finding } from '@/document/check'
import { type Catalogue, type NodeDefinition, definitionOf } from '@/document/definitions'
import { type NodeLayout, nodeLayout, outputsThatLinksName, portOffset } from '@/document/geometry'
import {
  type Graph,
  type LinkRef,
  type Point,
  type Reroute,
  type Workflow,
  type WorkflowNode,
  linkId,
  linksOfNode,
  portRef,
} from '@/document/workflow'

export interface NodeData extends Record<string, unknown> {
  name: string
  node: WorkflowNode
  /** `undefined` for a ghost: a node whose type this server does not have. */
  definition: NodeDefinition | undefined
  layout: NodeLayout
  findings: readonly Finding[]
}

export type FlowNode = Node<NodeData, 'node'>

export type CanvasNode = FlowNode | DecorNode | BorderNode

export interface LinkData extends Record<string, unknown> {
  link: LinkRef
  colour: string
  list: boolean
  /** Goes around a node that is left out, or comes from one. */
  quiet: boolean
}

export type FlowEdge = Edge<LinkData, 'link'>

const PORT = 14
const NONE: readonly Finding[] = []

export interface Seen {
  workflow: Workflow
  graph: Graph
  catalogue: Catalogue
  selection: ReadonlySet<string>
  selectedLinks: ReadonlySet<string>
  dragging: Readonly<Record<string, Point>> | undefined
  findings: ReadonlyMap<string, readonly Finding[]>
  /** Names of nodes that have a picture to show. */
  pictures: ReadonlySet<string>
  folds: Folds
}

interface Kept {
  key: readonly unknown[]
  flow: FlowNode
}

/**
 * Makes of the document what React Flow draws. What did not change is the very same object as before: React Flow, and
 * the components below it, then have nothing to do. Sizes and ports come from the definitions, so nothing is measured.
 */
export function createProjection() {
  let keptNodes = new Map<string, Kept>()
  let keptEdges = new Map<WorkflowNode, { key: readonly unknown[]; edges: FlowEdge[] }>()

  function nodes(seen: Seen): FlowNode[] {
    const next = new Map<string, Kept>()
    let ghosts: Map<string, string[]> | undefined
    for (const [name, node] of Object.entries(seen.graph.nodes)) {
      if (seen.folds.hidden.has(name)) continue
      const definition = definitionOf(seen.workflow, seen.catalogue, node.type)
      const outputs = definition
        ? undefined
        : ((ghosts ??= outputsThatLinksName(seen.graph.nodes)).get(name) ?? []).join('\n')
      const at = seen.dragging?.[name]
      const findings = seen.findings.get(name) ?? NONE
      const selected = seen.selection.has(name)
      const picture = seen.pictures.has(name)
      const key = [node, definition, outputs, at?.x, at?.y, selected, picture, findings]
      const before = keptNodes.get(name)
      if (before && key.every((each, n) => each === before.key[n])) {
        next.set(name, before)
        continue
      }
      const flow = flowNode(name, node, definition, { at, selected, picture, findings, outputs })
      // Moving or selecting a node changes nothing in it.
      const same = before && [0, 1, 2, 6, 7].every((n) => key[n] === before.key[n])
      if (same) {
        flow.data = before.flow.data
        if (before.flow.handles) flow.handles = before.flow.handles
      }
      next.set(name, { key, flow })
    }
    keptNodes = next
    return [...next.values()].map((each) => each.flow)
  }

  function edges(seen: Seen): FlowEdge[] {
    const next: typeof keptEdges = new Map()
    const all: FlowEdge[] = []
    for (const [name, node] of Object.entries(seen.graph.nodes)) {
      const links = linksOfNode(name, node)
      if (links.length === 0) continue
      const sources = links.map((link) => seen.graph.nodes[portRef(link.from).node])
      const key = [
        name,
        seen.catalogue,
        seen.folds,
        seen.graph.ui?.reroutes,
        ...sources.flatMap((source) => [source?.type, source?.mode]),
        ...links.map((link) => seen.selectedLinks.has(linkId(link))),
      ]
      const before = keptEdges.get(node)
      const same = before?.key.length === key.length && before.key.every((each, n) => each === key[n])
      const made = same
        ? before.edges
        : links.flatMap((link, n) => flowEdge(link, name, node, sources[n], seen) ?? [])
      next.set(node, { key, edges: made })
      all.push(...made)
    }
    keptEdges = next
    for (const [id, reroute] of Object.entries(seen.graph.ui?.reroutes ?? {})) {
      all.push(...rerouteEdge(id, reroute, seen))
    }
    return all
  }

  return { nodes, edges }
}

function flowNode(
  name: string,
  node: WorkflowNode,
  definition: NodeDefinition | undefined,
  more: {
    at: Point | undefined
    selected: boolean
    picture: boolean
    findings: readonly Finding[]
    outputs: string | undefined
  },
): FlowNode {
  const layout = nodeLayout(node, definition, more.picture, more.outputs ? more.outputs.split('\n') : [])
  return {
    id: name,
    type: 'node',
    position: more.at ?? { x: node.ui?.x ?? 0, y: node.ui?.y ?? 0 },
    width: layout.width,
    height: layout.height,
    // Else React Flow takes what is not in the page for what has no size.
    measured: { width: layout.width, height: layout.height },
    handles: handlesOf(layout),
    selected: more.selected,
    ariaLabel: definition ? `${definition.title}, ${name}` : `${node.type}, ${name}`,
    data: { name, node, definition, layout, findings: more.findings },
  }
}

function handlesOf(layout: NodeLayout): NodeHandle[] {
  return layout.rows.map((row) => ({
    id: row.name,
    type: row.side === 'input' ? 'target' : 'source',
    position: row.side === 'input' ? Position.Left : Position.Right,
    x: (row.side === 'input' ? 0 : layout.width) - PORT / 2,
    y: row.top + portOffset(row) - PORT / 2,
    width: PORT,
    height: PORT,
  }))
}

const UNKNOWN = '#8a8178'

/** The colour of what comes out of a port. */
export function colourOf(seen: Pick<Seen, 'workflow' | 'graph' | 'catalogue'>, port: string): string {
  return typeOf(seen, port)?.colour ?? UNKNOWN
}

function typeOf(seen: Pick<Seen, 'workflow' | 'graph' | 'catalogue'>, port: string) {
  const { node, port: name } = portRef(port)
  const source = seen.graph.nodes[node]
  const definition = source && definitionOf(seen.workflow, seen.catalogue, source.type)
  return definition?.outputs.find((each) => each.name === name)?.type
}

/** Where a link begins: at the last reroute through which it is led, at the folded frame its source is in, or there. */
function sourceEnd(from: string, via: string | undefined, seen: Seen) {
  const { node, port } = portRef(from)
  const start = via ?? node
  const frame = seen.folds.hidden.get(start)
  if (frame !== undefined) return { source: frame, sourceHandle: 'out' }
  return via === undefined ? { source: node, sourceHandle: port } : { source: via, sourceHandle: 'out' }
}

function flowEdge(
  link: LinkRef,
  name: string,
  target: WorkflowNode,
  source: WorkflowNode | undefined,
  seen: Seen,
): FlowEdge | undefined {
  if (!source) return undefined
  const { reroutes = {} } = seen.graph.ui ?? {}
  const via = Object.keys(reroutes).find((id) => {
    const each = reroutes[id]
    return each?.from === link.from && each.to.includes(link.to)
  })
  const start = sourceEnd(link.from, via, seen)
  const frame = seen.folds.hidden.get(name)
  const end =
    frame === undefined
      ? { target: name, targetHandle: portRef(link.to).port }
      : { target: frame, targetHandle: 'in' }
  if (start.source === end.target) return undefined
  const type = typeOf(seen, link.from)
  const id = linkId(link)
  const selected = seen.selectedLinks.has(id)
  return {
    id,
    type: 'link',
    ...start,
    ...end,
    selected,
    reconnectable: selected && via === undefined,
    data: {
      link,
      colour: type?.colour ?? UNKNOWN,
      list: type?.list ?? false,
      quiet: source.mode !== undefined || target.mode !== undefined,
    },
  }
}

/** The part of a link that leads into a reroute. */
function rerouteEdge(id: string, reroute: Reroute, seen: Seen): FlowEdge[] {
  const start = sourceEnd(reroute.from, reroute.via, seen)
  const frame = seen.folds.hidden.get(id)
  const end = { target: frame ?? id, targetHandle: 'in' }
  const source = seen.graph.nodes[portRef(reroute.from).node]
  if (!source || start.source === end.target) return []
  const type = typeOf(seen, reroute.from)
  return [
    {
      id: `into ${id}`,
      type: 'link',
      ...start,
      ...end,
      selectable: false,
      focusable: false,
      reconnectable: false,
      data: {
        link: { from: reroute.from, to: reroute.to[0] ?? '' },
        colour: type?.colour ?? UNKNOWN,
        list: type?.list ?? false,
        quiet: source.mode !== undefined,
      },
    },
  ]
}
