import { createContext, useContext } from 'react'
import type { LiveNode } from '@/runs/liveRun'
import { useRuns } from '@/runs/runStore'

/** Which run the nodes show, and the nodes by which the graph that is looked at was entered. */
export interface ShownRun {
  run: string | undefined
  path: readonly string[]
}

export const ShownRunContext = createContext<ShownRun>({ run: undefined, path: [] })

/** A node's name in a run: inside a subgraph `outer/inner`. */
export const nameInRun = (path: readonly string[], name: string) => [...path, name].join('/')

/** How a node of the graph that is looked at fares in the run that is shown. */
export function useNodeRun(name: string): LiveNode | undefined {
  const { run, path } = useContext(ShownRunContext)
  return useRuns((state) => (run === undefined ? undefined : state.runs[run]?.nodes[nameInRun(path, name)]))
}

/** The outputs of a node that were kept as files, by their numbers in the run. */
export function useNodeOutputs(name: string): { run: string; n: number; file: string }[] {
  const { run, path } = useContext(ShownRunContext)
  const outputs = useRuns((state) => (run === undefined ? undefined : state.runs[run]?.outputs))
  if (run === undefined || !outputs) return []
  const wanted = nameInRun(path, name)
  return outputs.flatMap((each, n) => (each.node === wanted ? [{ run, n, file: each.file }] : []))
}
