import type { FieldProps } from '@/fields/Field'
import styles from '@/fields/Field.module.css'

/** Yes or no. */
export function BooleanField({ value, label, invalid, onChange, onEnd }: FieldProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      className={`${styles.boolean} nodrag`}
      aria-label={label}
      aria-invalid={invalid || undefined}
      checked={value === true}
      onChange={(event) => {
        onChange(event.target.checked)
        onEnd()
      }}
    />
  )
}
