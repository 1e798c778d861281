import { useQueries } from '@tanstack/react-query'
import { createContext, useMemo } from 'react'
import { type Schemas, api, ask } from '@/api/client'
import { isOver } from '@/runs/liveRun'
import { useRuns } from '@/runs/runStore'

export type StepPicture = Schemas['StepPicture']

/** Pictures of steps by the names of nodes in a run. */
export type Steps = Readonly<Record<string, readonly StepPicture[]>>

const NONE: Steps = {}

/** The steps of the run that the graph shows. */
export const StepsContext = createContext<Steps>(NONE)

/** A node that shows its steps is among those that take longest. */
const MOST_ASKED = 24
const FEWEST_STEPS = 2

/** The nodes that may have shown steps, the slowest first. */
export const slowest = (times: Readonly<Record<string, number | undefined>>): string[] =>
  Object.entries(times)
    .filter(([, ms]) => ms !== undefined && ms > 0)
    .sort(([, a = 0], [, b = 0]) => b - a)
    .slice(0, MOST_ASKED)
    .map(([name]) => name)

/** The pictures that nodes of a run showed of their work, if it kept them. */
export function useSteps(run: string | undefined, nodes: readonly string[]): Steps {
  const found = useQueries({
    queries: (run === undefined ? [] : nodes).map((node) => ({
      queryKey: ['steps', run, node],
      queryFn: () => stepsOf(run ?? '', node),
      staleTime: Infinity,
    })),
    combine: (results) => results.map((each) => each.data),
  })
  return useMemo(() => {
    const all = nodes.flatMap((node, n) => {
      const steps = found[n]
      return steps && steps.length >= FEWEST_STEPS ? [[node, steps] as const] : []
    })
    return all.length > 0 ? Object.fromEntries(all) : NONE
  }, [nodes, found])
}

async function stepsOf(run: string, node: string): Promise<StepPicture[]> {
  const path = { id: run, node: node.replaceAll('/', '~') }
  return (await ask(api.GET('/api/v1/runs/{id}/nodes/{node}/steps', { params: { path } }))).steps
}

/** The same of a run that the page follows, once it is over. */
export function useRunSteps(id: string | undefined): Steps {
  const names = useRuns((state) => {
    const run = id === undefined ? undefined : state.runs[id]
    if (!run || !isOver(run.status)) return ''
    return slowest(
      Object.fromEntries(
        Object.entries(run.nodes).map(([name, node]) => [
          name,
          node.status === 'cached' ? undefined : node.millis,
        ]),
      ),
    ).join('\n')
  })
  const nodes = useMemo(() => (names === '' ? [] : names.split('\n')), [names])
  return useSteps(id, nodes)
}
