import { describe, expect, it } from 'vitest'
import { type Plan, type PlanState, outlineOf, statesOf } from '@/runs/forecast'

const plan = (states: Record<string, PlanState>, more: Partial<Plan> = {}): Plan => ({
  nodes: Object.entries(states).map(([node, state]) => ({ node, state, type: 'test', runs: 1, ms: 10 })),
  unestimated: [],
  memoryBytes: 100,
  problems: [],
  ...more,
})

describe('a plan in a few figures', () => {
  it('counts what will run, and adds the time of what turns out in the run', () => {
    const outline = outlineOf(
      plan({ a: 'cached', b: 'runs', c: 'runs', save: 'unknown-until-run' }, { ms: 20, fits: true }),
    )
    expect(outline).toEqual({ of: 4, runs: 2, blocked: 0, problems: 0, ms: 30, partly: false, fits: true })
  })

  it('says when the time is not of all, or not known', () => {
    expect(outlineOf(plan({ a: 'runs' }, { unestimated: ['a'] }))).toMatchObject({ partly: true })
    expect(outlineOf(plan({ a: 'runs' }, { unestimated: ['a'] }))).not.toHaveProperty('ms')
  })
})

describe('how each node will fare', () => {
  it('a subgraph is blocked when one in it is, and will run when one in it does', () => {
    expect(statesOf(plan({ 'outer/a': 'cached', 'outer/b': 'runs', 'other/deep/c': 'blocked' }))).toEqual({
      'outer/a': 'cached',
      'outer/b': 'runs',
      outer: 'runs',
      other: 'blocked',
      'other/deep': 'blocked',
      'other/deep/c': 'blocked',
    })
  })

  it('a subgraph of which all is known is known', () => {
    expect(statesOf(plan({ 'outer/a': 'not-needed', 'outer/b': 'cached' })).outer).toBe('cached')
  })
})
