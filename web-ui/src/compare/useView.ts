import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react'
import { type View, WHOLE, panned, zoomed } from '@/compare/view'

const CLOSE = 2

/**
 * Looks closer at what is in a frame: wheel and pinch zoom, dragging moves, the keys + - 0 do too. What is seen is a
 * property of the frame, `--view`, that the pictures in it take as their transform: nothing is rendered for it, so it
 * costs the same whatever else is on the page. Two pictures in one frame show the same part.
 */
export function useView(frame: RefObject<HTMLElement | null>) {
  const [close, setClose] = useState(false)
  const [look] = useState(() => lookInto(() => frame.current, setClose))

  // React listens to wheels passively, which could not keep the page from scrolling.
  useEffect(() => {
    const element = frame.current
    if (!element) return
    element.addEventListener('wheel', look.wheel, { passive: false })
    return () => element.removeEventListener('wheel', look.wheel)
  }, [frame, look])

  return { ...look, close }
}

/**
 * What changes the view.
 *
 * @param frame what is looked into
 * @param onClose told when one comes so close that pixels are seen, and when one leaves again
 */
function lookInto(frame: () => HTMLElement | null, onClose: (close: boolean) => void) {
  let view = WHOLE
  const pointers = new Map<number, { x: number; y: number }>()

  function show(next: View) {
    frame()?.style.setProperty('--view', `translate(${next.x}px, ${next.y}px) scale(${next.scale})`)
    if (next.scale > CLOSE !== view.scale > CLOSE) onClose(next.scale > CLOSE)
    view = next
  }

  function zoom(factor: number, at?: { x: number; y: number }) {
    const { width, height } = frame()?.getBoundingClientRect() ?? new DOMRect()
    show(zoomed(view, factor, at ?? { x: width / 2, y: height / 2 }, width, height))
  }

  function wheel(event: WheelEvent) {
    event.preventDefault()
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - left, y: event.clientY - top })
  }

  const leave = (event: PointerEvent<HTMLElement>) => {
    pointers.delete(event.pointerId)
    if (pointers.size === 0) delete event.currentTarget.dataset.moving
  }

  const drag = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      event.currentTarget.dataset.moving = ''
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = pointers.get(event.pointerId)
      if (!before) return
      const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
      const now = { x: event.clientX, y: event.clientY }
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      if (other) {
        const apart = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y)
        const middle = { x: (now.x + other.x) / 2 - left, y: (now.y + other.y) / 2 - top }
        show(zoomed(view, apart(now) / Math.max(1, apart(before)), middle, width, height))
      } else {
        show(panned(view, now.x - before.x, now.y - before.y, width, height))
      }
      pointers.set(event.pointerId, now)
    },
    onPointerUp: leave,
    onPointerCancel: leave,
  }

  /** @returns whether the key was one of its own */
  function key(event: KeyboardEvent): boolean {
    if (event.key === '+' || event.key === '=') zoom(1.5)
    else if (event.key === '-') zoom(1 / 1.5)
    else if (event.key === '0') show(WHOLE)
    else return false
    event.preventDefault()
    return true
  }

  return { drag, zoom, wheel, key, reset: () => show(WHOLE) }
}
