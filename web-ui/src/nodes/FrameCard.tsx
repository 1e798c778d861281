import { Handle, type NodeProps, NodeResizer, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { currentScope } from '@/document/store'
import { useCanvas } from '@/editor/canvasStore'
import type { FrameNode } from '@/editor/decor'
import { toggleFold } from '@/editor/folding'
import { useLod } from '@/editor/lod'
import { useDocumentStore } from '@/editor/open'
import styles from '@/nodes/Decor.module.css'

/** A border with a title around nodes. Folded, it stands for them, and their links end at it. */
export const FrameCard = memo(function FrameCard({ data, selected }: NodeProps<FrameNode>) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const lod = useLod()
  const writing = useCanvas((state) => state.writing === data.id)
  const { id, frame, folded, count } = data
  const scope = currentScope(store.getState())
  const title = frame.title || t('editor.frame')
  return (
    <section
      className={styles.frame}
      data-hue={frame.hue ?? 'grey'}
      data-folded={folded || undefined}
      aria-label={title}
    >
      {selected && !folded && (
        <NodeResizer
          minWidth={160}
          minHeight={80}
          onResize={(_, { x, y, width, height }) =>
            useCanvas.setState({ sizing: { [id]: { x, y, width, height } } })
          }
          onResizeEnd={(_, { x, y, width, height }) => {
            useCanvas.setState({ sizing: undefined })
            const change = {
              x: Math.round(x),
              y: Math.round(y),
              width: Math.round(width),
              height: Math.round(height),
            }
            store.getState().run({ type: 'frame', id, change, ...(scope !== undefined && { scope }) })
          }}
        />
      )}
      <header className={styles.frameHeader} data-frame-handle data-lod={lod}>
        <button
          type="button"
          className="nodrag"
          aria-expanded={!folded}
          aria-label={t(folded ? 'editor.unfold' : 'editor.fold', { title })}
          onClick={() => toggleFold(store.getState().id, id)}
        >
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path
              d={folded ? 'm4 2 4 4-4 4' : 'm2 4 4 4 4-4'}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
        </button>
        {writing ? (
          <input
            ref={(field) => field?.focus()}
            className="nodrag nopan"
            type="text"
            aria-label={t('editor.frameTitle')}
            defaultValue={frame.title}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
            }}
            onBlur={(event) => {
              useCanvas.setState({ writing: undefined })
              const { value } = event.currentTarget
              if (value === frame.title) return
              store
                .getState()
                .run({ type: 'frame', id, change: { title: value }, ...(scope !== undefined && { scope }) })
            }}
          />
        ) : (
          // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the action "Write" does it by key
          <span className={styles.frameTitle} onDoubleClick={() => useCanvas.setState({ writing: id })}>
            {title}
          </span>
        )}
        {folded && <span className={styles.count}>{t('editor.folded', { count })}</span>}
      </header>
      {folded && (
        <>
          <Handle
            id="in"
            type="target"
            position={Position.Left}
            isConnectable={false}
            className={styles.hidden}
          />
          <Handle
            id="out"
            type="source"
            position={Position.Right}
            isConnectable={false}
            className={styles.hidden}
          />
        </>
      )}
    </section>
  )
})
