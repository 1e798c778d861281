import { create } from 'zustand'
import type { Box } from '@/editor/decor'
import type { Guide } from '@/editor/guides'
import type { LinkRef, Point, PortRef } from '@/document/workflow'
import type { HeatOf } from '@/runs/heat'

/** A port from which a link is being made. */
export interface PendingLink {
  side: 'input' | 'output'
  /** `node.port` */
  port: string
  /** Ports that it may go to. */
  fits: ReadonlySet<string>
  /** Made by keys or taps: it waits for the other end. */
  waiting: boolean
}

export interface SearchRequest {
  /** On the screen. */
  at: Point
  /** What the new node is to be linked with. */
  join?: { side: 'input' | 'output'; port: string }
  /** The link into which it is to go. */
  into?: LinkRef
}

/** A link that was refused because of its types, where it was let go. */
export interface Refused {
  /** On the screen. */
  at: Point
  from: string
  to: string
}

/** A port that gives or takes a mask, for which one is to be painted. */
export interface PaintRequest {
  /** `node.port` */
  port: string
  side: 'input' | 'output'
}

interface CanvasState {
  /** Where dragged things are meanwhile; the document learns of it when they are let go. */
  dragging: Readonly<Record<string, Point>> | undefined
  pending: PendingLink | undefined
  search: SearchRequest | undefined
  refused: Refused | undefined
  /** The node for which another type is looked for. */
  replacing: string | undefined
  palette: boolean
  /** Frames and notes whose size is being changed. */
  sizing: Readonly<Record<string, Box>> | undefined
  guides: readonly Guide[]
  /** The stroke that cuts links, on the screen. */
  stroke: readonly Point[] | undefined
  /** A menu, and where it was asked for. */
  menu: { at: Point; what: 'node' | 'link' | 'frame' | 'note' | 'pane' } | undefined
  /** Node, note or frame whose words are being written. */
  writing: string | undefined
  keysDialog: boolean
  painting: PaintRequest | undefined
  sweepDialog: boolean
  minimap: boolean
  /** Whether the selected node is explained. */
  help: boolean
  /** Whether the inputs of the form are being chosen. */
  form: boolean
  /** The input at which somebody was last, by the focus or with a menu. */
  field: PortRef | undefined
  /** Whether what a run would do is shown in full. */
  plan: boolean
  /** What the nodes are coloured by, and whether by one run or the median of several. */
  heat: { of: HeatOf; median: boolean } | undefined
  snap: boolean
  /** Whether the graph is read as a list beside the canvas, or in its place where there is no room for both. */
  outline: boolean
  /** The link into which a dragged node would go. */
  dropLink: string | undefined
  /** Where the pointer was last, on the screen. */
  pointer: Point
}

/** What goes on with the canvas at this moment and belongs to no document. */
export const useCanvas = create<CanvasState>(() => ({
  dragging: undefined,
  sizing: undefined,
  guides: [],
  stroke: undefined,
  menu: undefined,
  writing: undefined,
  keysDialog: false,
  painting: undefined,
  sweepDialog: false,
  heat: undefined,
  help: false,
  form: false,
  field: undefined,
  plan: false,
  minimap: localStorage.getItem('darkroom.minimap') !== 'off',
  snap: localStorage.getItem('darkroom.snap') === 'on',
  pending: undefined,
  search: undefined,
  refused: undefined,
  replacing: undefined,
  palette: false,
  outline: window.matchMedia('(max-width: 720px)').matches,
  dropLink: undefined,
  pointer: { x: 0, y: 0 },
}))

/** What is written while the title of a subgraph is, on a node that is a use of it. */
export const titleKey = (node: string) => `title of ${node}`

interface Announcement {
  text: string
  /** So that the same sentence is read again. */
  times: number
}

export const useAnnouncement = create<Announcement>(() => ({ text: '', times: 0 }))

/** Says something to those who listen and those who look at the foot of the canvas. */
export function announce(text: string) {
  useAnnouncement.setState((state) => ({ text, times: state.times + 1 }))
}
