import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { templatePath } from '@/app/routes'
import { range } from '@/document/check'
import { typeName } from '@/document/conversion'
import {
  type Catalogue,
  type InputDefinition,
  type NodeDefinition,
  definitionOf,
  isRequired,
} from '@/document/definitions'
import { currentGraph } from '@/document/store'
import { announce, useCanvas } from '@/editor/canvasStore'
import { useDocument, useDocumentStore } from '@/editor/open'
import { currentFlow, focusNode } from '@/editor/view'
import { type Example, dropIn, useExamples, usePluginOf } from '@/learn/examples'
import { wordsOf } from '@/nodes/portLook'
import { Icon } from '@/shared/Icon'
import { wordsOf as templateWords } from '@/templates/templates'
import c from '@/runs/controls.module.css'
import styles from '@/learn/HelpPanel.module.css'

/** What the selected node does, takes and gives, and where it is used; it follows the selection. */
export function HelpPanel({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation()
  const workflow = useDocument((state) => state.workflow)
  const name = useDocument((state) => {
    const { nodes } = currentGraph(state)
    const chosen = [...state.selection].filter((each) => each in nodes)
    return chosen.length === 1 ? chosen[0] : undefined
  })
  const type = useDocument((state) =>
    name === undefined ? '' : (currentGraph(state).nodes[name]?.type ?? ''),
  )
  const definition = definitionOf(workflow, catalogue, type)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])

  function close() {
    useCanvas.setState({ help: false })
    if (name !== undefined) focusNode(name)
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what F1 opened
    <section
      className={styles.panel}
      aria-labelledby="help-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <header>
        <h2 id="help-title" ref={title} tabIndex={-1}>
          {definition ? t('help.of', { title: definition.title }) : t('help.title')}
        </h2>
        <button type="button" className={c.icon} aria-label={t('help.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {name === undefined ? (
        <p className={c.soft}>{t('help.choose')}</p>
      ) : definition ? (
        <About key={type} definition={definition} catalogue={catalogue} />
      ) : (
        <p>{t('nodes.ghost', { type })}</p>
      )}
    </section>
  )
}

function About({ definition, catalogue }: { definition: NodeDefinition; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const plugin = usePluginOf(definition.type)
  return (
    <>
      <p className={styles.type} translate="no">
        {definition.type} {definition.version}
        {plugin !== undefined && <span>{plugin}</span>}
      </p>
      {definition.doc !== '' && (
        <p className={styles.doc} translate="no">
          {definition.doc}
        </p>
      )}
      {definition.inputs.length > 0 && (
        <section aria-labelledby="help-inputs">
          <h3 id="help-inputs">{t('help.takes')}</h3>
          <dl>
            {definition.inputs.map((input) => (
              <div key={input.name}>
                <dt translate="no">
                  {wordsOf(input.name)} <i>{typeName(input.type)}</i>
                </dt>
                <dd translate="no">{input.doc}</dd>
                <Limits input={input} />
              </div>
            ))}
          </dl>
        </section>
      )}
      {definition.outputs.length > 0 && (
        <section aria-labelledby="help-outputs">
          <h3 id="help-outputs">{t('help.gives')}</h3>
          <dl>
            {definition.outputs.map((output) => (
              <div key={output.name}>
                <dt translate="no">
                  {wordsOf(output.name)} <i>{typeName(output.type)}</i>
                </dt>
                <dd translate="no">{output.doc}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Examples type={definition.type} catalogue={catalogue} />
    </>
  )
}

/** What may be written into an input. */
function Limits({ input }: { input: InputDefinition }) {
  const { t } = useTranslation()
  const told = [
    isRequired(input) && t('help.required'),
    input.defaultValue !== undefined &&
      input.defaultValue !== '' &&
      t('help.default', { value: JSON.stringify(input.defaultValue) }),
    (input.min !== undefined || input.max !== undefined) && t('help.range', { range: range(input) }),
    input.choices.length > 0 && t('help.choices', { choices: input.choices.join(', ') }),
  ].filter((each) => each !== false)
  return told.length === 0 ? null : <dd className={styles.limits}>{told.join(' ')}</dd>
}

function Examples({ type, catalogue }: { type: string; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const { examples, asking } = useExamples(type)

  function take(example: Example) {
    const names = dropIn(store, catalogue, example)
    announce(t('help.dropped', { count: names.length }))
    void currentFlow()?.fitView({ nodes: names.map((id) => ({ id })), maxZoom: 1, duration: 160 })
  }

  return (
    <section aria-labelledby="help-examples">
      <h3 id="help-examples">{t('help.usedIn')}</h3>
      {examples.length === 0 && (
        <p className={c.soft} role="status">
          {t(asking ? 'help.asking' : 'help.nowhere')}
        </p>
      )}
      <ul className={styles.examples} aria-labelledby="help-examples">
        {examples.map((example) => {
          const { name } = templateWords(example.template)
          const { picture, id } = example.template
          return (
            <li key={id} aria-label={name}>
              {picture ? (
                <img src={`${picture.url}?size=128`} alt="" loading="lazy" />
              ) : (
                <Icon name="graph" />
              )}
              <Link href={templatePath(id)}>{name}</Link>
              <button
                type="button"
                className={c.button}
                title={t('help.dropHint')}
                aria-label={t('help.dropNamed', { name })}
                onClick={() => take(example)}
              >
                <Icon name="plus" size={14} />
                {t('help.drop')}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
