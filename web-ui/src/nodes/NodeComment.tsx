import { useTranslation } from 'react-i18next'
import { currentScope } from '@/document/store'
import { useCanvas } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import styles from '@/nodes/Decor.module.css'

/** What somebody said about a node, above it. */
export function NodeComment({ name, text }: { name: string; text: string | undefined }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const writing = useCanvas((state) => state.writing === name)
  if (!writing && text === undefined) return null
  if (!writing) return <p className={styles.comment}>{text}</p>
  return (
    <textarea
      ref={(field) => field?.focus()}
      className={`${styles.comment} nodrag nopan nowheel`}
      aria-label={t('editor.comment', { node: name })}
      defaultValue={text}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) event.currentTarget.blur()
      }}
      onBlur={(event) => {
        useCanvas.setState({ writing: undefined })
        const scope = currentScope(store.getState())
        const value = event.currentTarget.value.trim()
        if (value !== (text ?? '')) {
          store
            .getState()
            .run({ type: 'comment', node: name, text: value, ...(scope !== undefined && { scope }) })
        }
      }}
    />
  )
}
