import { useTranslation } from 'react-i18next'
import { usesOf } from '@/document/subgraphs'
import { subgraphOf } from '@/document/workflow'
import { useDocument, useDocumentStore } from '@/editor/open'
import styles from '@/nodes/NodeCard.module.css'

/** In the header of a use of a subgraph: how many there are, and the way inside. */
export function SubgraphMark({ name, type, title }: { name: string; type: string; title: string }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const uses = useDocument((state) => usesOf(state.workflow, subgraphOf(type) ?? ''))
  return (
    <>
      {uses > 1 && (
        <span className={styles.badge} title={t('subgraphs.shared', { count: uses })}>
          {t('subgraphs.uses', { count: uses })}
        </span>
      )}
      <button
        type="button"
        className={`${styles.inside} nodrag`}
        aria-label={t('subgraphs.enter', { title })}
        title={t('subgraphs.enter', { title })}
        onClick={() => store.getState().enter(name)}
      >
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path
            d="M1.5 4.5v-3h3m3 0h3v3m0 3v3h-3m-3 0h-3v-3M4.5 6h3M6 4.5v3"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </button>
    </>
  )
}
