import { ViewportPortal } from '@xyflow/react'
import { useCanvas } from '@/editor/canvasStore'
import styles from '@/editor/Canvas.module.css'

/** The lines along which what is dragged stands with others. */
export function Guides() {
  const guides = useCanvas((state) => state.guides)
  if (guides.length === 0) return null
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className={styles.guide}
          data-guide={axis}
          style={
            axis === 'x'
              ? { transform: `translate(${at}px, ${from}px)`, inlineSize: 1, blockSize: to - from }
              : { transform: `translate(${from}px, ${at}px)`, inlineSize: to - from, blockSize: 1 }
          }
        />
      ))}
    </ViewportPortal>
  )
}
