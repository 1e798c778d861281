import { describe, expect, it } from 'vitest'
import type { Schemas } from '@/api/client'
import { heatOf, levelOf, median, spansOf, spentOf } from '@/runs/heat'

const ran = (ms: number, peakBytes?: number): Schemas['NodeDocument'] => ({
  status: 'ran',
  ms,
  ...(peakBytes !== undefined && { peakBytes }),
})
const known: Schemas['NodeDocument'] = { status: 'cached', ms: 0 }

const started = (node: string) => ({ type: 'node-started', node })
const finished = (node: string, millis: number, cached = false) => ({
  type: 'node-finished',
  node,
  millis,
  cached,
})

describe('when nodes ran', () => {
  it('one after the other: each begins when the one before has ended', () => {
    const spans = spansOf([started('a'), finished('a', 100), started('b'), finished('b', 50)])
    expect(spans.get('b')).toEqual({ from: 100, to: 150 })
  })

  it('side by side: what began before the other ended began with it', () => {
    const spans = spansOf([started('a'), started('b'), finished('b', 50), finished('a', 100)])
    expect(spans.get('a')).toEqual({ from: 0, to: 100 })
    expect(spans.get('b')).toEqual({ from: 0, to: 50 })
  })

  it('counts from the last time when the run was begun anew', () => {
    const first = [{ type: 'started', nodes: 1 }, started('a'), finished('a', 900)]
    const spans = spansOf([...first, { type: 'started', nodes: 1 }, started('a'), finished('a', 10)])
    expect(spans.get('a')).toEqual({ from: 0, to: 10 })
  })
})

describe('what nodes cost in a run', () => {
  const nodes = { plain: ran(30, 5), known, 'inner/a': ran(100, 10), 'inner/b': ran(50, 40) }

  it('a subgraph took from its first begin to its last end, and held as much as the largest of its nodes', () => {
    const beside = spansOf([
      started('inner/a'),
      started('inner/b'),
      finished('inner/b', 50),
      finished('inner/a', 100),
    ])
    expect(spentOf({ nodes }, beside, ['inner']).get('inner')).toEqual({
      status: 'ran',
      time: 100,
      memory: 40,
    })
    const after = spansOf([
      started('inner/a'),
      finished('inner/a', 100),
      started('inner/b'),
      finished('inner/b', 50),
    ])
    expect(spentOf({ nodes }, after, ['inner']).get('inner')?.time).toBe(150)
  })

  it('inside a subgraph its nodes are named as there', () => {
    const spent = spentOf({ nodes }, new Map(), ['a', 'b'], ['inner'])
    expect([...spent]).toEqual([
      ['a', { status: 'ran', time: 100, memory: 10 }],
      ['b', { status: 'ran', time: 50, memory: 40 }],
    ])
  })

  it('what came from the cache took no time', () => {
    expect(spentOf({ nodes }, new Map(), ['known']).get('known')).toEqual({ status: 'cached' })
  })
})

describe('how hot nodes are', () => {
  const run = (a: number, b: number) =>
    spentOf({ nodes: { a: ran(a), b: ran(b), known } }, new Map(), ['a', 'b', 'known'])

  it('the hottest has the highest level, and what came from the cache has none', () => {
    const heat = heatOf([run(100, 4)], 'time')
    expect(heat.get('a')).toMatchObject({ share: 1, level: 4 })
    expect(heat.get('b')).toMatchObject({ share: 0.04, level: 0 })
    expect(heat.get('known')).toEqual({ status: 'cached', share: 0 })
  })

  it('of several runs it is the median', () => {
    expect(heatOf([run(10, 1), run(30, 1), run(500, 1)], 'time').get('a')?.value).toBe(30)
    expect(median([4, 1])).toBe(2.5)
  })

  it('marks the path that decides', () => {
    const heat = heatOf([run(10, 5)], 'time', (weight) =>
      weight('a') > weight('b') ? ['a', 'known'] : ['b'],
    )
    expect(heat.get('a')?.leadsTo).toBe('known')
    expect([heat.get('a')?.critical, heat.get('b')?.critical, heat.get('known')?.critical]).toEqual([
      true,
      undefined,
      undefined,
    ])
  })

  it('a memory that nobody could tell is left open', () => {
    expect(heatOf([run(10, 5)], 'memory').get('a')).toEqual({ status: 'ran', share: 0 })
  })

  it('levels begin where the legend says', () => {
    expect([0, 0.049, 0.05, 0.2, 0.5, 1].map(levelOf)).toEqual([0, 0, 1, 2, 3, 4])
  })
})
