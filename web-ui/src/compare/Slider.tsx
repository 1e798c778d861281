import { type PointerEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture, type Side } from '@/compare/Picture'
import styles from '@/compare/Compare.module.css'

const STEP = 2

/**
 * A on the left of a divider, B on its right. Where the divider stands is a property of the pane that transforms take:
 * moving it renders nothing and draws no picture anew.
 *
 * @param split per cent from the left; kept for when the slider is come back to
 */
export function Slider({ a, b, split }: { a: Side; b: Side; split: RefObject<number> }) {
  const { t } = useTranslation()
  const pane = useRef<HTMLDivElement>(null)
  const range = useRef<HTMLInputElement>(null)
  const dragging = useRef(false)

  function put(next: number) {
    split.current = Math.max(0, Math.min(100, next))
    pane.current?.style.setProperty('--split', `${split.current}%`)
    if (range.current) range.current.value = String(split.current)
  }

  useLayoutEffect(() => {
    pane.current?.style.setProperty('--split', `${split.current}%`)
  }, [split])

  function drag(event: PointerEvent) {
    event.stopPropagation()
    if (!dragging.current || !pane.current) return
    const { left, width } = pane.current.getBoundingClientRect()
    put(Math.round(((event.clientX - left) / width) * 1_000) / 10)
  }

  return (
    <div ref={pane} className={styles.pane}>
      <Picture side={b} />
      <div className={styles.cover}>
        <div className={styles.uncover}>
          <Picture side={a} />
        </div>
      </div>
      <div className={styles.divider}>
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
          onPointerCancel={() => {
            dragging.current = false
          }}
        >
          <input
            ref={range}
            type="range"
            min={0}
            max={100}
            step={0.1}
            // eslint-disable-next-line react-hooks/refs -- where it stands when it comes; from then on it is moved by hand
            defaultValue={split.current}
            aria-label={t('compare.divider')}
            onChange={(event) => put(event.target.valueAsNumber)}
            onKeyDown={(event) => {
              const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
              if (!step) return
              event.preventDefault()
              put(split.current + step)
            }}
          />
        </div>
      </div>
    </div>
  )
}
