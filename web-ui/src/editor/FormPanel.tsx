import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formPath } from '@/app/routes'
import type { Catalogue } from '@/document/definitions'
import { type FormItem, portName } from '@/document/workflow'
import { announce, useCanvas } from '@/editor/canvasStore'
import { useDocument, useDocumentStore } from '@/editor/open'
import { showNode } from '@/editor/showing'
import type { Tab } from '@/editor/tabs'
import { wordsOf } from '@/nodes/portLook'
import { Icon } from '@/shared/Icon'
import { canBeOnForm, everyEntry, itemsOf, moved, toggled } from '@/simple/form'
import c from '@/runs/controls.module.css'
import styles from '@/editor/FormPanel.module.css'

const same = (a: FormItem, node: string, port: string) => a.node === node && a.port === port

/** Which inputs stand on the form of this workflow, and in which order. */
export function FormPanel({ tab, catalogue }: { tab: Tab; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const open = useCanvas((state) => state.form)
  const workflow = useDocument((state) => state.workflow)
  const store = useDocumentStore()
  if (!open) return null
  const items = itemsOf(workflow, catalogue)
  const put = (form: FormItem[], group?: string) =>
    store.getState().run({ type: 'form', form }, group === undefined ? {} : { group })
  const others = everyEntry(workflow, catalogue).filter(
    ({ node, port }) => !items.some((each) => same(each, node, port)),
  )

  function move(at: number, by: number) {
    const item = items[at]
    const to = at + by
    if (!item || to < 0 || to >= items.length) return
    put(moved(items, at, by))
    announce(t('form.moved', { input: portName(item.node, item.port), n: to + 1, of: items.length }))
  }

  return (
    <section className={styles.panel} aria-labelledby="form-title">
      <header>
        <h2 id="form-title">{t('form.title')}</h2>
        <Link className={c.button} href={formPath({ tab: tab.id })}>
          <Icon name="form" size={15} />
          {t('form.open')}
        </Link>
        <button
          type="button"
          className={c.icon}
          aria-label={t('form.close')}
          onClick={() => useCanvas.setState({ form: false })}
        >
          <Icon name="close" />
        </button>
      </header>
      <p className={c.soft}>{t(Array.isArray(workflow.form) ? 'form.hint' : 'form.byItself')}</p>
      <ol className={styles.items} aria-label={t('form.chosen')}>
        {items.map((item, n) => {
          const name = portName(item.node, item.port)
          const there = canBeOnForm(workflow, catalogue, item.node, item.port)
          return (
            <li key={name} data-input={name}>
              <input
                className={c.field}
                value={item.label ?? ''}
                placeholder={wordsOf(item.port)}
                aria-label={t('form.label', { input: name })}
                onChange={(event) => {
                  const named: FormItem = { ...item, label: event.target.value }
                  if (!named.label) delete named.label
                  put(items.with(n, named), `form label ${name}`)
                }}
                onBlur={() => store.getState().endGroup()}
                onKeyDown={(event) => {
                  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
                  if (!event.altKey || by === undefined) return
                  event.preventDefault()
                  event.stopPropagation()
                  move(n, by)
                }}
              />
              <button
                type="button"
                className={styles.where}
                translate="no"
                onClick={() => showNode(store, [item.node], item.port)}
              >
                {name}
              </button>
              {!there && <span className={styles.gone}>{t('form.gone')}</span>}
              <span className={styles.tools}>
                <button
                  type="button"
                  className={c.icon}
                  aria-label={t('form.up', { input: name })}
                  disabled={n === 0}
                  onClick={() => move(n, -1)}
                >
                  <Icon name="up" size={16} />
                </button>
                <button
                  type="button"
                  className={c.icon}
                  aria-label={t('form.down', { input: name })}
                  disabled={n === items.length - 1}
                  onClick={() => move(n, 1)}
                >
                  <Icon name="down" size={16} />
                </button>
                <button
                  type="button"
                  className={c.icon}
                  aria-label={t('form.remove', { input: name })}
                  onClick={() => put(toggled(items, item.node, item.port))}
                >
                  <Icon name="close" size={16} />
                </button>
              </span>
            </li>
          )
        })}
      </ol>
      {others.length > 0 && (
        <Adding
          choices={others.map(({ node, port }) => portName(node, port))}
          onAdd={(at) => {
            const other = others[at]
            if (other) put(toggled(items, other.node, other.port))
          }}
        />
      )}
      {Array.isArray(workflow.form) && (
        <button type="button" className={c.button} onClick={() => store.getState().run({ type: 'form' })}>
          {t('form.reset')}
        </button>
      )}
    </section>
  )
}

function Adding({ choices, onAdd }: { choices: string[]; onAdd: (at: number) => void }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const at = Math.max(0, choices.indexOf(wanted))
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(at)
      }}
    >
      <select
        className={c.field}
        value={choices[at]}
        aria-label={t('form.add')}
        translate="no"
        onChange={(event) => setWanted(event.target.value)}
      >
        {choices.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <button className={c.button}>
        <Icon name="plus" size={15} />
        {t('form.addButton')}
      </button>
    </form>
  )
}
