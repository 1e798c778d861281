import { expect, it, vi } from 'vitest'
import { queries } from '@/api/queries'
import { mark } from '@/runs/record'

const server = vi.hoisted(() => ({
  patch: vi.fn<(path: string, asked: { body: object }) => Promise<unknown>>(),
}))
vi.mock('@/api/client', () => ({ api: { PATCH: server.patch }, ask: (answer: unknown) => answer }))

it('shows the last mark, also when the answer to the first is slower', async () => {
  let stored = {}
  server.patch.mockImplementation(async (_, { body }) => {
    const answer = (stored = { ...stored, ...body })
    await new Promise((resolve) => setTimeout(resolve, 'note' in body ? 40 : 0))
    return answer
  })
  await Promise.all([mark('r', { note: 'steep' }), mark('r', { pinned: true })])
  expect(queries.getQueryData(['runs', 'summary', 'r'])).toEqual({ note: 'steep', pinned: true })
})

it('goes on after a mark that was refused', async () => {
  server.patch.mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce({ rating: 2 })
  const refused = mark('r', { rating: 9 })
  const taken = mark('r', { rating: 2 })
  await expect(refused).rejects.toThrow('no')
  await taken
  expect(queries.getQueryData(['runs', 'summary', 'r'])).toEqual({ rating: 2 })
})
