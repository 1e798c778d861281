import { useTranslation } from 'react-i18next'
import { entitle } from '@/document/subgraphs'
import { subgraphOf } from '@/document/workflow'
import { useCanvas } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import { focusNode } from '@/editor/view'
import styles from '@/nodes/NodeCard.module.css'

/** The title of a subgraph, while it is written. */
export function SubgraphTitle({ name, type, title }: { name: string; type: string; title: string }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  return (
    <input
      ref={(field) => {
        if (field && document.activeElement !== field) {
          field.focus({ preventScroll: true })
          field.select()
        }
      }}
      className={`${styles.titleField} nodrag nopan`}
      type="text"
      aria-label={t('subgraphs.title')}
      defaultValue={title}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.stopPropagation()
        if (event.key === 'Escape') event.currentTarget.value = title
        event.currentTarget.blur()
        focusNode(name)
      }}
      onBlur={(event) => {
        useCanvas.setState({ writing: undefined })
        const value = event.currentTarget.value.trim()
        const subgraph = subgraphOf(type)
        if (value === '' || value === title || subgraph === undefined) return
        const { workflow, run } = store.getState()
        run(entitle(workflow, subgraph, value), { did: { key: 'entitle', to: value } })
      }}
    />
  )
}
