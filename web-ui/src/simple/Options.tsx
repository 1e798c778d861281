import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LARGEST_SEED, MOST_PICTURES, useWish } from '@/simple/wish'
import { Icon } from '@/shared/Icon'
import styles from '@/simple/Options.module.css'

/** Number and seed of the pictures. */
export function Options() {
  const { t } = useTranslation()
  const { count, seed, dice } = useWish()
  return (
    <div className={styles.options}>
      <Choice
        legend={t('simple.count')}
        name="count"
        chosen={count}
        options={Array.from({ length: MOST_PICTURES }, (_, n) => [n + 1, n + 1])}
        choose={(next) => useWish.setState({ count: next })}
      />
      <div className={styles.group}>
        <span className={styles.legend} id="seed-label">
          {t('simple.seed')}
        </span>
        <div className={styles.seed}>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={LARGEST_SEED}
            step={1}
            value={seed}
            aria-labelledby="seed-label"
            title={t('simple.seedHint')}
            onChange={(event) => {
              const next = Math.min(LARGEST_SEED, Math.max(0, Math.trunc(event.target.valueAsNumber || 0)))
              useWish.setState({ seed: next, dice: false })
            }}
          />
          <button
            type="button"
            aria-pressed={dice}
            onClick={() => useWish.setState({ dice: true })}
            title={t('simple.dice')}
          >
            <Icon name="dice" />
            <span>{t('simple.dice')}</span>
          </button>
          <button
            type="button"
            aria-pressed={!dice}
            onClick={() => useWish.setState({ dice: false })}
            title={t('simple.keep')}
          >
            <Icon name="lock" />
            <span>{t('simple.keep')}</span>
          </button>
        </div>
      </div>
    </div>
  )
}

function Choice<T extends string | number>({
  legend,
  name,
  chosen,
  options,
  choose,
}: {
  legend: string
  name: string
  chosen: T
  options: [T, ReactNode][]
  choose: (next: T) => void
}) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.choice}>
        {options.map(([value, shown]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => choose(value)}
            />
            <span>{shown}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
