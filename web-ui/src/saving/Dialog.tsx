import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/shared/Icon'
import styles from '@/saving/SaveDialogs.module.css'

/** A question or a list before the graph. Escape closes it, and the focus goes back to where it was. */
export function Dialog({
  label,
  onClose,
  children,
}: {
  label: string
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys in it are not for the canvas
    <dialog ref={dialog} className={styles.dialog} aria-label={label} onClose={onClose} onKeyDown={keepIn}>
      <h2>{label}</h2>
      {children}
      {/* Last, so that the focus begins with what is asked. */}
      <button
        type="button"
        className={styles.close}
        aria-label={t('saving.close')}
        onClick={() => dialog.current?.close()}
      >
        <Icon name="close" size={16} />
      </button>
    </dialog>
  )
}

function keepIn(event: KeyboardEvent) {
  event.stopPropagation()
  // Else the browser would save or open a page.
  if ((event.ctrlKey || event.metaKey) && /^[so]$/i.test(event.key)) event.preventDefault()
}
