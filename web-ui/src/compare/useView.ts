import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type View, WHOLE, panned, zoomed } from '@/compare/view'

const CLOSE = 2

/**
 * Looks closer at what is in a frame: wheel and pinch zoom, dragging moves, the keys + - 0 do too. What is seen is a
 * property of the frame, `--view`, that the pictures in it take as their transform: nothing is rendered for it, so it
 * costs the same whatever else is on the page. Two pictures in one frame show the same part.
 */
export function useView(frame: RefObject<HTMLElement | null>) {
  const view = useRef(WHOLE)
  const [close, setClose] = useState(false)
  const pointers = useRef(new Map<number, { x: number; y: number }>())

  const actions = useMemo(() => {
    function show(next: View) {
      const before = view.current
      view.current = next
      frame.current?.style.setProperty('--view', `translate(${next.x}px, ${next.y}px) scale(${next.scale})`)
      if (next.scale > CLOSE !== before.scale > CLOSE) setClose(next.scale > CLOSE)
    }

    function zoom(factor: number, at?: { x: number; y: number }) {
      const { width, height } = frame.current?.getBoundingClientRect() ?? new DOMRect()
      show(zoomed(view.current, factor, at ?? { x: width / 2, y: height / 2 }, width, height))
    }

    const leave = (event: PointerEvent<HTMLElement>) => {
      pointers.current.delete(event.pointerId)
      if (pointers.current.size === 0) delete event.currentTarget.dataset.moving
    }

    const drag = {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.dataset.moving = ''
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
          show(zoomed(view.current, apart(now) / Math.max(1, apart(before)), middle, width, height))
        } else {
          show(panned(view.current, now.x - before.x, now.y - before.y, width, height))
        }
        pointers.current.set(event.pointerId, now)
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

    return { show, drag, zoom, key, reset: () => show(WHOLE) }
  }, [frame])

  // React listens to wheels passively, which could not keep the page from scrolling.
  useEffect(() => {
    const element = frame.current
    if (!element) return
    function wheel(event: WheelEvent) {
      event.preventDefault()
      const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect()
      actions.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - left, y: event.clientY - top })
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [frame, actions])

  return { ...actions, close }
}
