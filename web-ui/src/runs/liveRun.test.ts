import { describe, expect, it } from 'vitest'
import type { RunEvent } from '@/api/events'
import { type LiveRun, after, nodeAtWork, previewOf, progressOf, timeLeft } from '@/runs/liveRun'

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

  it('counts a file once, also when the record told of it before the event', () => {
    const file = (name: string) => ({ node: 'save', port: 'image', file: name }) as never
    const saved = (seq: number, name: string) =>
      ({ ...of, seq, type: 'output-saved', output: file(name) }) as const
    const known = { ...queued, outputs: [file('a_1.png')] }
    const run = after(after(known, saved(1, 'a_1.png')), saved(2, 'a_2.png'))
    expect(run.outputs.map((each) => each.file)).toEqual(['a_1.png', 'a_2.png'])
  })

  it('keeps the error on the run and on the node', () => {
    const error = { kind: 'node', node: 'a', message: 'no' } as never
    const failed = after(queued, { ...of, seq: 1, type: 'node-failed', node: 'a', error })
    expect(failed.nodes.a).toMatchObject({ status: 'failed', error: { message: 'no' } })
  })

  const told = (...events: object[]) =>
    events.map((event, n) => ({ ...of, seq: n + 1, ...event }) as RunEvent).reduce(after, queued)

  it('counts nodes by the time they took before, and those that are known already not at all', () => {
    const run = {
      ...told(
        { type: 'started', nodes: 2 },
        { type: 'node-finished', node: 'known', cached: true, source: 'memory', millis: 0 },
        { type: 'node-finished', node: 'short', cached: false, source: 'computed', millis: 90 },
      ),
      weights: { known: 5_000, short: 100, long: 900 },
      reached: 0,
    }
    expect(progressOf(run)).toBeCloseTo(0.1)
  })

  it('never goes back while it runs, and begins anew when the server begins it again', () => {
    let run = told(
      { type: 'started', nodes: 1 },
      { type: 'progress', node: 'a', done: 8, total: 10, message: '' },
    )
    expect(progressOf(run)).toBe(0.8)
    run = after(run, { ...of, seq: 3, type: 'node-started', node: 'b', nodeType: 't' })
    expect(progressOf(run)).toBe(0.8)
    run = after(run, { ...of, seq: 4, type: 'started', nodes: 2 })
    expect(progressOf(run)).toBe(0)
    expect(run.nodes.a).toEqual({ status: 'waiting', notes: [] })
    expect(run.outputs).toEqual([])
  })

  it('says how long it still takes at its pace, once there is one', () => {
    const run = { ...told({ type: 'started', nodes: 1 }), pace: { at: 1_000, share: 0 } }
    expect(timeLeft(run, 5_000)).toBeUndefined()
    const later = after(run, { ...of, seq: 9, type: 'progress', node: 'a', done: 1, total: 4, message: '' })
    expect(timeLeft(later, 5_000)).toBe(12_000)
    expect(timeLeft({ ...later, status: 'succeeded' }, 5_000)).toBeUndefined()
  })

  it('does not take for speed what was done before the page came', () => {
    const come = { ...queued, status: 'running' as const, expected: 1 }
    const shown = after(come, { ...of, seq: 1, type: 'preview', node: 'a', width: 1, height: 1, png: 'AA' })
    expect(shown.pace).toBeUndefined()
    const first = after(shown, {
      ...of,
      seq: 2,
      type: 'progress',
      node: 'a',
      done: 5,
      total: 10,
      message: '',
    })
    expect(first.pace?.share).toBe(0.5)
    expect(timeLeft(first, Date.now() + 60_000)).toBeUndefined()
  })

  it('shows the newest preview and the node at work', () => {
    const run = told(
      { type: 'started', nodes: 2 },
      { type: 'node-started', node: 'a', nodeType: 't' },
      { type: 'preview', node: 'a', width: 1, height: 1, png: 'AA' },
      { type: 'progress', node: 'b', done: 1, total: 2, message: 'step 1' },
      { type: 'preview', node: 'b', width: 1, height: 1, png: 'BB' },
    )
    expect(previewOf(run)).toBe('data:image/png;base64,BB')
    expect(nodeAtWork(run)).toEqual(['b', expect.objectContaining({ message: 'step 1' })])
  })
})
