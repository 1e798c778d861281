import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ActionContext } from '@/commands/action'
import { type DocumentState, currentScope } from '@/document/store'
import { entitle, usesOf } from '@/document/subgraphs'
import { type Scope, graphOf, subgraphOf } from '@/document/workflow'
import styles from '@/editor/Path.module.css'

/** Where one is inside subgraphs, the way back, and whom a change here concerns. */
export function Path({ context }: { context: ActionContext }) {
  const { t } = useTranslation()
  const { store } = context
  const path = useStore(store, (state) => state.path)
  const name = useStore(store, (state) => state.workflow.name) ?? ''
  const titles = useStore(store, (state) => titlesOf(state).join('\n')).split('\n')
  const scope = useStore(store, currentScope)
  const uses = useStore(store, (state) => (scope === undefined ? 0 : usesOf(state.workflow, scope)))
  if (path.length === 0 || scope === undefined) return null
  const title = titles.at(-1) ?? scope

  function rename(text: string) {
    const value = text.trim()
    if (scope === undefined || value === '' || value === title) return
    const { workflow, run } = store.getState()
    run(entitle(workflow, scope, value), { did: { key: 'entitle', to: value } })
  }

  return (
    <nav aria-label={t('editor.path')} className={styles.path}>
      <button type="button" onClick={() => store.getState().leave(0)}>
        {name || t('editor.untitled')}
      </button>
      {path.slice(0, -1).map((each, n) => (
        <button type="button" key={`${n}${each}`} onClick={() => store.getState().leave(n + 1)}>
          {titles[n]}
        </button>
      ))}
      <span className={styles.here} aria-current="location">
        <input
          key={title}
          type="text"
          size={Math.max(title.length, 6)}
          aria-label={t('subgraphs.title')}
          defaultValue={title}
          onBlur={(event) => rename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.value = title
            if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
          }}
        />
      </span>
      {uses > 1 && (
        <span className={styles.shared} role="note">
          {t('subgraphs.sharedInside', { count: uses })}
        </span>
      )}
    </nav>
  )
}

/** The titles of the subgraphs that one is in, outermost first. */
function titlesOf({ workflow, path }: DocumentState): string[] {
  let scope: Scope
  return path.map((node) => {
    scope = subgraphOf(graphOf(workflow, scope)?.nodes[node]?.type ?? '')
    const title = scope === undefined ? undefined : workflow.subgraphs?.[scope]?.title
    return typeof title === 'string' ? title : node
  })
}
