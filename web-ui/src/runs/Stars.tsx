import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '@/runs/Stars.module.css'

const STARS = [1, 2, 3, 4, 5] as const

function Star({ full }: { full: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
      <path
        d="m8 1.8 1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z"
        fill={full ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** A rating to give: the same star again takes it away. */
export function Stars({ rating, onRate }: { rating: number; onRate: (rating: number) => void }) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className={styles.stars} data-rated={rating > 0 || undefined}>
      <legend>{t('runs.rating')}</legend>
      {STARS.map((n) => (
        <label key={n} title={t('runs.stars', { count: n })}>
          <input
            type="radio"
            name={name}
            value={n}
            checked={rating === n}
            aria-label={t('runs.stars', { count: n })}
            onChange={() => onRate(n)}
            onClick={() => {
              if (rating === n) onRate(0)
            }}
          />
          <Star full={n <= rating} />
        </label>
      ))}
    </fieldset>
  )
}

/** A rating to look at. */
export function Rated({ rating }: { rating: number | undefined }) {
  const { t } = useTranslation()
  if (!rating) return null
  return (
    <span className={styles.rated} role="img" aria-label={t('runs.stars', { count: rating })}>
      {'★'.repeat(rating)}
    </span>
  )
}
