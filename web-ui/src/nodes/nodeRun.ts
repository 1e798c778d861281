import { createContext, useContext, useMemo } from 'react'
import { type LiveNode, insideOf } from '@/runs/liveRun'
import { useRuns } from '@/runs/runStore'

/** Which run the nodes show, and the nodes by which the graph that is looked at was entered. */
export interface ShownRun {
  run: string | undefined
  path: readonly string[]
}

export const ShownRunContext = createContext<ShownRun>({ run: undefined, path: [] })

/** A node's name in a run: inside a subgraph `outer/inner`. */
export const nameInRun = (path: readonly string[], name: string) => [...path, name].join('/')

/**
 * How a node of the graph that is looked at fares in the run that is shown; one that stands for others as these do
 * together.
 */
export function useNodeRun(name: string, whole = false): LiveNode | undefined {
  const { run, path } = useContext(ShownRunContext)
  const wanted = nameInRun(path, name)
  const own = useRuns((state) => (run === undefined ? undefined : state.runs[run]?.nodes[wanted]))
  // As text, so that nothing is drawn again while it says the same.
  const inside = useRuns((state) => {
    const shown = whole && run !== undefined ? state.runs[run] : undefined
    return shown && JSON.stringify(insideOf(shown, wanted))
  })
  const preview = useRuns((state) => {
    const shown = whole && run !== undefined ? state.runs[run] : undefined
    return shown?.shows?.startsWith(`${wanted}/`) ? shown.nodes[shown.shows]?.preview : undefined
  })
  return useMemo(() => {
    if (inside === undefined) return own
    return { ...(JSON.parse(inside) as LiveNode), ...(preview !== undefined && { preview }) }
  }, [own, inside, preview])
}

/** The outputs of a node, or of what is inside it, that were kept as files, by their numbers in the run. */
export function useNodeOutputs(name: string): { run: string; n: number; file: string }[] {
  const { run, path } = useContext(ShownRunContext)
  const outputs = useRuns((state) => (run === undefined ? undefined : state.runs[run]?.outputs))
  if (run === undefined || !outputs) return []
  const wanted = nameInRun(path, name)
  return outputs.flatMap((each, n) =>
    each.node === wanted || each.node.startsWith(`${wanted}/`) ? [{ run, n, file: each.file }] : [],
  )
}
