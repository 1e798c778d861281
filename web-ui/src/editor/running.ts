import i18next from 'i18next'
import { Refusal } from '@/api/client'
import type { DocumentStore } from '@/document/store'
import { throwSeeds } from '@/document/seeds'
import { randomSeed } from '@/fields/numbers'
import { type Tab, changeTab } from '@/editor/tabs'
import { announce } from '@/editor/canvasStore'
import { useKnownCatalogue } from '@/nodes/catalogue'
import type { LiveRun } from '@/runs/liveRun'
import { useRuns } from '@/runs/runStore'
import { useKeepSteps } from '@/runs/keepSteps'
import { submit } from '@/runs/submit'
import { notify } from '@/shared/notices'

export const shownRun = (tab: Tab): LiveRun | undefined =>
  tab.run === undefined ? undefined : useRuns.getState().runs[tab.run]

/** Throws the seeds that want it, so that they show what is used. */
export function throwFreshSeeds(store: DocumentStore) {
  const { types } = useKnownCatalogue.getState().catalogue
  const seeds = throwSeeds(store.getState().workflow, (type, port) =>
    randomSeed(types.get(type)?.inputs.find((each) => each.name === port) ?? {}),
  )
  if (seeds.length > 0) store.getState().run(seeds, { did: { key: 'seeds', count: seeds.length } })
}

/** Queues the document as it is once the seeds are thrown. */
export async function runTab(tab: Tab, targets?: readonly string[]): Promise<LiveRun | undefined> {
  const store = tab.document
  throwFreshSeeds(store)
  const { workflow } = store.getState()
  const keepSteps = useKeepSteps.getState().on
  changeTab(tab.id, { problems: [] })
  try {
    const run = await submit(workflow, { ...(targets && { targets }), ...(keepSteps && { keepSteps }) })
    changeTab(tab.id, { run: run.id })
    announce(i18next.t('editor.queued'))
    return run
  } catch (error) {
    if (!(error instanceof Refusal)) {
      notify(i18next.t('editor.unreachable'), 'bad')
      return undefined
    }
    const problems = error.problem.problems ?? []
    changeTab(tab.id, { problems })
    if (problems.length === 0) notify(error.message, 'bad')
    const [first] = problems
    if (first?.node !== undefined && first.subgraph === undefined) {
      store.getState().leave(0)
      store.getState().select([first.node])
    }
    return undefined
  }
}
