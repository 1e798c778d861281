import { expect, it } from 'vitest'
import { parametersOf, pointsOf, ticks } from '@/runs/scatterPoints'

const runs = [
  { runId: 'a', name: 'x', rating: 4, numbers: { 'p.seed': 1, 'p.steps': 20, 'p.guidance': 7 } },
  { runId: 'b', name: 'x', numbers: { 'p.seed': 2, 'p.steps': 20, 'p.guidance': 9 } },
  { runId: 'c', name: 'x', rating: 4, numbers: { 'p.guidance': 7 } },
]

it('names what differs first and seeds last', () => {
  expect(parametersOf(runs)).toEqual(['p.guidance', 'p.steps', 'p.seed'])
})

it('has a point for each run with the value, equal ones beside each other', () => {
  const { points, least, most } = pointsOf(runs, 'p.guidance')
  expect(points.map(({ run, value, rating }) => [run, value, rating])).toEqual([
    ['a', 7, 4],
    ['c', 7, 4],
    ['b', 9, 0],
  ])
  expect(points[0]!.jitter).not.toBe(points[1]!.jitter)
  expect([least, most]).toEqual([7, 9])
})

it('makes room around a single value', () => {
  expect(pointsOf(runs, 'p.steps')).toMatchObject({ least: 19, most: 21 })
})

it('marks an axis with round numbers', () => {
  expect(ticks(1, 9)).toEqual([2, 4, 6, 8])
  expect(ticks(0.1, 0.5)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
})
