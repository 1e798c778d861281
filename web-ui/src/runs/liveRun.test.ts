import { describe, expect, it } from 'vitest'
import { type LiveRun, after, progressOf } from '@/runs/liveRun'

const queued: LiveRun = {
  id: 'r',
  name: 'a',
  status: 'queued',
  queued: '2026-01-01T00:00:00Z',
  seq: 0,
  nodes: {},
  outputs: [],
  seeds: {},
}
const of = { run: 'r' }

describe('a run that is told by events', () => {
  it('goes from queued to succeeded, and its progress only grows', () => {
    const events = [
      { ...of, seq: 1, type: 'queued' },
      { ...of, seq: 2, type: 'started', nodes: 2 },
      { ...of, seq: 3, type: 'node-started', node: 'a', nodeType: 't' },
      { ...of, seq: 4, type: 'progress', node: 'a', done: 1, total: 2, message: '' },
      { ...of, seq: 5, type: 'node-finished', node: 'a', cached: false, source: 'computed', millis: 7 },
      { ...of, seq: 6, type: 'node-finished', node: 'b', cached: false, source: 'computed', millis: 1 },
      { ...of, seq: 7, type: 'finished', status: 'succeeded' },
    ] as const
    let run = queued
    const shares = events.map((event) => progressOf((run = after(run, event))))
    expect(shares).toEqual([0, 0, 0, 0.25, 0.5, 1, 1])
    expect(run.status).toBe('succeeded')
    expect(run.nodes.a).toMatchObject({ status: 'done', millis: 7 })
  })

  it('takes an event once, also when it is told twice', () => {
    const note = { ...of, seq: 1, type: 'note', node: 'a', sentence: 'so' } as const
    expect(after(after(queued, note), note).nodes.a?.notes).toEqual(['so'])
  })

  it('keeps the error on the run and on the node', () => {
    const error = { kind: 'node', node: 'a', message: 'no' } as never
    const failed = after(queued, { ...of, seq: 1, type: 'node-failed', node: 'a', error })
    expect(failed.nodes.a).toMatchObject({ status: 'failed', error: { message: 'no' } })
  })
})
