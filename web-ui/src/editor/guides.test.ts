import { expect, it } from 'vitest'
import { aligned } from '@/editor/guides'

const box = (x: number, y: number) => ({ x, y, width: 100, height: 50 })

it('a box that nearly stands in line with another is drawn into it', () => {
  expect(aligned(box(3, 200), [box(0, 0)], 6)).toEqual({
    at: { x: 0, y: 200 },
    guides: [{ axis: 'x', at: 0, from: 0, to: 250 }],
  })
})

it('the nearest line wins, and what is far stays where it is', () => {
  expect(aligned(box(4, 200), [box(0, 0), box(5, 400)], 6).at.x).toBe(5)
  expect(aligned(box(40, 200), [box(0, 0)], 6)).toEqual({ at: { x: 40, y: 200 }, guides: [] })
})
