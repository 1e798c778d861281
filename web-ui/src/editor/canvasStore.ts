import { create } from 'zustand'
import type { Point } from '@/document/workflow'

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
}

/** A link that was refused because of its types, where it was let go. */
export interface Refused {
  /** On the screen. */
  at: Point
  from: string
  to: string
}

interface CanvasState {
  /** Where dragged things are meanwhile; the document learns of it when they are let go. */
  dragging: Readonly<Record<string, Point>> | undefined
  pending: PendingLink | undefined
  search: SearchRequest | undefined
  refused: Refused | undefined
  palette: boolean
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
  pending: undefined,
  search: undefined,
  refused: undefined,
  palette: false,
  outline: window.matchMedia('(max-width: 720px)').matches,
  dropLink: undefined,
  pointer: { x: 0, y: 0 },
}))

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
