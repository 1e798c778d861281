import type { Box } from '@/editor/decor'
import type { Point } from '@/document/workflow'

/** A line along which something is aligned. */
export interface Guide {
  /** `x`: an upright line at that x. */
  axis: 'x' | 'y'
  at: number
  from: number
  to: number
}

type Line = { at: number; box: Box }

const lines = (box: Box, axis: 'x' | 'y') => {
  const size = axis === 'x' ? box.width : box.height
  return [box[axis], box[axis] + size / 2, box[axis] + size]
}

/** Where a box that is moved should be so that its edges or middle meet those of others, if they nearly do. */
export function aligned(box: Box, others: readonly Box[], reach: number): { at: Point; guides: Guide[] } {
  const guides: Guide[] = []
  const at = { x: box.x, y: box.y }
  for (const axis of ['x', 'y'] as const) {
    let best: { by: number; line: Line } | undefined
    for (const other of others) {
      for (const theirs of lines(other, axis)) {
        for (const mine of lines(box, axis)) {
          const by = theirs - mine
          if (Math.abs(by) <= reach && Math.abs(by) < Math.abs(best?.by ?? Infinity)) {
            best = { by, line: { at: theirs, box: other } }
          }
        }
      }
    }
    if (!best) continue
    at[axis] += best.by
    const across = axis === 'x' ? 'y' : 'x'
    const length = axis === 'x' ? 'height' : 'width'
    const { line } = best
    guides.push({
      axis,
      at: line.at,
      from: Math.min(box[across], line.box[across]),
      to: Math.max(box[across] + box[length], line.box[across] + line.box[length]),
    })
  }
  return { at, guides }
}

export const GRID = 20

export const onGrid = (point: Point): Point => ({
  x: Math.round(point.x / GRID) * GRID,
  y: Math.round(point.y / GRID) * GRID,
})
