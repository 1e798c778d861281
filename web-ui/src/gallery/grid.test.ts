import { expect, it } from 'vitest'
import { between, columnsIn, moveIn } from '@/gallery/grid'

it('fits as many pictures beside each other as there is room for', () => {
  expect(columnsIn(1000, 160, 8)).toBe(6)
  expect(columnsIn(100, 160, 8)).toBe(1)
})

it('goes by rows and pages, and not beyond the ends', () => {
  const go = (at: number, key: string) => moveIn(at, key, 4, 10, 2)
  expect(go(1, 'ArrowDown')).toBe(5)
  expect(go(5, 'ArrowUp')).toBe(1)
  expect(go(0, 'ArrowLeft')).toBeUndefined()
  expect(go(1, 'ArrowUp')).toBeUndefined()
  expect(go(7, 'ArrowDown')).toBe(9)
  expect(go(9, 'ArrowDown')).toBeUndefined()
  expect(go(1, 'PageDown')).toBe(9)
  expect(go(5, 'Home')).toBe(0)
  expect(go(5, 'End')).toBe(9)
  expect(go(5, 'q')).toBeUndefined()
})

it('takes all between two', () => {
  expect(between(4, 2)).toEqual([2, 3, 4])
})
