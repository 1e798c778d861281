import { useInfiniteQuery } from '@tanstack/react-query'
import { type Schemas, api, ask } from '@/api/client'
import { outputRef } from '@/app/routes'

/** A picture, as the gallery and the lightbox know it. */
export type Entry = Pick<Schemas['OutputSummary'], 'runId' | 'n' | 'name' | 'output'> &
  Partial<Schemas['OutputSummary']>

const PAGE = 500

export const keyOf = (entry: Entry) => outputRef(entry.runId, entry.n)

export const isPicture = (entry: Entry) => entry.output.mediaType.startsWith('image/')

/** The files of all runs that a query finds, the newest first. */
export function useOutputs(q: string) {
  return useInfiniteQuery({
    queryKey: ['outputs', q],
    queryFn: ({ pageParam: before }) => {
      const query = { limit: PAGE, ...(q && { q }), ...(before !== undefined && { before }) }
      return ask(api.GET('/api/v1/outputs', { params: { query } }))
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    retry: false,
  })
}
