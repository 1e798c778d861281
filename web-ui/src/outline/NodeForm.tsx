import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sourcesFor } from '@/document/converters'
import { type Catalogue, type InputDefinition, isLiteral } from '@/document/definitions'
import { connect } from '@/document/edit'
import { isShown } from '@/document/geometry'
import type { OutlineItem } from '@/document/outline'
import { currentGraph, currentScope } from '@/document/store'
import { isLink, isList, isName, linksOfInput, portName } from '@/document/workflow'
import { findingsOf } from '@/editor/findings'
import { useDocument, useDocumentStore } from '@/editor/open'
import { Field } from '@/fields/Field'
import { useFieldChange } from '@/nodes/fieldChange'
import { wordsOf } from '@/nodes/portLook'
import styles from '@/outline/NodeForm.module.css'

/** All that can be said of one node: its name, and of each input the value or where it comes from. */
export function NodeForm({ item, catalogue }: { item: OutlineItem; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const scope = useDocument(currentScope)
  const [name, setName] = useState(item.name)
  const within = scope === undefined ? {} : { scope }
  const taken = name !== item.name && name in currentGraph(store.getState()).nodes
  const bad = !isName(name) || taken
  const { definition } = item
  const inputs = definition?.inputs.filter((input) => isShown(input, item.node, definition)) ?? []

  function rename() {
    if (bad || name === item.name) return
    store.getState().run({ type: 'rename', node: item.name, name, ...within })
    store.getState().select([name])
  }

  return (
    <form
      className={styles.form}
      data-node-form
      aria-label={t('outline.inputs', { title: definition?.title ?? item.node.type })}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.row}>
        <label className={styles.label} htmlFor="outline-name">
          {t('outline.name')}
        </label>
        <input
          id="outline-name"
          className={styles.name}
          value={name}
          aria-invalid={bad}
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => event.key === 'Enter' && rename()}
        />
        {bad && (
          <p className={styles.finding} role="alert">
            {t('outline.badName')}
          </p>
        )}
      </div>
      {inputs.map((input) => (
        <InputRow key={input.name} input={input} item={item} catalogue={catalogue} />
      ))}
      <div className={styles.actions}>
        {item.inside.length > 0 && (
          <button type="button" onClick={() => store.getState().enter(item.name)}>
            {t('outline.inside')}
          </button>
        )}
        <button
          type="button"
          onClick={() => store.getState().run({ type: 'remove', nodes: [item.name], ...within })}
        >
          {t('outline.delete', { name: item.name })}
        </button>
      </div>
    </form>
  )
}

function InputRow({
  input,
  item,
  catalogue,
}: {
  input: InputDefinition
  item: OutlineItem
  catalogue: Catalogue
}) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const workflow = useDocument((state) => state.workflow)
  const scope = useDocument(currentScope)
  const field = useFieldChange(item.name, input.name)
  const to = portName(item.name, input.name)
  const written = item.node.inputs?.[input.name]
  const links = linksOfInput(to, written)
  const linked = isLink(written) || (isList(written) && written.some(isLink))
  const sources = sourcesFor(workflow, catalogue, scope, to)
  const finding = findingsOf(workflow, catalogue).find(
    (each) => each.scope === scope && each.node === item.name && each.port === input.name,
  )
  const words = wordsOf(input.name)

  function take(from: string) {
    const { workflow: now, run } = store.getState()
    if (from === '') {
      run({ type: 'disconnect', links, ...(scope !== undefined && { scope }) })
      return
    }
    const { commands } = connect(now, catalogue, scope, from, to)
    if (commands && commands.length > 0) run(commands)
  }

  return (
    <div className={styles.row} data-port={input.name} title={input.doc}>
      <span className={styles.label}>{words}</span>
      <div className={styles.value}>
        {isLiteral(input.type) && !linked && (
          <Field
            input={input}
            value={written ?? input.defaultValue ?? input.stands}
            label={words}
            invalid={finding !== undefined}
            onChange={field.change}
            onEnd={field.end}
            catalogue={catalogue}
            seed={{ fresh: field.fresh(item.node), onFresh: field.setFresh }}
          />
        )}
        {isList(written) &&
          links.map((link) => (
            <p key={`${link.from}${link.item}`} className={styles.link}>
              {link.from}
              <button
                type="button"
                aria-label={t('outline.removeLink', { from: link.from })}
                onClick={() =>
                  store
                    .getState()
                    .run({ type: 'disconnect', links: [link], ...(scope !== undefined && { scope }) })
                }
              >
                <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
                  <path d="m2 2 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.6" />
                </svg>
              </button>
            </p>
          ))}
        {(sources.length > 0 || linked) && (
          <select
            className={styles.source}
            aria-label={t('outline.source', { port: words })}
            value={isLink(written) ? written.from : ''}
            onChange={(event) => take(event.target.value)}
          >
            <option value="">
              {t(
                isList(written) && linked
                  ? 'outline.another'
                  : isLiteral(input.type)
                    ? 'outline.ownValue'
                    : 'outline.nothing',
              )}
            </option>
            {isLink(written) && !sources.includes(written.from) && (
              <option value={written.from}>{written.from}</option>
            )}
            {sources.map((from) => (
              <option key={from} value={from}>
                {from}
              </option>
            ))}
          </select>
        )}
        {finding && (
          <p className={styles.finding}>
            {t(`nodes.findings.${finding.code}`, {
              found: finding.found ?? '',
              expected: finding.expected ?? '',
            })}
          </p>
        )}
      </div>
    </div>
  )
}
