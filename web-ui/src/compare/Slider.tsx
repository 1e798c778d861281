import { type PointerEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture, type Side } from '@/compare/Picture'
import styles from '@/compare/Compare.module.css'

const STEP = 2

/**
 * A on the left of a divider, B on its right. Where the divider stands is a property of the pane that transforms take:
 * moving it renders nothing and draws no picture anew.
 *
 * @param split per cent from the left, where it begins
 * @param onSplit told where it was left
 */
export function Slider({
  a,
  b,
  split,
  onSplit,
}: {
  a: Side
  b: Side
  split: number
  onSplit: (split: number) => void
}) {
  const { t } = useTranslation()
  const pane = useRef<HTMLDivElement>(null)
  const range = useRef<HTMLInputElement>(null)
  const dragging = useRef(false)
  const now = useRef(split)

  function put(next: number) {
    now.current = Math.max(0, Math.min(100, next))
    pane.current?.style.setProperty('--split', `${now.current}%`)
    if (range.current) range.current.value = String(now.current)
  }

  useLayoutEffect(() => {
    pane.current?.style.setProperty('--split', `${split}%`)
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
            onSplit(now.current)
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
            defaultValue={split}
            aria-label={t('compare.divider')}
            onChange={(event) => {
              put(event.target.valueAsNumber)
              onSplit(now.current)
            }}
            onKeyDown={(event) => {
              const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
              if (!step) return
              event.preventDefault()
              put(now.current + step)
              onSplit(now.current)
            }}
          />
        </div>
      </div>
    </div>
  )
}
