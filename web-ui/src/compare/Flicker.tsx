import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture, type Side } from '@/compare/Picture'
import styles from '@/compare/Compare.module.css'

/** Changes a second: three flashes and more can hurt. */
const PER_SECOND = 2

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** One after the other in the same place: what moves is different. */
export function Flicker({ a, b }: { a: Side; b: Side }) {
  const { t } = useTranslation()
  const [second, setSecond] = useState(false)
  const [byItself, setByItself] = useState(() => !calm())
  useEffect(() => {
    if (!byItself) return
    const timer = setInterval(() => setSecond((now) => !now), 1_000 / PER_SECOND)
    return () => clearInterval(timer)
  }, [byItself])
  return (
    <div className={styles.pane}>
      <Picture side={a} />
      {/* Both are there at once, so that neither is drawn late. */}
      <div className={styles.clip} style={{ visibility: second ? 'visible' : 'hidden' }}>
        <Picture side={b} />
      </div>
      {/* A press on the buttons does not move the picture. */}
      <div className={styles.flicker} onPointerDown={(event) => event.stopPropagation()}>
        <span className={styles.letter}>{second ? b.label : a.label}</span>
        <button aria-pressed={byItself} onClick={() => setByItself(!byItself)}>
          {t('compare.byItself')}
        </button>
        <button
          onClick={() => {
            setByItself(false)
            setSecond(!second)
          }}
        >
          {t('compare.other')}
        </button>
      </div>
    </div>
  )
}
