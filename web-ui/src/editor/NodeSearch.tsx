import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matchingPort } from '@/document/check'
import {
  type Catalogue,
  type NodeDefinition,
  definitionOf,
  inputDefinition,
  outputOf,
} from '@/document/definitions'
import { addNode, insertOnLink, insertable } from '@/document/edit'
import { NODE_WIDTH } from '@/document/geometry'
import type { Command } from '@/document/commands'
import { paste } from '@/document/clipboard'
import { type DocumentState, currentScope } from '@/document/store'
import { holds } from '@/document/subgraphs'
import { subgraphType } from '@/document/workflow'
import { type SearchRequest, announce } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import { type OwnNode, forgetNode, ownNodes } from '@/editor/ownNodes'
import { pinned, recent, remember, togglePin } from '@/editor/remembered'
import { scoreOf } from '@/editor/scoring'
import { closeSearch } from '@/editor/searching'
import { reveal } from '@/editor/showing'
import { focusNode, toGraph } from '@/editor/view'
import { PickList } from '@/shared/PickList'
import styles from '@/editor/NodeSearch.module.css'

const WIDTH = 340
const HEIGHT = 380

interface Entry {
  id: string
  label: string
  hint: string
  definition: NodeDefinition
  /** A subgraph that is kept in this browser. */
  own?: OwnNode
}

/** Finds a node type by its title, its other names, its id or its place, and puts one where the search was opened. */
export function NodeSearch({ request, catalogue }: { request: SearchRequest; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const [pins, setPins] = useState(pinned)
  const [own, setOwn] = useState(ownNodes)

  const entries = useMemo(() => {
    const state = store.getState()
    const scope = currentScope(state)
    const there = state.workflow.subgraphs ?? {}
    const subgraphs = Object.keys(there)
      // None that would come to hold itself.
      .filter((name) => scope === undefined || !holds(there, name, scope))
      .flatMap((name) => definitionOf(state.workflow, catalogue, subgraphType(name)) ?? [])
    const all = [...catalogue.types.values(), ...subgraphs]
    const kept = own.flatMap((each): Entry[] => {
      const definition = definitionOf(each.part, catalogue, each.type)
      return definition && fitting([definition], request, state, catalogue).length > 0
        ? [{ id: `own ${each.title}`, label: each.title, hint: t('subgraphs.own'), definition, own: each }]
        : []
    })
    return [
      ...fitting(all, request, state, catalogue).map((definition): Entry => ({
        id: definition.type,
        label: definition.title,
        hint: definition.category,
        definition,
      })),
      ...kept,
    ]
  }, [catalogue, request, store, own, t])

  const find = useCallback(
    (text: string): Entry[] => {
      const before = recent()
      const rank = (entry: Entry) =>
        (pins.includes(entry.id) ? 2000 : 0) +
        (before.includes(entry.id) ? 1000 - before.indexOf(entry.id) : 0)
      if (text.trim() === '') {
        return [...entries].sort(
          (a, b) => rank(b) - rank(a) || a.hint.localeCompare(b.hint) || a.label.localeCompare(b.label),
        )
      }
      return entries
        .map((entry) => ({
          entry,
          score: scoreOf(text, entry.definition, entry.hint) * (1 + rank(entry) / 20_000),
        }))
        .filter((each) => each.score > 0)
        .sort((a, b) => b.score - a.score)
        .map((each) => each.entry)
    },
    [entries, pins],
  )

  function pick({ id, definition, own: kept }: Entry) {
    const state = store.getState()
    const scope = currentScope(state)
    const at = toGraph(request.at)
    // Under the pointer is the title; pulled from an output, the node's left edge is.
    const x = request.join
      ? request.join.side === 'output'
        ? at.x
        : at.x - NODE_WIDTH
      : at.x - NODE_WIDTH / 2
    const { into } = request
    const ports = into && insertable(state.workflow, catalogue, scope, definition, into)
    const { name, commands } = addNode(
      state.workflow,
      scope,
      definition,
      { x, y: at.y - 16 },
      request.join && { ...request.join, catalogue },
    )
    const brought = kept ? bringing(state, kept, name, commands) : commands
    const inserted = into && ports ? insertOnLink(scope, name, ports, into) : []
    state.run([...brought, ...inserted], { did: { key: into ? 'insert' : 'add', what: name, count: 1 } })
    state.select([name])
    remember(id)
    announce(t('editor.added', { title: definition.title }))
    closeSearch()
    reveal(store, name)
    focusNode(name, 'field')
  }

  return (
    <>
      <div className={styles.behind} onPointerDown={closeSearch} role="presentation" />
      <div
        className={styles.search}
        role="dialog"
        aria-label={t('editor.search')}
        style={{
          left: Math.max(8, Math.min(request.at.x, window.innerWidth - WIDTH - 8)),
          top: Math.max(8, Math.min(request.at.y, window.innerHeight - HEIGHT - 8)),
          inlineSize: WIDTH,
          maxBlockSize: HEIGHT,
        }}
      >
        <PickList
          label={t('editor.search')}
          placeholder={t((request.join ?? request.into) ? 'editor.searchFitting' : 'editor.searchFor')}
          empty={t('editor.searchNothing')}
          find={find}
          onPick={pick}
          onClose={() => {
            closeSearch()
          }}
          action={(entry) => (
            <>
              {entry.own && (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.pin}
                  aria-label={t('subgraphs.forget', { title: entry.label })}
                  onClick={(event) => {
                    event.stopPropagation()
                    forgetNode(entry.label)
                    setOwn(ownNodes())
                  }}
                >
                  <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
                    <path
                      d="m2.5 2.5 7 7m0-7-7 7"
                      stroke="currentColor"
                      strokeWidth="1.5"
                      strokeLinecap="round"
                    />
                  </svg>
                </button>
              )}
              <button
                type="button"
                tabIndex={-1}
                className={styles.pin}
                aria-pressed={pins.includes(entry.id)}
                aria-label={t('editor.pin', { title: entry.label })}
                onClick={(event) => {
                  event.stopPropagation()
                  setPins(togglePin(entry.id))
                }}
              >
                <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                  <path
                    d="M6 1.2 7.5 4.4l3.4.4-2.5 2.4.6 3.5L6 9 3 10.7l.6-3.5L1.1 4.8l3.4-.4z"
                    fill={pins.includes(entry.id) ? 'currentColor' : 'none'}
                    stroke="currentColor"
                  />
                </svg>
              </button>
            </>
          )}
        />
      </div>
    </>
  )
}

