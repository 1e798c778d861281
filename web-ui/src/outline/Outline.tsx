import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '@/document/definitions'
import { type OutlineItem, outlineOf } from '@/document/outline'
import { useCanvas } from '@/editor/canvasStore'
import { useDocument, useDocumentStore } from '@/editor/open'
import { openSearch } from '@/editor/searching'
import { showNode } from '@/editor/showing'
import { middleOfScreen } from '@/editor/view'
import { NodeForm } from '@/outline/NodeForm'
import { sentence } from '@/outline/sentence'
import styles from '@/outline/Outline.module.css'

const wayOf = (item: OutlineItem) => item.way.join('/')

/**
 * The graph in sentences: a tree to walk through with the arrow keys, and a form for the node that is chosen. Whatever
 * can be done to a graph can be done here, without a pointer and without seeing where things lie.
 */
export function Outline({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const workflow = useDocument((state) => state.workflow)
  const path = useDocument((state) => state.path)
  const selection = useDocument((state) => state.selection)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const tree = useRef<HTMLDivElement>(null)
  const items = useMemo(() => outlineOf(workflow, catalogue), [workflow, catalogue])
  const lines = useMemo(() => open(items, closed), [items, closed])
  const [first] = selection
  const chosen =
    selection.size === 1 ? lines.find((each) => wayOf(each) === [...path, first].join('/')) : undefined

  function choose(item: OutlineItem | undefined) {
    if (!item) return
    const inside = item.way.slice(0, -1)
    if (inside.join('/') !== store.getState().path.join('/')) {
      store.getState().leave(0)
      for (const each of inside) store.getState().enter(each)
    }
    store.getState().select([item.name])
    requestAnimationFrame(() =>
      tree.current?.querySelector<HTMLElement>(`[data-way="${CSS.escape(wayOf(item))}"]`)?.focus(),
    )
  }

  function fold(item: OutlineItem, shut: boolean) {
    const next = new Set(closed)
    if (shut) next.add(wayOf(item))
    else next.delete(wayOf(item))
    setClosed(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = chosen ? lines.indexOf(chosen) : -1
    const shut = chosen !== undefined && closed.has(wayOf(chosen))
    const doing: Record<string, (() => void) | undefined> = {
      ArrowDown: () => choose(lines[Math.min(at + 1, lines.length - 1)]),
      ArrowUp: () => choose(lines[Math.max(at - 1, 0)]),
      Home: () => choose(lines[0]),
      End: () => choose(lines.at(-1)),
      ArrowRight: () => {
        if (chosen && chosen.inside.length > 0) {
          if (shut) fold(chosen, false)
          else choose(chosen.inside[0])
        }
      },
      ArrowLeft: () => {
        if (chosen && chosen.inside.length > 0 && !shut) fold(chosen, true)
        else if (chosen && chosen.way.length > 1)
          choose(lines.find((each) => wayOf(each) === chosen.way.slice(0, -1).join('/')))
      },
      Enter: () =>
        document.querySelector<HTMLElement>('[data-node-form] :is(input, select, textarea)')?.focus(),
    }
    const action = doing[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }

  const line = (item: OutlineItem) => (
    <div
      key={wayOf(item)}
      role="treeitem"
      className={styles.item}
      data-way={wayOf(item)}
      aria-level={item.way.length}
      aria-selected={item === chosen}
      aria-expanded={item.inside.length > 0 ? !closed.has(wayOf(item)) : undefined}
      tabIndex={item === (chosen ?? lines[0]) ? 0 : -1}
      style={{ paddingInlineStart: `${item.way.length * 0.75}rem` }}
      onClick={() => choose(item)}
      onDoubleClick={() => showNode(store, item.way)}
      onKeyDown={onKeyDown}
    >
      <b>{item.definition?.title ?? item.node.type}</b> <i>{item.name}</i>
      <span>{sentence(item, t)}</span>
    </div>
  )

  return (
    <section className={styles.outline} aria-label={t('outline.title')}>
      <header>
        <h2>{t('outline.title')}</h2>
        <button type="button" onClick={() => openSearch(middleOfScreen())}>
          {t('outline.add')}
        </button>
        <button
          type="button"
          className={styles.close}
          aria-label={t('outline.close')}
          onClick={() => useCanvas.setState({ outline: false })}
        >
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d="m2 2 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
          </svg>
        </button>
      </header>
      {lines.length === 0 ? (
        <p className={styles.empty}>{t('outline.empty')}</p>
      ) : (
        <div ref={tree} role="tree" aria-label={t('outline.title')} className={styles.tree}>
          {lines.map(line)}
        </div>
      )}
      {chosen && <NodeForm key={wayOf(chosen)} item={chosen} catalogue={catalogue} />}
    </section>
  )
}

/** The lines that are seen: all but what is within nodes that are folded. */
function open(items: readonly OutlineItem[], closed: ReadonlySet<string>): OutlineItem[] {
  return items.flatMap((item) => [item, ...(closed.has(wayOf(item)) ? [] : open(item.inside, closed))])
}
