import { QueryClient } from '@tanstack/react-query'

/** What was asked of the server. Events say what is stale, so nothing is asked again by the clock. */
export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: 1 } },
})
