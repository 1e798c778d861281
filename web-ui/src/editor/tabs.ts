import { create } from 'zustand'
import type { Schemas } from '@/api/client'
import { type DocumentStore, createDocumentStore } from '@/document/store'
import type { Workflow } from '@/document/workflow'
import { placed } from '@/document/text'

/** One open document and what belongs to its being open. */
export interface Tab {
  id: string
  document: DocumentStore
  /** Its id on the server, once a version or a draft of it is there. */
  workflow?: string | undefined
  /** Number of the version that it was made from; 0 while it was never saved. */
  base?: number | undefined
  /** What others did to the same workflow, until it is decided what becomes of that. */
  others?: Others | undefined
  /** Other windows whose drafts are not to be told of. */
  unheard?: readonly string[]
  /** The run whose states and pictures its nodes show. */
  run?: string | undefined
  /** Why the server did not run it, until it is changed. */
  problems: readonly Schemas['Problem'][]
  /** Where it is looked at, for when it is looked at again. */
  viewport?: { x: number; y: number; zoom: number }
}

/** What happened to a workflow elsewhere while it was open here. */
export type Others =
  | { what: 'saved'; version: number; by?: string }
  /** `written` when it was found, rather than seen to be written just now. */
  | { what: 'draft'; client: string; written?: string }

interface Tabs {
  tabs: readonly Tab[]
  active: string | undefined
  closed: readonly Tab[]
}

/** The open documents: they outlive the screen that shows them. */
export const useTabs = create<Tabs>(() => ({ tabs: [], active: undefined, closed: [] }))

export const activeTab = (state: Tabs = useTabs.getState()) =>
  state.tabs.find((each) => each.id === state.active)

/** Opens a document beside the others and shows it. */
export function openTab(
  workflow: Workflow,
  more: { workflow?: string; base?: number; run?: string; saved?: boolean; id?: string } = {},
): Tab {
  const document = placed(workflow)
  const store = createDocumentStore(document, {
    ...(more.id !== undefined && { id: more.id }),
    saved: more.saved === false ? undefined : document,
  })
  const tab: Tab = {
    id: store.getState().id,
    document: store,
    problems: [],
    ...(more.workflow !== undefined && { workflow: more.workflow }),
    ...(more.base !== undefined && { base: more.base }),
    ...(more.run !== undefined && { run: more.run }),
  }
  useTabs.setState((state) => ({ tabs: [...state.tabs, tab], active: tab.id }))
  return tab
}

/** Puts tabs of earlier before those that are open. */
export function bringBack(tabs: readonly Tab[], closed: readonly Tab[], active: string | undefined) {
  useTabs.setState((state) => ({
    tabs: [...tabs, ...state.tabs],
    active: state.active ?? active ?? tabs.at(-1)?.id,
    closed: [...closed, ...state.closed].slice(-20),
  }))
}

export function showTab(id: string) {
  if (useTabs.getState().tabs.some((each) => each.id === id)) useTabs.setState({ active: id })
}

export function changeTab(id: string, change: Partial<Omit<Tab, 'id' | 'document'>>) {
  useTabs.setState((state) => ({
    tabs: state.tabs.map((each) => (each.id === id ? { ...each, ...change } : each)),
  }))
}

/** Closes it; it can be had back with {@link reopenTab}. */
export function closeTab(id: string) {
  useTabs.setState((state) => {
    const at = state.tabs.findIndex((each) => each.id === id)
    const tab = state.tabs[at]
    if (!tab) return state
    const tabs = state.tabs.filter((each) => each !== tab)
    const next = state.active === id ? (tabs[at] ?? tabs[at - 1])?.id : state.active
    return { tabs, active: next, closed: [...state.closed, tab].slice(-20) }
  })
}

export function reopenTab() {
  useTabs.setState((state) => {
    const tab = state.closed.at(-1)
    if (!tab) return state
    return { tabs: [...state.tabs, tab], active: tab.id, closed: state.closed.slice(0, -1) }
  })
}
