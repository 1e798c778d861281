import textToImage from '@workflows/text-to-image.json'
import { api, ask } from '@/api/client'
import { asWorkflow } from '@/document/text'
import type { Workflow } from '@/document/workflow'
import { activeTab, openTab, showTab, useTabs } from '@/editor/tabs'
import { refresh } from '@/runs/runStore'
import { session } from '@/saving/session'

/** What an address of the editor names. */
export interface Wanted {
  /** A workflow that is saved on the server. */
  workflow?: string
  /** A run, whose document is wanted. */
  run?: string
  template?: string
}

/** Shows what is wanted: the tab that has it already, or a new one. */
export async function openWanted(wanted: Wanted): Promise<void> {
  await session()
  const { tabs } = useTabs.getState()
  if (wanted.run !== undefined) {
    const { run } = wanted
    const there = tabs.find((tab) => tab.run === run)
    if (there) {
      showTab(there.id)
      return
    }
    const record = await ask(api.GET('/api/v1/runs/{id}', { params: { path: { id: run } } }))
    void refresh(run).catch(() => undefined)
    // Another may have been quicker: in development every effect happens twice.
    if (!useTabs.getState().tabs.some((tab) => tab.run === run)) {
      openTab(asWorkflow(record.workflow), { run, saved: false })
    }
  } else if (wanted.workflow !== undefined) {
    const { workflow } = wanted
    const there = tabs.find((tab) => tab.workflow === workflow)
    if (there) {
      showTab(there.id)
      return
    }
    const path = { id: workflow }
    const found = await ask(api.GET('/api/v1/workflows/{id}', { params: { path } }))
    if (!useTabs.getState().tabs.some((tab) => tab.workflow === workflow)) {
      const { document, version: base } = found
      openTab(asWorkflow(document), { workflow, base, saved: base > 0 })
    }
  } else if (wanted.template !== undefined) {
    const document = await documentAt(`/api/v1/templates/${encodeURIComponent(wanted.template)}`)
    openTab(document, { saved: false })
  } else if (!activeTab() && useTabs.getState().closed.length === 0) {
    // A first visit begins with something that runs; who has closed all has the choice.
    openTab(asWorkflow(structuredClone(textToImage)), { saved: false })
  }
}

/** The document in what a workflow or a template is. */
async function documentAt(address: string): Promise<Workflow> {
  const { document } = (await getJson(address)) as { document?: unknown }
  return asWorkflow(document)
}

/** What a route gives that the description of the API does not have yet, or that is a document as it is. */
async function getJson(address: string): Promise<unknown> {
  const { data } = await (ask as (answer: Promise<Answer>) => Promise<Answer>)(
    fetch(address).then(async (response) => {
      const json: unknown = await response.json().catch(() => undefined)
      return { data: { data: json, response }, error: json, response }
    }),
  )
  return data
}

interface Answer {
  data?: unknown
  error?: unknown
  response: Response
}
