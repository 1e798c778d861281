import { expect, it } from 'vitest'
import { moved } from '@/runs/queue'

it('puts a run right before another, behind all, or leaves it', () => {
  const ids = ['a', 'b', 'c']
  expect(moved(ids, 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(moved(ids, 'a', undefined)).toEqual(['b', 'c', 'a'])
  expect(moved(ids, 'b', 'b')).toBe(ids)
  expect(moved(ids, 'b', 'c')).toEqual(ids)
})
