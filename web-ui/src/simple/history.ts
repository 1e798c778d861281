import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, ask } from '@/api/client'
import { isOver } from '@/runs/liveRun'
import { useRuns } from '@/runs/runStore'
import type { RunOfCard } from '@/simple/DrawingCard'
import { drawingOf } from '@/simple/drawing'

const PAGE = 8

/** The runs of the server, the newest first, a page at a time. */
export function useHistory() {
  return useInfiniteQuery({
    queryKey: ['runs', 'history'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam !== undefined && { before: pageParam }) }
      return ask(api.GET('/api/v1/runs', { params: { query } }))
    },
    getNextPageParam: (page) => page.next,
  })
}

/** What a run was asked for and what it made; asked for again as soon as it is over. */
export function useDrawing(run: RunOfCard) {
  const live = useRuns((state) => state.runs[run.runId])
  const status = live?.status ?? run.status
  const record = useQuery({
    queryKey: ['run', run.runId, 'drawing', isOver(status)],
    queryFn: () => ask(api.GET('/api/v1/runs/{id}', { params: { path: { id: run.runId } } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  return { status, live, record: record.data, drawing: record.data && drawingOf(record.data) }
}
