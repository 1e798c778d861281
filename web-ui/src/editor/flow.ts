import type { Edge, Node, NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import type { Finding } from '@/document/check'
import { type Catalogue, type NodeDefinition, definitionOf } from '@/document/definitions'
import { type NodeLayout, nodeLayout, outputsThatLinksName, portOffset } from '@/document/geometry'
import {
  type Graph,
  type LinkRef,
  type Point,
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
        ...sources.flatMap((source) => [source?.type, source?.mode]),
        ...links.map((link) => seen.selectedLinks.has(linkId(link))),
      ]
      const before = keptEdges.get(node)
      const same = before?.key.length === key.length && before.key.every((each, n) => each === key[n])
      const made = same
        ? before.edges
        : links.flatMap((link, n) => flowEdge(link, node, sources[n], seen) ?? [])
      next.set(node, { key, edges: made })
      all.push(...made)
    }
    keptEdges = next
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

function flowEdge(
  link: LinkRef,
  target: WorkflowNode,
  source: WorkflowNode | undefined,
  seen: Seen,
): FlowEdge | undefined {
  if (!source) return undefined
  const from = portRef(link.from)
  const to = portRef(link.to)
  const type = definitionOf(seen.workflow, seen.catalogue, source.type)?.outputs.find(
    (each) => each.name === from.port,
  )?.type
  const id = linkId(link)
  const selected = seen.selectedLinks.has(id)
  return {
    id,
    type: 'link',
    source: from.node,
    sourceHandle: from.port,
    target: to.node,
    targetHandle: to.port,
    selected,
    reconnectable: selected,
    data: {
      link,
      colour: type?.colour ?? UNKNOWN,
      list: type?.list ?? false,
      quiet: source.mode !== undefined || target.mode !== undefined,
    },
  }
}
