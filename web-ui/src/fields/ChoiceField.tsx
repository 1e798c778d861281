import { useTranslation } from 'react-i18next'
import type { FieldProps } from '@/fields/Field'
import styles from '@/fields/Field.module.css'

/** One of a few words, or one of the server's models or files. A word that is not among them stays until another is chosen. */
export function ChoiceField({
  input,
  value,
  label,
  invalid,
  choices,
  onChange,
  onEnd,
}: FieldProps & { choices: readonly string[] }) {
  const { t } = useTranslation()
  const chosen = typeof value === 'string' ? value : ''
  const foreign = !choices.includes(chosen)
  return (
    <select
      className={`${styles.choice} nodrag nopan`}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={chosen}
      onChange={(event) => {
        onChange(event.target.value)
        onEnd()
      }}
    >
      {foreign && (
        <option value={chosen}>
          {chosen || t(input.defaultValue === '' ? 'fields.none' : 'fields.choose')}
        </option>
      )}
      {choices.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
      {!foreign && input.defaultValue === '' && <option value="">{t('fields.none')}</option>}
    </select>
  )
}
