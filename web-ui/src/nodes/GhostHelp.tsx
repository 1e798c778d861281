import { useTranslation } from 'react-i18next'
import { pluginOf } from '@/document/requires'
import { subgraphOf } from '@/document/workflow'
import { useCanvas } from '@/editor/canvasStore'
import type { NodeData } from '@/editor/flow'
import { useDocument, useDocumentStore } from '@/editor/open'
import styles from '@/nodes/NodeCard.module.css'

/** What to do about a node whose type is not known here. */
export function GhostHelp({ data, top }: { data: NodeData; top: number }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const { name, node } = data
  const plugin = useDocument((state) => pluginOf(state.workflow, node.type))
  const words =
    subgraphOf(node.type) !== undefined
      ? t('nodes.ghostSubgraph')
      : plugin === undefined
        ? t('nodes.ghostHelp')
        : t('nodes.ghostPlugin', { plugin })
  return (
    <div className={styles.ghost} style={{ top }}>
      <p title={words}>{words}</p>
      <button
        type="button"
        className="nodrag"
        onClick={() => {
          store.getState().select([name])
          useCanvas.setState({ replacing: name })
        }}
      >
        {t('nodes.replace')}
      </button>
    </div>
  )
}
