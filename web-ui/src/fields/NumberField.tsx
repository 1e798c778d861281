import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { FieldProps } from '@/fields/Field'
import { rounded, stepOf } from '@/fields/numbers'
import styles from '@/fields/Field.module.css'

/**
 * A number: typed, stepped with the arrow keys (Shift for ten, Alt for a tenth), or dragged sideways. A drag is one
 * step of history. What is typed counts when it is a number; until then the field keeps what was there.
 */
export function NumberField({ input, value, label, invalid, onChange, onEnd }: FieldProps) {
  const [typed, setTyped] = useState<string>()
  const drag = useRef<{ x: number; from: number; moved: boolean } | undefined>(undefined)
  const number = typeof value === 'number' ? value : undefined
  const share =
    number !== undefined && input.min !== undefined && input.max !== undefined && input.max > input.min
      ? Math.min(Math.max((number - input.min) / (input.max - input.min), 0), 1)
      : undefined

  function put(next: number) {
    const fit = rounded(next, input)
    if (fit !== number) onChange(fit)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape') {
      setTyped(undefined)
      event.currentTarget.blur()
    }
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    setTyped(undefined)
    put(
      (number ?? input.min ?? 0) + direction * stepOf(input) * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1),
    )
  }

  function onPointerDown(event: PointerEvent<HTMLInputElement>) {
    // A field that is being typed in selects text when dragged in, as any other.
    if (event.button !== 0 || document.activeElement === event.currentTarget) return
    drag.current = { x: event.clientX, from: number ?? input.min ?? 0, moved: false }
    event.currentTarget.setPointerCapture(event.pointerId)
    event.preventDefault()
  }

  function onPointerMove(event: PointerEvent<HTMLInputElement>) {
    const { current } = drag
    if (!current) return
    const by = event.clientX - current.x
    if (!current.moved && Math.abs(by) < 4) return
    current.moved = true
    put(current.from + Math.round(by / 4) * stepOf(input) * (event.shiftKey ? 10 : 1))
  }

  function onPointerUp(event: PointerEvent<HTMLInputElement>) {
    if (!drag.current) return
    if (drag.current.moved) onEnd()
    else {
      event.currentTarget.focus()
      event.currentTarget.select()
    }
    drag.current = undefined
  }

  return (
    <span className={styles.number} data-invalid={invalid || undefined}>
      {share !== undefined && <span className={styles.level} style={{ inlineSize: `${share * 100}%` }} />}
      <input
        className="nodrag nopan"
        type="text"
        inputMode={input.type.name === 'int' ? 'numeric' : 'decimal'}
        role="spinbutton"
        autoComplete="off"
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-valuenow={number}
        aria-valuemin={input.min}
        aria-valuemax={input.max}
        value={typed ?? (value === undefined ? '' : shownAs(value))}
        onChange={(event) => {
          setTyped(event.target.value)
          const text = event.target.value.trim().replace(',', '.')
          const next = Number(text)
          if (text === '') onChange(undefined)
          else if (Number.isFinite(next)) onChange(next)
        }}
        onBlur={() => {
          setTyped(undefined)
          onEnd()
        }}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => (drag.current = undefined)}
      />
    </span>
  )
}

const shownAs = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
