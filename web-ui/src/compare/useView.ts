import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { WHOLE, panned, zoomed } from '@/compare/view'

/**
 * Looks closer at what is in a frame: wheel and pinch zoom, dragging moves, the keys + - 0 do too. Two frames that share it
 * show the same part.
 */
export function useView(frame: RefObject<HTMLElement | null>) {
  const [view, setView] = useState(WHOLE)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const size = () => frame.current?.getBoundingClientRect() ?? new DOMRect()

  function zoom(factor: number, at?: { x: number; y: number }) {
    const { width, height } = size()
    setView((now) => zoomed(now, factor, at ?? { x: width / 2, y: height / 2 }, width, height))
  }

  // React listens to wheels passively, which could not keep the page from scrolling.
  useEffect(() => {
    const element = frame.current
    if (!element) return
    function wheel(event: WheelEvent) {
      event.preventDefault()
      const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect()
      const at = { x: event.clientX - left, y: event.clientY - top }
      setView((now) => zoomed(now, Math.exp(-event.deltaY / 300), at, width, height))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [frame])

  const drag = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = pointers.current.get(event.pointerId)
      if (!before) return
      const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
      const now = { x: event.clientX, y: event.clientY }
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
      if (other) {
        const apart = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y)
        const middle = { x: (now.x + other.x) / 2 - left, y: (now.y + other.y) / 2 - top }
        setView((view) => zoomed(view, apart(now) / Math.max(1, apart(before)), middle, width, height))
      } else {
        setView((view) => panned(view, now.x - before.x, now.y - before.y, width, height))
      }
      pointers.current.set(event.pointerId, now)
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      pointers.current.delete(event.pointerId)
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      pointers.current.delete(event.pointerId)
    },
  }

  /** @returns whether the key was one of its own */
  function key(event: KeyboardEvent): boolean {
    if (event.key === '+' || event.key === '=') zoom(1.5)
    else if (event.key === '-') zoom(1 / 1.5)
    else if (event.key === '0') setView(WHOLE)
    else return false
    event.preventDefault()
    return true
  }

  const style = { transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }
  return { view, style, drag, zoom, key, reset: () => setView(WHOLE) }
}
