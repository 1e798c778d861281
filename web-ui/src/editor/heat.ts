import type { TFunction } from 'i18next'
import { useQueries, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { type Schemas, api, ask } from '@/api/client'
import { heaviestPath } from '@/document/reach'
import { currentGraph } from '@/document/store'
import { useCanvas } from '@/editor/canvasStore'
import { useDocument } from '@/editor/open'
import { useRuns } from '@/runs/runStore'
import { type HeatOf, type NodeHeat, heatOf, spansOf, spentOf } from '@/runs/heat'
import { size } from '@/runs/size'
import { duration } from '@/runs/time'

/** How the nodes of the graph that is looked at are coloured. */
export interface Heat {
  of: HeatOf
  /** Whether it is the median of several runs. */
  median: boolean
  /** Of how many runs it is made. */
  runs: number
  nodes: ReadonlyMap<string, NodeHeat>
  /** Milliseconds or bytes of the hottest node. */
  hottest: number
}

/** Undefined while nodes have their own colours. */
export const HeatContext = createContext<Heat | undefined>(undefined)

export const useNodeHeat = (name: string) => useContext(HeatContext)?.nodes.get(name)

/** A value as people read it. */
export const heatText = (of: HeatOf, value: number) => (of === 'time' ? duration(value) : size(value))

/** What a node cost, or why that is not known. */
export function heatWords(node: NodeHeat, of: HeatOf, t: TFunction): string {
  if (node.value !== undefined) return heatText(of, node.value)
  if (node.status === 'ran') return t('heat.none')
  return node.status === 'cached' ? t('nodes.states.cached') : t(`runs.nodeStatus.${node.status}`)
}

const MEDIAN_OF = 5

/** What the shown run tells of the nodes that are looked at, once it is asked for. */
export function useHeat(run: string | undefined, path: readonly string[]): Heat | undefined {
  const wanted = useCanvas((state) => state.heat)
  const graph = useDocument(currentGraph)
  const name = useRuns((state) => (run === undefined ? undefined : state.runs[run]?.name))
  const on = wanted !== undefined && run !== undefined
  const others = useQuery({
    queryKey: ['runs', 'like', name],
    queryFn: () => {
      const query = { q: `name="${name}" status=succeeded`, limit: MEDIAN_OF }
      return ask(api.GET('/api/v1/runs', { params: { query } }))
    },
    enabled: on && wanted.median && name !== undefined && !name.includes('"'),
  })
  const ids = useMemo(() => {
    if (!on) return []
    const more = wanted.median ? (others.data?.runs ?? []).map((each) => each.runId) : []
    return [run, ...more.filter((each) => each !== run)].slice(0, MEDIAN_OF)
  }, [on, wanted, run, others.data])
  const told = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['runs', 'spent', id],
      queryFn: () => spentIn(id),
    })),
    combine: (results) => results.flatMap((each) => each.data ?? []),
  })
  return useMemo(() => {
    if (!on || told[0]?.id !== run) return undefined
    const { of } = wanted
    const names = Object.keys(graph.nodes)
    const runs = told.map(({ record, spans }) => spentOf(record, spans, names, path))
    const nodes = heatOf(runs, of, (weight) => heaviestPath(graph, weight))
    const hottest = Math.max(0, ...[...nodes.values()].map((node) => node.value ?? 0))
    return { of, median: wanted.median, runs: runs.length, nodes, hottest }
  }, [on, told, run, wanted, graph, path])
}

interface Told {
  id: string
  record: Schemas['RunDocument']
  spans: ReturnType<typeof spansOf>
}

async function spentIn(id: string): Promise<Told> {
  const params = { path: { id } }
  const [record, { events }] = await Promise.all([
    ask(api.GET('/api/v1/runs/{id}', { params })),
    ask(api.GET('/api/v1/runs/{id}/events', { params })),
  ])
  return { id, record, spans: spansOf(events) }
}
