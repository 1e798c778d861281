import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import styles from '@/shared/PickList.module.css'

export interface Pick {
  id: string
  label: ReactNode
  /** Read out, and shown beside it. */
  hint?: ReactNode
  /** Why it cannot be picked. */
  off?: string | undefined
}

/** A field and, below it, what answers to what is typed: found with the arrow keys, picked with Enter. */
export function PickList<T extends Pick>({
  label,
  placeholder,
  empty,
  find,
  onPick,
  onClose,
  action,
}: {
  label: string
  placeholder: string
  empty: string
  find: (text: string) => readonly T[]
  onPick: (pick: T) => void
  onClose: () => void
  /** A button in each line, besides picking it. */
  action?: (pick: T) => ReactNode
}) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const picks = find(text)
  const current = Math.min(at, picks.length - 1)

  useLayoutEffect(() => {
    // Whoever opened it gets the focus back when it closes without a pick.
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body)
        before.focus({ preventScroll: true })
    }
  }, [])

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current, text])

  function onKeyDown(event: KeyboardEvent) {
    // The keys are for this list: no shortcut of the page may see them.
    event.stopPropagation()
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = current + step
      const wrapped = Math.abs(step) === 1 ? (next + picks.length) % Math.max(picks.length, 1) : next
      setAt(Math.min(Math.max(wrapped, 0), Math.max(picks.length - 1, 0)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const pick = picks[current]
      if (pick && pick.off === undefined) onPick(pick)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    }
  }

  return (
    <div className={styles.picker} onKeyDown={onKeyDown} role="presentation">
      <input
        ref={field}
        type="text"
        role="combobox"
        className={styles.field}
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}list`}
        aria-activedescendant={picks[current] ? `${id}${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
      />
      <div className={styles.list} id={`${id}list`} ref={list} role="listbox" aria-label={label}>
        {picks.map((pick, n) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys
          <div
            key={pick.id}
            id={`${id}${n}`}
            role="option"
            tabIndex={-1}
            aria-selected={n === current}
            aria-disabled={pick.off !== undefined}
            data-id={pick.id}
            onPointerMove={() => setAt(n)}
            onClick={() => pick.off === undefined && onPick(pick)}
          >
            <span className={styles.label}>{pick.label}</span>
            {pick.off !== undefined && <span className={styles.off}>{pick.off}</span>}
            {pick.hint !== undefined && <span className={styles.hint}>{pick.hint}</span>}
            {action?.(pick)}
          </div>
        ))}
      </div>
      {picks.length === 0 && (
        <p className={styles.empty} role="status">
          {empty}
        </p>
      )}
    </div>
  )
}
