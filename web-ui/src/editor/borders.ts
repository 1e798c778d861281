import type { Node, NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import { type Catalogue, type ValueType, inputDefinition, outputOf } from '@/document/definitions'
import { NODE_WIDTH } from '@/document/geometry'
import { borderLinks } from '@/document/subgraphs'
import {
  BORDERS,
  type Border,
  type Graph,
  NEW_PORT,
  type Point,
  type Scope,
  type Workflow,
  linkId,
  portName,
  portRef,
} from '@/document/workflow'
import type { Folds } from '@/editor/folding'
import type { FlowEdge } from '@/editor/flow'

/** From within, a subgraph's inputs and outputs are two cards, one at each side, with a port for each. */
export interface BorderData extends Record<string, unknown> {
  border: Border
  scope: string
  ports: readonly { name: string; type: ValueType | undefined }[]
}

export type BorderNode = Node<BorderData, 'border'>

export const BORDER = { width: 208, header: 32, row: 32 } as const

export const isInput = (border: Border) => border === '>in'

/** Where a border stands: where somebody put it, else beside the nodes. */
export function borderPlace(graph: Graph, border: Border): Point {
  const kept = graph.ui?.ports?.[border]
  if (kept) return kept
  const places = Object.values(graph.nodes).map((node) => ({ x: node.ui?.x ?? 0, y: node.ui?.y ?? 0 }))
  if (places.length === 0) return { x: isInput(border) ? 0 : 480, y: 0 }
  const y = Math.min(...places.map((each) => each.y))
  return isInput(border)
    ? { x: Math.min(...places.map((each) => each.x)) - BORDER.width - 96, y }
    : { x: Math.max(...places.map((each) => each.x)) + NODE_WIDTH + 96, y }
}

interface Seen {
  workflow: Workflow
  scope: Scope
  graph: Graph
  catalogue: Catalogue
  selection: ReadonlySet<string>
  selectedLinks: ReadonlySet<string>
  dragging: Readonly<Record<string, Point>> | undefined
  folds: Folds
}

/** Makes nodes and edges of React Flow of a subgraph's borders; what did not change is the same object. */
export function createBorderProjection() {
  let kept = new Map<string, { key: readonly unknown[]; node: BorderNode }>()
  return (seen: Seen): { nodes: BorderNode[]; edges: FlowEdge[] } => {
    const { scope } = seen
    if (scope === undefined) return { nodes: [], edges: [] }
    const next: typeof kept = new Map()
    for (const border of BORDERS) {
      const at = seen.dragging?.[border] ?? borderPlace(seen.graph, border)
      const key = [seen.workflow.subgraphs, seen.catalogue, at.x, at.y, seen.selection.has(border)]
      const before = kept.get(border)
      const same = before && key.every((each, n) => each === before.key[n])
      next.set(border, same ? before : { key, node: borderNode(seen, scope, border, at) })
    }
    kept = next
    return {
      nodes: [...next.values()].map((each) => each.node),
      edges: borderLinks(seen.workflow, scope).flatMap((link) => borderEdge(link, seen) ?? []),
    }
  }
}

function borderNode(seen: Seen, scope: string, border: Border, at: Point): BorderNode {
  const subgraph = seen.workflow.subgraphs?.[scope]
  const names = Object.keys((isInput(border) ? subgraph?.inputs : subgraph?.outputs) ?? {})
  const size = { width: BORDER.width, height: BORDER.header + BORDER.row * (names.length + 1) + 6 }
  const typeOf = (name: string) =>
    (isInput(border) ? outputOf : inputDefinition)(
      seen.workflow,
      seen.catalogue,
      scope,
      portName(border, name),
    )?.type
  return {
    id: border,
    type: 'border',
    position: at,
    ...size,
    measured: size,
    selected: seen.selection.has(border),
    dragHandle: '[data-border-handle]',
    handles: [...names, NEW_PORT].map((name, n): NodeHandle => {
      const y = BORDER.header + BORDER.row * (n + 0.5) - 7
      return isInput(border)
        ? {
            id: name,
            type: 'source',
            position: Position.Right,
            x: BORDER.width - 7,
            y,
            width: 14,
            height: 14,
          }
        : { id: name, type: 'target', position: Position.Left, x: -7, y, width: 14, height: 14 }
    }),
    data: { border, scope, ports: names.map((name) => ({ name, type: typeOf(name) })) },
  }
}

function borderEdge(link: { from: string; to: string }, seen: Seen): FlowEdge | undefined {
  const ends = { from: portRef(link.from), to: portRef(link.to) }
  const known = (name: string) => name === '>in' || name === '>out' || name in seen.graph.nodes
  if (!known(ends.from.node) || !known(ends.to.node)) return undefined
  const source = seen.folds.hidden.get(ends.from.node)
  const target = seen.folds.hidden.get(ends.to.node)
  const type = outputOf(seen.workflow, seen.catalogue, seen.scope, link.from)?.type
  const id = linkId(link)
  return {
    id,
    type: 'link',
    source: source ?? ends.from.node,
    sourceHandle: source === undefined ? ends.from.port : 'out',
    target: target ?? ends.to.node,
    targetHandle: target === undefined ? ends.to.port : 'in',
    selected: seen.selectedLinks.has(id),
    reconnectable: false,
    data: { link, colour: type?.colour ?? '#8a8178', list: type?.list ?? false, quiet: false },
  }
}
