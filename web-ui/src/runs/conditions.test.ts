import { expect, it } from 'vitest'
import { conditions, is, toggled } from '@/runs/conditions'

it('takes a query apart without breaking what stands in quotes', () => {
  expect(conditions('guidanceScale>7  prompt~"red apple" rating>=4')).toEqual([
    'guidanceScale>7',
    'prompt~"red apple"',
    'rating>=4',
  ])
  expect(conditions('  ')).toEqual([])
})

it('puts a condition in and takes it out again', () => {
  const q = toggled('steps>4', is('tag', 'to keep'))
  expect(q).toBe('steps>4 tag="to keep"')
  expect(toggled(q, is('tag', 'to keep'))).toBe('steps>4')
})
