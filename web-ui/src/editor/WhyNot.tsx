import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { typeName } from '@/document/conversion'
import { type Chain, converters, insertChain, titles } from '@/document/converters'
import { type Catalogue, inputDefinition, outputOf } from '@/document/definitions'
import { currentScope } from '@/document/store'
import { type Refused, announce, useCanvas } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import styles from '@/editor/WhyNot.module.css'

const WIDTH = 340

const close = () => useCanvas.setState({ refused: undefined })

/** Says why a link was refused, and offers the nodes that would make it possible. */
export function WhyNot({ refused, catalogue }: { refused: Refused; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const dialog = useRef<HTMLDivElement>(null)
  const state = store.getState()
  const scope = currentScope(state)
  const from = outputOf(state.workflow, catalogue, scope, refused.from)
  const to = inputDefinition(state.workflow, catalogue, scope, refused.to)
  const chains = from && to ? converters(catalogue, from.type, to.type) : []

  useEffect(() => {
    const before = document.activeElement
    dialog.current?.querySelector<HTMLElement>('button, [tabindex]')?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      close()
    }
    // Whoever goes on with the graph has read it: nothing lies over the canvas that would have to be clicked away.
    const onPointerDown = (event: PointerEvent) => {
      if (!dialog.current?.contains(event.target as Node)) close()
    }
    window.addEventListener('keydown', onKeyDown, true)
    window.addEventListener('pointerdown', onPointerDown, true)
    return () => {
      window.removeEventListener('keydown', onKeyDown, true)
      window.removeEventListener('pointerdown', onPointerDown, true)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  function insert(chain: Chain) {
    const { workflow, run, select } = store.getState()
    const { names, commands } = insertChain(workflow, catalogue, scope, chain, refused.from, refused.to)
    run(commands, { did: { key: 'insert', what: names.join(', '), count: names.length } })
    select(names)
    announce(t('outline.whyNot.inserted', { what: titles(chain) }))
    close()
  }

  if (!from || !to) return null
  return (
    <div
      ref={dialog}
      className={styles.reason}
      role="dialog"
      aria-label={t('outline.whyNot.title')}
      style={{
        left: Math.max(8, Math.min(refused.at.x, window.innerWidth - WIDTH - 8)),
        top: Math.max(8, Math.min(refused.at.y, window.innerHeight - 260)),
        inlineSize: `min(${WIDTH}px, calc(100vw - 16px))`,
      }}
    >
      <h2>{t('outline.whyNot.title')}</h2>
      <p>
        {t('outline.whyNot.types', {
          from: refused.from,
          to: refused.to,
          fromType: typeName(from.type),
          toType: typeName(to.type),
        })}
      </p>
      {chains.length === 0 ? (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- read out when the dialog opens
        <p tabIndex={0}>{t('outline.whyNot.none')}</p>
      ) : (
        <>
          <h3>{t('outline.whyNot.offer')}</h3>
          <ul>
            {chains.map((chain) => (
              <li key={titles(chain)}>
                <button type="button" onClick={() => insert(chain)}>
                  <b>{titles(chain)}</b>
                  <span>{chain[0]?.definition.doc.split('\n')[0]}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
