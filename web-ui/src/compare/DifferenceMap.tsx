import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { heat } from '@/compare/difference'
import type { Answer } from '@/compare/difference.worker'
import styles from '@/compare/Compare.module.css'

const GAINS = [1, 4, 16, 64] as const

/** Where the pictures differ, and how much. */
export function DifferenceMap({ found }: { found: Answer | undefined }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [gain, setGain] = useState<(typeof GAINS)[number]>(4)
  useEffect(() => {
    if (found?.kind !== 'difference') return
    const picture = new ImageData(heat(found.map, gain), found.width, found.height)
    canvas.current?.getContext('2d')?.putImageData(picture, 0, 0)
  }, [found, gain])
  if (found?.kind !== 'difference') {
    return <p className={styles.nothing}>{found ? t(`compare.${found.kind}`) : t('compare.working')}</p>
  }
  return (
    <div className={styles.pane}>
      <canvas
        ref={canvas}
        className={styles.picture}
        width={found.width}
        height={found.height}
        aria-label={t('compare.map')}
      >
        {t('compare.map')}
      </canvas>
      <div className={styles.flicker} onPointerDown={(event) => event.stopPropagation()}>
        <span>{t('compare.gain')}</span>
        {GAINS.map((each) => (
          <button key={each} aria-pressed={gain === each} onClick={() => setGain(each)}>
            {`×${each}`}
          </button>
        ))}
      </div>
    </div>
  )
}
