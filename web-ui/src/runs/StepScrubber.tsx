import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepPicture } from '@/runs/steps'
import { Icon } from '@/shared/Icon'
import styles from '@/runs/StepScrubber.module.css'

const PER_SECOND = 8

/** A node's work, one picture for each step, to go back and forth in by pointer and by arrow keys. */
export function StepScrubber({
  node,
  steps,
  className = '',
  onGoOn,
}: {
  node: string
  steps: readonly StepPicture[]
  className?: string | undefined
  /** Goes on from a step, by how many are done, with other settings. */
  onGoOn?: ((step: number) => void) | undefined
}) {
  const { t } = useTranslation()
  const last = steps.length - 1
  const [at, setAt] = useState(last)
  const [plays, setPlays] = useState(false)
  const shown = steps[Math.min(at, last)]

  useEffect(() => {
    if (!plays) return
    const timer = setInterval(
      () =>
        setAt((now) => {
          if (now + 1 >= last) setPlays(false)
          return Math.min(now + 1, last)
        }),
      1_000 / PER_SECOND,
    )
    return () => clearInterval(timer)
  }, [plays, last])

  function fetchAll() {
    // So that none comes late while the slider is drawn.
    for (const each of steps) new Image().src = each.url
  }

  if (!shown) return null
  // Some nodes tell how far they are before they show it, some after.
  const place = { step: Math.max(shown.step, shown.n + 1), total: shown.total || steps.length }
  return (
    <div className={`${styles.scrubber} ${className} nodrag nopan`}>
      <img src={shown.url} alt={t('steps.picture', { node, ...place })} draggable={false} />
      <div className={styles.bar}>
        <button
          type="button"
          aria-label={plays ? t('steps.stop') : t('steps.play', { node })}
          onClick={() => {
            if (!plays && at >= last) setAt(0)
            setPlays(!plays)
          }}
        >
          <Icon name={plays ? 'pause' : 'play'} size={13} />
        </button>
        <input
          type="range"
          min={0}
          max={last}
          value={Math.min(at, last)}
          aria-label={t('steps.slider', { node })}
          aria-valuetext={t('steps.at', place)}
          onPointerEnter={fetchAll}
          onFocus={fetchAll}
          onChange={(event) => {
            setPlays(false)
            setAt(event.target.valueAsNumber)
          }}
        />
        <span aria-hidden="true">{`${place.step} / ${place.total}`}</span>
        {onGoOn && place.step < place.total && (
          <button
            type="button"
            aria-label={t('steps.goOn', place)}
            title={t('steps.goOn', place)}
            onClick={() => onGoOn(place.step)}
          >
            <Icon name="branch" size={13} />
          </button>
        )}
      </div>
    </div>
  )
}
