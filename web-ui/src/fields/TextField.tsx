import type { FieldProps } from '@/fields/Field'
import styles from '@/fields/Field.module.css'

/** A text, on one line or several. */
export function TextField({ input, value, label, invalid, onChange, onEnd }: FieldProps) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  const common = {
    value: text,
    'aria-label': label,
    'aria-invalid': invalid || undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    onBlur: onEnd,
  }
  return input.multiline ? (
    <textarea {...common} className={`${styles.multiline} nodrag nopan nowheel`} spellCheck={false} />
  ) : (
    <input
      {...common}
      className={`${styles.text} nodrag nopan`}
      type="text"
      autoComplete="off"
      spellCheck={false}
    />
  )
}
