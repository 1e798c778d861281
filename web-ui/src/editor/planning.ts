import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { produce } from 'immer'
import { useEffect, useMemo } from 'react'
import { create } from 'zustand'
import { Refusal, api, ask } from '@/api/client'
import { apply } from '@/document/apply'
import { throwSeeds } from '@/document/seeds'
import type { Workflow } from '@/document/workflow'
import { useDocument } from '@/editor/open'
import type { Tab } from '@/editor/tabs'
import { type Plan, type PlanState, statesOf } from '@/runs/forecast'
import { isOver } from '@/runs/liveRun'
import { useRuns } from '@/runs/runStore'
import { useSettled } from '@/runs/time'

interface Planned {
  plan: Plan | undefined
  /** Whether the document has changed since. */
  asking: boolean
  /** Whether seeds are thrown before the run. */
  fresh: boolean
  /** By way; of a subgraph too. */
  states: Readonly<Record<string, PlanState>>
}

const NOTHING: Planned = { plan: undefined, asking: false, fresh: false, states: {} }

/** What a run of the document that is looked at would do. */
export const usePlanned = create<Planned>(() => NOTHING)

/** Until somebody stops typing or dragging. */
const PAUSE = 400
/** Plans are of a moment: what other runs leave behind changes them. */
const KEPT = 10_000

/** Keeps {@link usePlanned} true to the document: asked once it rests, and what is overtaken is broken off. */
export function usePlanning(tab: Tab) {
  const workflow = useDocument((state) => state.workflow)
  const now = useMemo(() => asked(workflow), [workflow])
  const settled = useSettled(now, PAUSE)
  // A run that ends leaves results for the next.
  const over = useRuns((state) => Object.values(state.runs).filter((run) => isOver(run.status)).length)
  const ended = useSettled(over, PAUSE)
  const going = useRuns((state) => {
    const run = tab.run === undefined ? undefined : state.runs[tab.run]
    return run !== undefined && !isOver(run.status)
  })
  const answer = useQuery({
    queryKey: ['plan', settled.text, ended],
    queryFn: ({ signal }) => planOf(settled.document, signal),
    enabled: settled.text !== '' && !going,
    placeholderData: keepPreviousData,
    staleTime: KEPT,
    gcTime: KEPT,
    retry: false,
  })
  const { data: plan, isFetching } = answer
  const asking = now.text !== settled.text || isFetching
  useEffect(() => {
    const empty = now.text === ''
    usePlanned.setState({
      plan: empty ? undefined : plan,
      asking: asking && !empty,
      fresh: settled.fresh,
      states: plan && !empty && !going ? statesOf(plan) : {},
    })
  }, [plan, asking, going, now, settled])
  useEffect(() => () => usePlanned.setState(NOTHING), [])
}

interface Asked {
  document: Workflow
  /** What of it a run sees: where nodes stand is not asked about. Empty when there is nothing to run. */
  text: string
  fresh: boolean
}

function asked(workflow: Workflow): Asked {
  const seeds = throwSeeds(workflow, () => 0)
  const fresh = seeds.length > 0
  if (Object.keys(workflow.nodes).length === 0) return { document: workflow, text: '', fresh }
  const thrown = seeds.flatMap((each) =>
    each.type === 'set' ? `${each.scope ?? ''}/${each.node}.${each.port}` : [],
  )
  const text = JSON.stringify([workflow, thrown], (key, value: unknown) =>
    key === 'ui' || key === 'form' ? undefined : value,
  )
  return { document: workflow, text, fresh }
}

async function planOf(workflow: Workflow, signal: AbortSignal): Promise<Plan> {
  // A seed that nobody has drawn before: so what hangs on it is not known.
  const seeds = throwSeeds(workflow, () => Math.floor(Math.random() * 2 ** 31))
  const document = produce(workflow, (draft) => seeds.forEach((each) => apply(draft, each)))
  const body = { workflow: document as object }
  try {
    return await ask(api.POST('/api/v1/plan', { body, signal }))
  } catch (error) {
    if (!(error instanceof Refusal) || !error.problem.problems) throw error
    // Of some documents nothing can be told but what is wrong with them.
    return { nodes: [], unestimated: [], memoryBytes: 0, problems: error.problem.problems }
  }
}
