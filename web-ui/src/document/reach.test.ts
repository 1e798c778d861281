import { describe, expect, it } from 'vitest'
import { heaviestPath } from '@/document/reach'
import type { Graph } from '@/document/workflow'

/** Each node with those whose outputs it reads. */
const graph = (reads: Record<string, string[]>): Graph => ({
  nodes: Object.fromEntries(
    Object.entries(reads).map(([name, sources]) => [
      name,
      {
        type: 'test',
        inputs: Object.fromEntries(sources.map((from, n) => [`in${n}`, { from: `${from}.out` }])),
      },
    ]),
  ),
})

describe('the heaviest path', () => {
  const diamond = graph({ end: ['left', 'right'], left: ['start'], right: ['start'], start: [], alone: [] })

  it('goes by way of the heavier branch', () => {
    const weights: Record<string, number> = { start: 1, left: 5, right: 9, end: 1, alone: 10 }
    expect(heaviestPath(diamond, (name) => weights[name] ?? 0)).toEqual(['start', 'right', 'end'])
  })

  it('is one node alone when that weighs more than all the others on a path', () => {
    expect(heaviestPath(diamond, (name) => (name === 'alone' ? 100 : 1))).toEqual(['alone'])
  })

  it('is empty when nothing weighs anything', () => {
    expect(heaviestPath(diamond, () => 0)).toEqual([])
  })

  it('does not go round a circle', () => {
    const path = heaviestPath(graph({ a: ['b'], b: ['a'], c: ['b'] }), () => 1)
    expect(new Set(path).size).toBe(path.length)
  })

  it('takes chains of any length', () => {
    const chain = graph(
      Object.fromEntries(
        Array.from({ length: 20_000 }, (_, n) => [`n${n}`, n === 19_999 ? [] : [`n${n + 1}`]]),
      ),
    )
    expect(heaviestPath(chain, () => 1)).toHaveLength(20_000)
  })
})
