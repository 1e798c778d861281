import { type NodeProps, NodeResizer } from '@xyflow/react'
import { Suspense, lazy, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { currentScope } from '@/document/store'
import { useCanvas } from '@/editor/canvasStore'
import type { NoteNode } from '@/editor/decor'
import { useLod } from '@/editor/lod'
import { useDocumentStore } from '@/editor/open'
import styles from '@/nodes/Decor.module.css'

// What understands Markdown is only fetched by those who have a note.
const Markdown = lazy(() => import('react-markdown'))

/** Words on the canvas, in Markdown. */
export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const lod = useLod()
  const writing = useCanvas((state) => state.writing === data.id)
  const { id, note } = data
  const scope = currentScope(store.getState())
  const within = scope === undefined ? {} : { scope }
  return (
    <aside className={styles.note} data-hue={note.hue ?? 'amber'} aria-label={t('editor.note')}>
      {selected && (
        <NodeResizer
          minWidth={120}
          minHeight={60}
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
            store.getState().run({ type: 'note', id, change, ...within })
          }}
        />
      )}
      {writing ? (
        <textarea
          ref={(field) => field?.focus()}
          className="nodrag nopan nowheel"
          aria-label={t('editor.noteText')}
          defaultValue={note.text}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
          onBlur={(event) => {
            useCanvas.setState({ writing: undefined })
            const { value } = event.currentTarget
            if (value !== note.text)
              store.getState().run({ type: 'note', id, change: { text: value }, ...within })
          }}
        />
      ) : (
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the action "Write" does it by key
        <div className={styles.noteText} onDoubleClick={() => useCanvas.setState({ writing: id })}>
          {note.text === '' ? (
            <em>{t('editor.emptyNote')}</em>
          ) : lod === 'full' ? (
            <Suspense fallback={note.text}>
              <Markdown allowedElements={ALLOWED} unwrapDisallowed>
                {note.text}
              </Markdown>
            </Suspense>
          ) : (
            note.text
          )}
        </div>
      )}
    </aside>
  )
})

/** A workflow comes from anywhere: words only, nothing that is fetched or leads elsewhere. */
const ALLOWED = [
  'h1',
  'h2',
  'h3',
  'h4',
  'p',
  'ul',
  'ol',
  'li',
  'em',
  'strong',
  'code',
  'pre',
  'blockquote',
  'hr',
  'br',
  'del',
]
