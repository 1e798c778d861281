import { expect, it } from 'vitest'
import { duration, left, moment } from '@/runs/time'

it('says how long in the unit that fits', () => {
  expect([0.3, 340, 4_200, 9_970, 12_400, 60_000, 185_000, 7_800_000].map(duration)).toEqual([
    '< 1 ms',
    '340 ms',
    '4.2 s',
    '10 s',
    '12 s',
    '1 min',
    '3 min 5 s',
    '2 h 10 min',
  ])
})

it('guesses what is left in whole seconds', () => {
  expect([120, 3_400, 31_500, 62_000].map(left)).toEqual(['1 s', '3 s', '35 s', '1 min 5 s'])
})

it('says when, with the day unless it is today', () => {
  const now = new Date(2026, 10, 26, 18)
  expect(moment(new Date(2026, 10, 26, 9, 5).toISOString(), 'en', now)).toBe('09:05 AM')
  expect(moment(new Date(2026, 10, 20, 9, 5).toISOString(), 'en', now)).toContain('Nov 20')
  expect(moment(new Date(2025, 10, 20, 9, 5).toISOString(), 'en', now)).toContain('2025')
})
