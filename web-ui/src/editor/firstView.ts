import type { Viewport } from '@xyflow/react'
import type { Size } from '@/document/workflow'
import type { Box } from '@/editor/decor'

const PADDING = 0.06
const LEAST = 0.04
/** Tabs, tools and foot, of the screen's height. */
const BARS = 100

/**
 * What is seen first: all of it, in the middle. Worked out before anything is drawn; were it left to React Flow, the
 * nodes that are seen at the zoom before would be drawn for nothing.
 */
export function firstView(boxes: readonly Box[], room: Size = screen()): Viewport {
  if (boxes.length === 0) return { x: 0, y: 0, zoom: 1 }
  const left = Math.min(...boxes.map((each) => each.x))
  const top = Math.min(...boxes.map((each) => each.y))
  const width = Math.max(...boxes.map((each) => each.x + each.width)) - left
  const height = Math.max(...boxes.map((each) => each.y + each.height)) - top
  const share = 1 - 2 * PADDING
  const zoom = Math.min(
    Math.max(Math.min((room.width * share) / width, (room.height * share) / height), LEAST),
    1,
  )
  return {
    x: (room.width - width * zoom) / 2 - left * zoom,
    y: (room.height - height * zoom) / 2 - top * zoom,
    zoom,
  }
}

function screen(): Size {
  const box = document.getElementById('content')?.getBoundingClientRect()
  return {
    width: box?.width ?? window.innerWidth,
    height: Math.max((box?.height ?? window.innerHeight) - BARS, 100),
  }
}
