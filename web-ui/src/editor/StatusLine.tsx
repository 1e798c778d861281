import { useStore as useFlowStore } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { currentGraph } from '@/document/store'
import { linksOf } from '@/document/workflow'
import { useAnnouncement } from '@/editor/canvasStore'
import { useDocument } from '@/editor/open'
import styles from '@/editor/StatusLine.module.css'

/** The foot of the editor: what was just done, said to screen readers too, and how much there is. */
export function StatusLine() {
  const { t } = useTranslation()
  const { text, times } = useAnnouncement()
  const graph = useDocument(currentGraph)
  const selected = useDocument((state) => state.selection.size)
  const zoom = useFlowStore((state) => Math.round(state.transform[2] * 100))
  return (
    <footer className={styles.line}>
      <span role="status" aria-live="polite" aria-atomic="true">
        {/* A key of its own, so that the same sentence is read out once more. */}
        <span key={times}>{text}</span>
      </span>
      <span className={styles.figures}>
        {selected > 0 && <span>{t('editor.selected', { count: selected })}</span>}
        <span>
          {t('editor.counts', { nodes: Object.keys(graph.nodes).length, links: linksOf(graph).length })}
        </span>
        <span>{t('editor.zoom', { zoom })}</span>
      </span>
    </footer>
  )
}
