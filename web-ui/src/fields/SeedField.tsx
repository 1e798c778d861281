import { useTranslation } from 'react-i18next'
import type { FieldProps, SeedProps } from '@/fields/Field'
import { NumberField } from '@/fields/NumberField'
import { randomSeed } from '@/fields/numbers'
import styles from '@/fields/Field.module.css'

/** A seed, with a die for another one, and whether each run throws it first. What is shown is what a run uses. */
export function SeedField({ fresh, onFresh, ...props }: FieldProps & SeedProps) {
  const { t } = useTranslation()
  const { input, label, onChange, onEnd } = props
  return (
    <span className={styles.seed}>
      <NumberField {...props} />
      <button
        type="button"
        className="nodrag"
        aria-label={t('fields.dice', { field: label })}
        title={t('fields.dice', { field: label })}
        onClick={() => {
          onChange(randomSeed(input))
          onEnd()
        }}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <rect
            x="2"
            y="2"
            width="12"
            height="12"
            rx="3"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
          />
          <path
            d="M5.5 5.5h.01M10.5 5.5h.01M8 8h.01M5.5 10.5h.01M10.5 10.5h.01"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
          />
        </svg>
      </button>
      <button
        type="button"
        className="nodrag"
        aria-pressed={!fresh}
        aria-label={t('fields.keep', { field: label })}
        title={t(fresh ? 'fields.fresh' : 'fields.kept')}
        onClick={() => onFresh(!fresh)}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <rect
            x="3"
            y="7"
            width="10"
            height="7"
            rx="1.5"
            fill={fresh ? 'none' : 'currentColor'}
            stroke="currentColor"
            strokeWidth="1.4"
          />
          <path
            d={fresh ? 'M5 7V5a3 3 0 0 1 5.6-1.5' : 'M5 7V5a3 3 0 0 1 6 0v2'}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
          />
        </svg>
      </button>
    </span>
  )
}
