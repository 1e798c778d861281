import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Catalogue, type NodeDefinition, definitionOf } from '@/document/definitions'
import { type Replacement, replacement } from '@/document/replacing'
import { currentGraph, currentScope } from '@/document/store'
import { subgraphType } from '@/document/workflow'
import { announce, useCanvas } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import { scoreOf } from '@/editor/scoring'
import { focusNode } from '@/editor/view'
import { PickList } from '@/shared/PickList'
import styles from '@/editor/NodeSearch.module.css'

const WIDTH = 380
const HEIGHT = 380

interface Entry {
  id: string
  label: string
  hint: string
  definition: NodeDefinition
  how: Replacement
}

const close = () => useCanvas.setState({ replacing: undefined })

/** Finds another type for a node: those that take over most of its links come first. Name, place and values stay. */
export function ReplaceNode({ name, catalogue }: { name: string; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const place = useMemo(() => {
    const box = document.querySelector(`[data-node="${CSS.escape(name)}"]`)?.getBoundingClientRect()
    return box ? { x: box.left, y: box.top + 24 } : { x: window.innerWidth / 2 - WIDTH / 2, y: 120 }
  }, [name])

  const entries = useMemo(() => {
    const state = store.getState()
    const { workflow } = state
    const scope = currentScope(state)
    const before = currentGraph(state).nodes[name]?.type
    const subgraphs = Object.keys(workflow.subgraphs ?? {}).flatMap(
      (each) => definitionOf(workflow, catalogue, subgraphType(each)) ?? [],
    )
    return [...catalogue.types.values(), ...subgraphs]
      .filter((definition) => definition.type !== before)
      .map((definition): Entry => {
        const how = replacement(workflow, catalogue, scope, name, definition)
        const hint = t('editor.fittingLinks', { fitting: how.fitting, links: how.links })
        return { id: definition.type, label: definition.title, hint, definition, how }
      })
      .sort((a, b) => b.how.fitting - a.how.fitting || a.label.localeCompare(b.label))
  }, [catalogue, name, store, t])

  function find(text: string): Entry[] {
    if (text.trim() === '') return entries
    return entries
      .map((entry) => ({ entry, score: scoreOf(text, entry.definition) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.entry.how.fitting - a.entry.how.fitting)
      .map(({ entry }) => entry)
  }

  function pick({ definition, how }: Entry) {
    const scope = currentScope(store.getState())
    store.getState().run(
      {
        type: 'retype',
        node: name,
        to: definition.type,
        ...(definition.category !== 'subgraph' && { version: definition.version }),
        inputs: how.inputs,
        outputs: how.outputs,
        ...(scope !== undefined && { scope }),
      },
      { did: { key: 'replace', what: name, to: definition.title } },
    )
    close()
    announce(t('editor.replaced', { title: definition.title, node: name }))
    focusNode(name)
  }

  return (
    <>
      <div className={styles.behind} onPointerDown={close} role="presentation" />
      <div
        className={styles.search}
        role="dialog"
        aria-label={t('editor.replaceBy', { node: name })}
        style={{
          left: Math.max(8, Math.min(place.x, window.innerWidth - WIDTH - 8)),
          top: Math.max(8, Math.min(place.y, window.innerHeight - HEIGHT - 8)),
          inlineSize: WIDTH,
          maxBlockSize: HEIGHT,
        }}
      >
        <PickList
          label={t('editor.replaceBy', { node: name })}
          placeholder={t('editor.replaceFor')}
          empty={t('editor.searchNothing')}
          find={find}
          onPick={pick}
          onClose={close}
        />
      </div>
    </>
  )
}
