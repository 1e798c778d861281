import { api, ask, Refusal } from '@/api/client'
import { useConnection } from '@/api/connection'
import { isDirty } from '@/document/store'
import type { Workflow } from '@/document/workflow'
import { type Tab, changeTab, useTabs } from '@/editor/tabs'
import { inTurn } from '@/saving/turns'
import { isStatus, onWire, tabOf } from '@/saving/wire'

/** Edits go to the server together, so long after the first of them. */
const DELAY = 3_000
const AGAIN = 5_000

const timers = new Map<string, ReturnType<typeof setTimeout>>()
/** What the server has of each tab. */
const sent = new Map<string, Workflow>()

/** Sends what is not saved to the server, and when it was away as soon as it is back. @returns ends it */
export function followDrafts(): () => void {
  const watched = new Map<string, { document: Tab['document']; end: () => void }>()

  function watch() {
    const { tabs } = useTabs.getState()
    for (const [id, { end }] of watched) {
      if (tabs.some((tab) => tab.id === id)) continue
      end()
      watched.delete(id)
    }
    for (const tab of tabs) {
      if (watched.has(tab.id)) continue
      const end = tab.document.subscribe((state, last) => {
        if (state.workflow !== last.workflow) later(tab.id, DELAY)
      })
      watched.set(tab.id, { document: tab.document, end })
      // What came back with edits may not have got to the server before.
      if (tab.workflow !== undefined && isDirty(tab.document.getState())) later(tab.id, DELAY)
    }
  }

  watch()
  const ends = [
    useTabs.subscribe(watch),
    useConnection.subscribe((now, before) => {
      if (now.times === before.times) return
      for (const id of timers.keys()) void send(id)
    }),
  ]
  return () => {
    for (const end of ends) end()
    for (const { end } of watched.values()) end()
  }
}

function later(id: string, delay: number) {
  if (!timers.has(id))
    timers.set(
      id,
      setTimeout(() => void send(id), delay),
    )
}

function send(id: string): Promise<void> {
  clearTimeout(timers.get(id))
  timers.delete(id)
  return inTurn(id, () => sendNow(id)).catch((reason: unknown) => {
    // Another try would be refused as well; the next edit may not be.
    if (reason instanceof Refusal && reason.status < 500 && reason.status !== 429) return
    later(id, AGAIN)
  })
}

async function sendNow(id: string) {
  const tab = tabOf(id)
  if (!tab) return
  const { workflow: document } = tab.document.getState()
  const path = tab.workflow === undefined ? undefined : { id: tab.workflow }
  if (!isDirty(tab.document.getState())) {
    if (path && sent.delete(id))
      await ask(api.DELETE('/api/v1/workflows/{id}/draft', { params: { path, query: { client: id } } }))
  } else if (sent.get(id) === document) {
    return
  } else if (path) {
    const body = { document: onWire(document), base: tab.base ?? 0, client: id }
    try {
      await ask(api.PUT('/api/v1/workflows/{id}/draft', { params: { path }, body }))
      sent.set(id, document)
    } catch (reason) {
      // Somebody removed it: what is here becomes a workflow of its own.
      if (!isStatus(reason, 404)) throw reason
      changeTab(id, { workflow: undefined, base: undefined })
      await begin(id, document)
    }
  } else {
    await begin(id, document)
  }
}

async function begin(id: string, document: Workflow) {
  const body = { document: onWire(document), draft: true, client: id }
  const made = await ask(api.POST('/api/v1/workflows', { body }))
  sent.set(id, document)
  changeTab(id, { workflow: made.id, base: 0 })
}
