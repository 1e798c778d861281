import { expect, it } from 'vitest'
import { nearest } from '@/commands/nearest'

const all = [
  { name: 'a', x: 0, y: 0 },
  { name: 'right', x: 300, y: 20 },
  { name: 'askew', x: 200, y: 400 },
  { name: 'below', x: 10, y: 300 },
]

it('goes to what lies in that direction, straight ahead first', () => {
  expect(nearest(all, 'a', 'Right')).toBe('right')
  expect(nearest(all, 'a', 'Down')).toBe('below')
  expect(nearest(all, 'right', 'Left')).toBe('a')
  expect(nearest(all, 'a', 'Up')).toBeUndefined()
  expect(nearest(all, undefined, 'Right')).toBe('a')
})
