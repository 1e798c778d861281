/** What part of a picture is seen, and how large: a point p of the frame shows what lies at (p - offset) / scale. */
export interface View {
  scale: number
  x: number
  y: number
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 }
const CLOSEST = 32

/** The picture covers its frame: no side of it is pulled inside. */
function within(view: View, width: number, height: number): View {
  const bound = (offset: number, size: number) => Math.min(0, Math.max(size * (1 - view.scale), offset))
  return { scale: view.scale, x: bound(view.x, width), y: bound(view.y, height) }
}

/** Larger or smaller around a point of the frame, which goes on showing the same. */
export function zoomed(
  view: View,
  factor: number,
  at: { x: number; y: number },
  width: number,
  height: number,
): View {
  const scale = Math.min(CLOSEST, Math.max(1, view.scale * factor))
  const by = scale / view.scale
  return within({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, width, height)
}

/** Moved by so many pixels. */
export function panned(view: View, dx: number, dy: number, width: number, height: number): View {
  return within({ ...view, x: view.x + dx, y: view.y + dy }, width, height)
}