/** The commands of adding a node, with the definitions and values that a kept subgraph brings. */
function bringing(state: DocumentState, kept: OwnNode, name: string, commands: Command[]): Command[] {
  const { commands: pasted } = paste(state.workflow, currentScope(state), kept.part)
  const [node] = pasted.flatMap((each) => (each.type === 'add' ? Object.values(each.nodes) : []))
  return [
    ...pasted.filter((each) => each.type === 'define'),
    ...commands.map((each): Command => {
      const added = each.type === 'add' ? each.nodes[name] : undefined
      if (each.type !== 'add' || !added || !node) return each
      return { ...each, nodes: { [name]: { ...node, ...(added.ui && { ui: added.ui }) } } }
    }),
  ]
}

/** Only what could be linked with the port from which the search was opened. */
function fitting(
  all: NodeDefinition[],
  { join, into }: SearchRequest,
  state: DocumentState,
  catalogue: Catalogue,
): NodeDefinition[] {
  const scope = currentScope(state)
  if (into) {
    return all.filter(
      (definition) => insertable(state.workflow, catalogue, scope, definition, into) !== undefined,
    )
  }
  if (!join) return all
  const type =
    join.side === 'output'
      ? outputOf(state.workflow, catalogue, scope, join.port)?.type
      : inputDefinition(state.workflow, catalogue, scope, join.port)?.type
  if (!type) return all
  const other = join.side === 'output' ? 'input' : 'output'
  return all.filter((definition) => matchingPort(definition, other, type) !== undefined)
}
