import { type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture, type Side } from '@/compare/Picture'
import styles from '@/compare/Compare.module.css'

/** A on the left of a divider, B on its right. */
export function Slider({
  a,
  b,
  split,
  onSplit,
  style,
}: {
  a: Side
  b: Side
  split: number
  onSplit: (split: number) => void
  style: React.CSSProperties
}) {
  const { t } = useTranslation()
  const over = useRef<HTMLDivElement>(null)
  const dragging = useRef(false)

  function drag(event: PointerEvent) {
    event.stopPropagation()
    if (!dragging.current || !over.current) return
    const { left, width } = over.current.getBoundingClientRect()
    onSplit(Math.round(Math.max(0, Math.min(100, ((event.clientX - left) / width) * 100)) * 10) / 10)
  }

  return (
    <div ref={over} className={styles.pane}>
      <Picture side={b} style={style} />
      <div className={styles.clip} style={{ clipPath: `inset(0 ${100 - split}% 0 0)` }}>
        <Picture side={a} style={style} />
      </div>
      <div className={styles.divider} style={{ insetInlineStart: `${split}%` }}>
        <div
          className={styles.handle}
          onPointerDown={(event) => {
            event.stopPropagation()
            event.currentTarget.setPointerCapture(event.pointerId)
            dragging.current = true
          }}
          onPointerMove={drag}
          onPointerUp={(event) => {
            event.stopPropagation()
            dragging.current = false
          }}
        >
          <input
            type="range"
            min={0}
            max={100}
            step={0.1}
            value={split}
            aria-label={t('compare.divider')}
            onChange={(event) => onSplit(event.target.valueAsNumber)}
            onKeyDown={(event) => {
              const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key]
              if (!step) return
              event.preventDefault()
              onSplit(Math.max(0, Math.min(100, split + step)))
            }}
          />
        </div>
      </div>
    </div>
  )
}
