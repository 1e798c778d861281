import { expect, it } from 'vitest'
import { WHOLE, panned, zoomed } from '@/compare/view'

it('zooms around the point under the pointer', () => {
  const view = zoomed(WHOLE, 2, { x: 100, y: 50 }, 400, 300)
  expect(view).toEqual({ scale: 2, x: -100, y: -50 })
  const again = zoomed(view, 2, { x: 100, y: 50 }, 400, 300)
  expect((100 - again.x) / again.scale).toBe(100)
})

it('is never smaller than its frame, and never leaves it', () => {
  expect(zoomed(WHOLE, 0.1, { x: 0, y: 0 }, 400, 300)).toEqual(WHOLE)
  const view = zoomed(WHOLE, 2, { x: 0, y: 0 }, 400, 300)
  expect(panned(view, 50, -1_000, 400, 300)).toEqual({ scale: 2, x: 0, y: -300 })
})
