import { useTranslation } from 'react-i18next'
import { portName } from '@/document/workflow'
import { useCanvas } from '@/editor/canvasStore'
import { wordsOf } from '@/nodes/portLook'
import styles from '@/nodes/NodeCard.module.css'

/** Beside a port that gives or takes a mask: paints one for it. */
export function PaintMask({
  node,
  name,
  side,
  reachable,
}: {
  node: string
  name: string
  side: 'input' | 'output'
  reachable: boolean
}) {
  const { t } = useTranslation()
  const label = t('mask.paint', { port: `${node} · ${wordsOf(name)}` })
  return (
    <button
      type="button"
      className={`${styles.paint} nodrag`}
      tabIndex={reachable ? 0 : -1}
      aria-label={label}
      title={label}
      onClick={() => useCanvas.setState({ painting: { port: portName(node, name), side } })}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d="M13.5 2.5 7 9m-1.6.4c-1.9 0-2.4 1.6-2.6 3.6 2.1.4 4.3-.2 4.5-2.2C7.4 9.9 6.5 9.4 5.4 9.4zM7 9l.4 1"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  )
}
