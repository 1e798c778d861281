import i18next from 'i18next'
import { create } from 'zustand'
import { type Schemas, api, ask } from '@/api/client'
import { queries } from '@/api/queries'
import { asWorkflow } from '@/document/text'
import type { Workflow } from '@/document/workflow'
import { announce } from '@/editor/canvasStore'
import { type Tab, changeTab, openTab } from '@/editor/tabs'
import { inTurn } from '@/saving/turns'
import { isStatus, onWire, tabOf, why } from '@/saving/wire'
import { notify } from '@/shared/notices'

interface Saving {
  /** The tab whose workflow needs a name. */
  naming: string | undefined
  /** The tab that could not be saved because somebody else has saved since. */
  conflict: { tab: string; latest: Schemas['SavedVersion'] } | undefined
  /** Whether the saved workflows are listed. */
  opening: boolean
  /** The tab whose versions are listed. */
  versions: string | undefined
}

export const useSaving = create<Saving>(() => ({
  naming: undefined,
  conflict: undefined,
  opening: false,
  versions: undefined,
}))

/** Makes a version of what is open; asks for a name first when it has none on the server. */
export async function save(tab: Tab) {
  if (tab.workflow === undefined || !tab.base) useSaving.setState({ naming: tab.id })
  else await inTurn(tab.id, () => saveNow(tab.id))
}

export async function saveNamed(id: string, name: string) {
  const document = tabOf(id)?.document.getState()
  if (!document) return
  if (document.workflow.name !== name) document.run({ type: 'title', name })
  await inTurn(id, () => saveNow(id))
}

/** Mine becomes the newest version, whatever was saved meanwhile; that stays as a version, too. */
export async function saveOver(id: string, base: number) {
  changeTab(id, { base })
  await inTurn(id, () => saveNow(id))
}

/** Opens what somebody else saved beside mine, as a document of its own. */
export async function lookAtTheirs(id: string, version: number) {
  const workflow = tabOf(id)?.workflow
  if (workflow === undefined) return
  try {
    const path = { id: workflow, n: version }
    const { document } = await ask(api.GET('/api/v1/workflows/{id}/versions/{n}', { params: { path } }))
    openTab(asWorkflow(document), { saved: false })
  } catch (reason) {
    notify(i18next.t('saving.notTaken', { why: why(reason) }), 'bad')
  }
}

async function saveNow(id: string) {
  const tab = tabOf(id)
  if (!tab) return
  const { workflow: document, markSaved } = tab.document.getState()
  try {
    const made = await put(tab, document)
    markSaved(document)
    changeTab(id, { workflow: made.workflow, base: made.version, others: undefined })
    void queries.invalidateQueries({ queryKey: ['workflows'] })
    announce(i18next.t('saving.saved', { name: document.name ?? '', version: made.version }))
  } catch (reason) {
    if (isStatus(reason, 409)) {
      const { latest } = reason.problem as Partial<Schemas['VersionConflict']>
      if (latest) useSaving.setState({ conflict: { tab: id, latest } })
    } else {
      notify(i18next.t('saving.notSaved', { why: why(reason) }), 'bad')
    }
  }
}

async function put(tab: Tab, document: Workflow): Promise<{ workflow: string; version: number }> {
  const body = { document: onWire(document), client: tab.id }
  if (tab.workflow !== undefined) {
    try {
      const { workflow, version } = await ask(
        api.PUT('/api/v1/workflows/{id}', {
          params: { path: { id: tab.workflow } },
          body: { ...body, base: tab.base ?? 0 },
        }),
      )
      return { workflow, version: version.number }
    } catch (reason) {
      // Somebody removed it: it is kept as a new one.
      if (!isStatus(reason, 404)) throw reason
    }
  }
  const { id, version } = await ask(api.POST('/api/v1/workflows', { body }))
  return { workflow: id, version }
}
