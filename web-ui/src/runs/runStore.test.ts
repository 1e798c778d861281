import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunEvent } from '@/api/events'
import { fromSummary, refresh, take, useRuns } from '@/runs/runStore'

const server = vi.hoisted(() => ({ get: vi.fn<(path: string) => Promise<unknown>>() }))
vi.mock('@/api/client', () => ({ api: { GET: server.get }, ask: (answer: unknown) => answer }))

const RUN = '/api/v1/runs/{id}'
const note = { type: 'note', node: 'prompt', sentence: 'so' } as const
const queuedSummary = { runId: 'r', name: '', status: 'queued', queued: '2026-01-01T00:00:00Z', outputs: 0 }

function record(status: string) {
  return {
    runId: 'r',
    workflow: {},
    status,
    queued: '2026-01-01T00:00:00Z',
    nodes: { prompt: { status: 'ran', ms: 1 } },
    outputs: [],
    seeds: {},
  }
}

const told = (seq: number, event: object) => take({ run: 'r', seq, ...event } as unknown as RunEvent)
const notes = () => useRuns.getState().runs.r?.nodes.prompt?.notes

describe('what nodes say of their results', () => {
  beforeEach(() => {
    useRuns.setState({ runs: {} })
    server.get.mockReset()
  })

  it.each([true, false])(
    'is kept when events are quicker than the answers about the run (told in the end: %s)',
    async (answered) => {
      let answer: (value: unknown) => void = () => undefined
      let refuse: () => void = () => undefined
      const first = new Promise((resolve, reject) => {
        answer = resolve
        refuse = () => reject(new Error('away'))
      })
      server.get.mockImplementation((path) =>
        path === RUN ? first : Promise.resolve(path.endsWith('events') ? { events: [] } : { runs: [] }),
      )
      told(1, { type: 'queued' })
      told(2, { type: 'started', nodes: 1 })
      // The page that queued it hears of it now.
      const run = fromSummary(queuedSummary as never)
      useRuns.setState((state) => ({ runs: { r: run, ...state.runs } }))
      told(3, note)
      if (answered) answer(record('running'))
      else refuse()
      await vi.waitFor(() => expect(useRuns.getState().runs.r?.status).toBe('running'))
      expect(notes()).toEqual(['so'])
    },
  )

  it('is asked for when the page learns of the end from the record alone', async () => {
    server.get.mockImplementation((path) =>
      Promise.resolve(path === RUN ? record('succeeded') : { events: [{ run: 'r', seq: 3, ...note }] }),
    )
    await refresh('r')
    await vi.waitFor(() => expect(notes()).toEqual(['so']))
  })
})
