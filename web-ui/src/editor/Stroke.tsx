import { useCanvas } from '@/editor/canvasStore'
import styles from '@/editor/Canvas.module.css'

/** The stroke that cuts links, while it is drawn. */
export function Stroke() {
  const stroke = useCanvas((state) => state.stroke)
  if (!stroke) return null
  return (
    <svg className={styles.stroke} aria-hidden="true">
      <polyline points={stroke.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  )
}
