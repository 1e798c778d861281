import i18next from 'i18next'
import { api, ask } from '@/api/client'
import { useConnection } from '@/api/connection'
import { hearOfWorkflows } from '@/api/events'
import { isDirty } from '@/document/store'
import { asWorkflow, placed, write } from '@/document/text'
import { type Others, type Tab, changeTab, useTabs } from '@/editor/tabs'
import { tabOf, why } from '@/saving/wire'
import { notify } from '@/shared/notices'

/** Notices what others do to workflows that are open here. @returns ends it */
export function followOthers(): () => void {
  const looked = new Set<string>()
  const look = () => {
    for (const tab of useTabs.getState().tabs) {
      if (tab.workflow === undefined || looked.has(tab.id)) continue
      looked.add(tab.id)
      void lookAt(tab)
    }
  }
  look()
  const ends = [
    useTabs.subscribe(look),
    // Nobody tells what happened while the connection was down.
    useConnection.subscribe((now, before) => {
      if (now.times === before.times || now.times < 2) return
      looked.clear()
      look()
    }),
    hearOfWorkflows((event) => {
      for (const tab of useTabs.getState().tabs) {
        if (tab.workflow !== event.workflow || event.client === tab.id) continue
        if (event.type === 'workflow-saved')
          tell(tab, {
            what: 'saved',
            version: event.version,
            ...(event.by !== undefined && { by: event.by }),
          })
        else if (event.type === 'workflow-draft' && event.client !== undefined)
          tell(tab, { what: 'draft', client: event.client })
      }
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}

async function lookAt(tab: Tab) {
  if (tab.workflow === undefined) return
  const path = { id: tab.workflow }
  const found = await ask(api.GET('/api/v1/workflows/{id}', { params: { path } })).catch(() => undefined)
  const now = tabOf(tab.id)
  if (!found || !now) return
  if (found.version > (now.base ?? 0)) tell(now, { what: 'saved', version: found.version })
  else if (found.draft && found.draft.draft.client !== tab.id) {
    const { document, draft } = found.draft
    const theirs = placed(asWorkflow(document))
    // A draft that was opened, or that came from here before, is nothing new.
    if (write(theirs) !== write(now.document.getState().workflow))
      tell(now, { what: 'draft', client: draft.client, written: draft.written })
  }
}

function tell(tab: Tab, others: Others) {
  if (others.what === 'saved' && others.version <= (tab.base ?? 0)) return
  if (others.what === 'draft') {
    const found = tab.others?.what === 'draft' && tab.others.written !== undefined
    if (tab.unheard?.includes(others.client) || (tab.others && !found)) return
  }
  changeTab(tab.id, { others })
}

/** Mine stays, and theirs is not told of again; saving makes mine the newest. */
export function keepMine(tab: Tab) {
  const { others } = tab
  if (others?.what === 'saved') {
    // It is not what was saved last any more, even when nothing was changed here.
    if (!isDirty(tab.document.getState())) tab.document.setState({ saved: undefined })
    changeTab(tab.id, { others: undefined, base: others.version })
  } else if (others)
    changeTab(tab.id, { others: undefined, unheard: [...(tab.unheard ?? []), others.client] })
}

/** Theirs comes in the place of mine, as a step that can be undone. */
export async function takeTheirs(tab: Tab) {
  const { others, workflow } = tab
  if (!others || workflow === undefined) return
  const path = { id: workflow }
  const store = tab.document.getState()
  try {
    if (others.what === 'saved') {
      const { document, version } = await ask(api.GET('/api/v1/workflows/{id}', { params: { path } }))
      store.run({ type: 'become', document: placed(asWorkflow(document)) })
      store.markSaved()
      changeTab(tab.id, { others: undefined, base: version })
    } else {
      const query = { client: others.client }
      const { document, draft } = await ask(
        api.GET('/api/v1/workflows/{id}/draft', { params: { path, query } }),
      )
      store.run({ type: 'become', document: placed(asWorkflow(document)) })
      changeTab(tab.id, { others: undefined, base: draft.base })
    }
  } catch (reason) {
    notify(i18next.t('saving.notTaken', { why: why(reason) }), 'bad')
  }
}
