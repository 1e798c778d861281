import { Position } from '@xyflow/react'
import type { Node, NodeHandle } from '@xyflow/react'
import type { Frame, Graph, Note, Point, Reroute, Size } from '@/document/workflow'

/** What is drawn around the nodes: frames, notes and the points through which links are led. */

export interface FrameData extends Record<string, unknown> {
  id: string
  frame: Frame
  folded: boolean
  /** How many nodes lie in it. */
  count: number
}
export interface NoteData extends Record<string, unknown> {
  id: string
  note: Note
}
export interface RerouteData extends Record<string, unknown> {
  id: string
  reroute: Reroute
  colour: string
}

export type FrameNode = Node<FrameData, 'frame'>
export type NoteNode = Node<NoteData, 'note'>
export type RerouteNode = Node<RerouteData, 'reroute'>
export type DecorNode = FrameNode | NoteNode | RerouteNode

export const FOLDED: Size = { width: 256, height: 44 }
export const REROUTE = 18

export interface Box extends Point, Size {}

export const contains = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

const middleIn = (outer: Box, inner: Box) => {
  const x = inner.x + inner.width / 2
  const y = inner.y + inner.height / 2
  return x >= outer.x && y >= outer.y && x <= outer.x + outer.width && y <= outer.y + outer.height
}

/**
 * What belongs to a frame: things whose middle lies in it, and frames that lie in it whole. Seen from where things
 * are, so there is no list that could disagree with the picture.
 */
export function membersOf(
  frame: Frame,
  id: string,
  graph: Graph,
  sizeOf: (node: string) => Size,
): { nodes: string[]; frames: string[]; notes: string[]; reroutes: string[] } {
  const { frames = {}, notes = {}, reroutes = {} } = graph.ui ?? {}
  const inside = (box: Box) => middleIn(frame, box)
  return {
    nodes: Object.entries(graph.nodes)
      .filter(([name, node]) => inside({ x: node.ui?.x ?? 0, y: node.ui?.y ?? 0, ...sizeOf(name) }))
      .map(([name]) => name),
    frames: Object.entries(frames)
      .filter(([other, each]) => other !== id && contains(frame, each))
      .map(([other]) => other),
    notes: Object.entries(notes)
      .filter(([, note]) => inside(note))
      .map(([other]) => other),
    reroutes: Object.entries(reroutes)
      .filter(([, reroute]) => inside({ ...reroute, width: REROUTE, height: REROUTE }))
      .map(([other]) => other),
  }
}

const measured = (size: Size) => ({ ...size, measured: size })

export interface DecorSeen {
  graph: Graph
  selection: ReadonlySet<string>
  dragging: Readonly<Record<string, Point>> | undefined
  sizing: Readonly<Record<string, Box>> | undefined
  folded: ReadonlySet<string>
  /** Inside a folded frame. */
  hidden: ReadonlyMap<string, string>
  counts: ReadonlyMap<string, number>
  colourOf: (port: string) => string
}

/** Makes nodes of React Flow of them; as with the graph's nodes, what did not change is the same object. */
export function createDecorProjection() {
  let kept = new Map<string, { key: readonly unknown[]; flow: DecorNode }>()
  return (seen: DecorSeen): DecorNode[] => {
    const next: typeof kept = new Map()
    const put = (id: string, more: readonly unknown[], make: () => DecorNode) => {
      const at = seen.dragging?.[id]
      const key = [...more, at?.x, at?.y, seen.selection.has(id), seen.sizing?.[id]]
      const before = kept.get(id)
      const same = before?.key.length === key.length && before.key.every((each, n) => each === key[n])
      next.set(id, same ? before : { key, flow: make() })
    }
    const common = (id: string, point: Point) => ({
      id,
      position: seen.dragging?.[id] ?? seen.sizing?.[id] ?? { x: point.x, y: point.y },
      selected: seen.selection.has(id),
    })
    const { frames = {}, notes = {}, reroutes = {} } = seen.graph.ui ?? {}
    for (const [id, frame] of Object.entries(frames)) {
      if (seen.hidden.has(id)) continue
      const folded = seen.folded.has(id)
      const count = seen.counts.get(id) ?? 0
      put(id, [frame, folded, count], () => ({
        ...common(id, frame),
        type: 'frame',
        ...measured(folded ? FOLDED : (seen.sizing?.[id] ?? { width: frame.width, height: frame.height })),
        // Under the nodes, and larger ones under smaller ones.
        zIndex: folded ? 0 : -1000 - Math.round(Math.sqrt(frame.width * frame.height)),
        handles: folded ? ends(FOLDED) : [],
        ...(!folded && { dragHandle: '[data-frame-handle]' }),
        data: { id, frame, folded, count },
      }))
    }
    for (const [id, note] of Object.entries(notes)) {
      if (seen.hidden.has(id)) continue
      put(id, [note], () => ({
        ...common(id, note),
        type: 'note',
        ...measured(seen.sizing?.[id] ?? { width: note.width, height: note.height }),
        zIndex: -1,
        handles: [],
        data: { id, note },
      }))
    }
    for (const [id, reroute] of Object.entries(reroutes)) {
      if (seen.hidden.has(id)) continue
      const colour = seen.colourOf(reroute.from)
      put(id, [reroute, colour], () => ({
        ...common(id, reroute),
        type: 'reroute',
        ...measured({ width: REROUTE, height: REROUTE }),
        handles: ends({ width: REROUTE, height: REROUTE }),
        data: { id, reroute, colour },
      }))
    }
    kept = next
    return [...next.values()].map((each) => each.flow)
  }
}

/** One way in at the left and one out at the right. */
function ends(size: Size): NodeHandle[] {
  const y = size.height / 2
  return [
    { id: 'in', type: 'target', position: Position.Left, x: 0, y, width: 1, height: 1 },
    { id: 'out', type: 'source', position: Position.Right, x: size.width - 1, y, width: 1, height: 1 },
  ]
}
