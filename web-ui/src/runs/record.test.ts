import { describe, expect, it } from 'vitest'
import { type RunRecord, seedsBehind, valuesOf } from '@/runs/record'

const record = {
  workflow: {
    nodes: {
      a: { inputs: { seed: 7, prompt: 'a rabbit' } },
      b: { inputs: { seed: 8, steps: 20 } },
      left: { inputs: { image: { from: 'a.image' } } },
      grid: { inputs: { images: [{ from: 'left.image' }, { from: 'b.image' }] } },
    },
  },
  seeds: { 'a.seed': 7, 'b.seed': 8 },
} as unknown as RunRecord

describe('the seeds behind a picture', () => {
  it('are those of the nodes that it was made of, and no others', () => {
    expect(seedsBehind(record, 'left')).toEqual([['a.seed', 7]])
    expect(seedsBehind(record, 'b')).toEqual([['b.seed', 8]])
    expect(seedsBehind(record, 'grid')).toEqual([
      ['a.seed', 7],
      ['b.seed', 8],
    ])
  })
})

it('values are what the document writes down, links are not', () => {
  expect(valuesOf(record).map(({ node, port, value }) => `${node}.${port}=${value}`)).toEqual([
    'a.seed=7',
    'a.prompt=a rabbit',
    'b.seed=8',
    'b.steps=20',
  ])
})
