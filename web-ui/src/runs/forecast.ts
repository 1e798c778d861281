import type { Schemas } from '@/api/client'

export type PlanState = Schemas['State']
export type Plan = Schemas['RunPlan']

/** A plan in a few figures. */
export interface Outline {
  /** How many nodes there are. */
  of: number
  /** How many will run for certain. */
  runs: number
  blocked: number
  problems: number
  /** Milliseconds; undefined when nothing can be told. */
  ms?: number
  /** Whether some that run are not in the time. */
  partly: boolean
  fits?: boolean
}

export function outlineOf(plan: Plan): Outline {
  const count = (state: PlanState) => plan.nodes.filter((node) => node.state === state).length
  const saving = plan.nodes.reduce(
    (sum, node) => sum + (node.state === 'unknown-until-run' ? (node.ms ?? 0) : 0),
    0,
  )
  return {
    of: plan.nodes.length,
    runs: count('runs'),
    blocked: count('blocked'),
    problems: plan.problems.length,
    partly: plan.unestimated.length > 0,
    // What only turns out in the run takes its time all the same, most often.
    ...(plan.ms !== undefined && { ms: plan.ms + saving }),
    ...(plan.fits !== undefined && { fits: plan.fits }),
  }
}

/** Of the nodes in a subgraph the one that says most about it. */
const WEIGHT: readonly PlanState[] = ['blocked', 'runs', 'unknown-until-run', 'cached', 'not-needed']

/** How each node will fare, by its way; a subgraph as all that is in it. */
export function statesOf(plan: Plan): Record<string, PlanState> {
  const states: Record<string, PlanState> = {}
  for (const { node, state } of plan.nodes) {
    const way = node.split('/')
    for (let depth = 1; depth <= way.length; depth++) {
      const name = way.slice(0, depth).join('/')
      const known = states[name]
      if (known === undefined || WEIGHT.indexOf(state) < WEIGHT.indexOf(known)) states[name] = state
    }
  }
  return states
}
