import type { ParseKeys } from 'i18next'
import type { Catalogue } from '@/document/definitions'
import type { DocumentStore } from '@/document/store'
import type { Tab } from '@/editor/tabs'

/** What an action acts on. */
export interface ActionContext {
  store: DocumentStore
  tab: Tab
  catalogue: Catalogue
}

/**
 * One thing a person can do, as data. Menu, shortcuts and palette read the same list, so nothing can be in one and
 * not in the others.
 */
export interface Action {
  /** `group.verb`, for ever: changed key bindings are kept by it. */
  id: string
  label: ParseKeys
  group: Group
  /** Keys as `Mod+Shift+K`; `Mod` is Control, or Command on a Mac. */
  keys: readonly string[]
  /** Also while the cursor is in a field. */
  inFields?: boolean
  /** The browser itself hears these keys and tells of them, as with copy and paste. */
  native?: boolean
  /** Why it cannot be done now; `undefined` when it can. */
  off?: (context: ActionContext) => ParseKeys | undefined
  run: (context: ActionContext) => unknown
}

export const GROUPS = ['run', 'edit', 'node', 'arrange', 'view', 'workflow'] as const
export type Group = (typeof GROUPS)[number]
