import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Workflow } from '@/document/workflow'

/** An open document as the browser keeps it. */
export interface KeptTab {
  id: string
  document: Workflow
  /** As it was last saved, when that is not the document. */
  saved?: Workflow | undefined
  /** Whether the document is as it was last saved. */
  clean: boolean
  workflow?: string | undefined
  base?: number | undefined
  run?: string | undefined
  viewport?: { x: number; y: number; zoom: number } | undefined
}

/** What is open in a window, by ids of tabs. */
export interface KeptWindow {
  id: string
  tabs: string[]
  closed: string[]
  active: string | undefined
}

interface Kept extends DBSchema {
  tabs: { key: string; value: KeptTab }
  windows: { key: string; value: KeptWindow }
}

let database: Promise<IDBPDatabase<Kept>> | undefined

const opened = () =>
  (database ??= openDB<Kept>('darkroom', 1, {
    upgrade(made) {
      made.createObjectStore('tabs', { keyPath: 'id' })
      made.createObjectStore('windows', { keyPath: 'id' })
    },
  }))

export async function windows(): Promise<KeptWindow[]> {
  return (await opened()).getAll('windows')
}

export async function tabsOf(ids: readonly string[]): Promise<KeptTab[]> {
  const transaction = (await opened()).transaction('tabs')
  const found = await Promise.all(ids.map((id) => transaction.store.get(id)))
  return found.filter((each) => each !== undefined)
}

/** All or nothing. */
export async function keep(change: {
  window: KeptWindow
  tabs: readonly KeptTab[]
  gone: readonly string[]
  goneWindows?: readonly string[]
}): Promise<void> {
  const transaction = (await opened()).transaction(['tabs', 'windows'], 'readwrite')
  const tabs = transaction.objectStore('tabs')
  const all = transaction.objectStore('windows')
  await Promise.all([
    ...change.tabs.map((each) => tabs.put(each)),
    ...change.gone.map((id) => tabs.delete(id)),
    ...(change.goneWindows ?? []).map((id) => all.delete(id)),
    all.put(change.window),
    transaction.done,
  ])
}
