import i18next from 'i18next'
import { createDocumentStore } from '@/document/store'
import { type Tab, bringBack, useTabs } from '@/editor/tabs'
import { claimAbandoned, claimWindow } from '@/saving/claim'
import { type KeptTab, type KeptWindow, keep, tabsOf, windows } from '@/saving/disk'
import { followDrafts } from '@/saving/drafts'
import { followOthers } from '@/saving/others'
import { notify } from '@/shared/notices'

/**
 * Edits are written down together, so many milliseconds after the first of them. A page that is left does not wait for
 * what it has begun to write, so this is what may be lost then.
 */
const DELAY = 40

let begun: Promise<void> | undefined

/** Brings back what was open when this window, or one that is gone, was left; from then on each edit is kept. */
export const session = () => (begun ??= begin())

async function begin() {
  try {
    const { id, fresh } = await claimWindow()
    const adopted = await restore(id, fresh)
    follow(id, adopted)
  } catch (reason) {
    // A browser may be told to keep nothing; one can work all the same.
    console.warn(reason)
    notify(i18next.t('saving.notKept'), 'bad')
  }
  followDrafts()
  followOthers()
}

/** @returns windows whose tabs are here now */
async function restore(id: string, fresh: boolean): Promise<string[]> {
  const all = await windows()
  const own = all.filter((each) => each.id === id)
  const others = fresh ? all.filter((each) => each.id !== id) : []
  const free = await Promise.all(others.map((each) => claimAbandoned(each.id)))
  const adopted = others.filter((_, n) => free[n])
  const kept = [...own, ...adopted]
  const [tabs, closed] = await Promise.all([
    tabsOf(kept.flatMap((each) => each.tabs)),
    tabsOf(kept.flatMap((each) => each.closed)),
  ])
  if (tabs.length + closed.length > 0)
    bringBack(tabs.map(opened), closed.map(opened), kept.findLast((each) => each.active)?.active)
  return adopted.map((each) => each.id)
}

function opened(kept: KeptTab): Tab {
  const { id, document, saved, clean, workflow, base, run, viewport } = kept
  return {
    id,
    document: createDocumentStore(document, { id, saved: clean ? document : saved }),
    problems: [],
    ...(workflow !== undefined && { workflow }),
    ...(base !== undefined && { base }),
    ...(run !== undefined && { run }),
    ...(viewport !== undefined && { viewport }),
  }
}

function asKept(tab: Tab): KeptTab {
  const { workflow: document, saved } = tab.document.getState()
  const clean = document === saved
  return {
    id: tab.id,
    document,
    clean,
    saved: clean ? undefined : saved,
    workflow: tab.workflow,
    base: tab.base,
    run: tab.run,
    viewport: tab.viewport,
  }
}

function follow(id: string, adopted: readonly string[]) {
  const watched = new Map<string, { tab: Tab; end: () => void }>()
  const changed = new Set<string>()
  const gone = new Set<string>()
  let goneWindows = adopted
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = false

  function later() {
    timer ??= setTimeout(write, DELAY)
  }

  function write() {
    clearTimeout(timer)
    timer = undefined
    const { tabs, closed, active } = useTabs.getState()
    const names = (list: readonly Tab[]) => list.map((tab) => tab.id)
    const window: KeptWindow = { id, tabs: names(tabs), closed: names(closed), active }
    const written = [...tabs, ...closed].filter((tab) => changed.has(tab.id)).map(asKept)
    keep({ window, tabs: written, gone: [...gone], goneWindows }).catch((reason: unknown) => {
      console.warn(reason)
      for (const each of written) changed.add(each.id)
      if (!told) notify(i18next.t('saving.notKept'), 'bad')
      told = true
    })
    changed.clear()
    gone.clear()
    goneWindows = []
  }

  function watch() {
    const { tabs, closed } = useTabs.getState()
    const there = new Map([...tabs, ...closed].map((tab) => [tab.id, tab]))
    for (const [name, { end }] of watched) {
      if (there.has(name)) continue
      end()
      watched.delete(name)
      gone.add(name)
    }
    for (const [name, tab] of there) {
      const before = watched.get(name)
      if (before?.tab === tab) continue
      before?.end()
      changed.add(name)
      const end = tab.document.subscribe((state, last) => {
        if (state.workflow === last.workflow && state.saved === last.saved) return
        changed.add(name)
        later()
      })
      watched.set(name, { tab, end })
    }
    later()
  }

  watch()
  useTabs.subscribe(watch)
  const atOnce = () => timer !== undefined && write()
  window.addEventListener('pagehide', atOnce)
  document.addEventListener('visibilitychange', atOnce)
}
