import { Handle, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ValueType } from '@/document/definitions'
import { portName } from '@/document/workflow'
import { useCanvas } from '@/editor/canvasStore'
import { useLinking } from '@/editor/linking'
import { markOf, wordsOf } from '@/nodes/portLook'
import styles from '@/nodes/Port.module.css'

/** Where links begin and end. Its outline and mark tell its type without colour. */
export const Port = memo(function Port({
  node,
  name,
  side,
  type,
  top,
  reachable,
  label,
}: {
  node: string
  name: string
  side: 'input' | 'output'
  type: ValueType | undefined
  top: number
  reachable: boolean
  /** In place of its node's and its own name. */
  label?: string
}) {
  const { t } = useTranslation()
  const { press } = useLinking()
  const port = portName(node, name)
  const state = useCanvas(({ pending }) =>
    !pending
      ? undefined
      : pending.port === port && pending.side === side
        ? 'from'
        : pending.side !== side && pending.fits.has(port)
          ? 'fits'
          : 'faded',
  )
  return (
    <Handle
      id={name}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      className={styles.port}
      data-shape={type?.shape ?? 'circle'}
      data-mark={type ? markOf(type) : 'cross'}
      data-type={type?.name ?? 'unknown'}
      data-list={type?.list || undefined}
      data-side={side}
      data-state={state}
      style={{ top, color: type?.colour ?? 'var(--text-soft)' }}
      role="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={
        label ??
        t(side === 'input' ? 'nodes.inputPort' : 'nodes.outputPort', {
          port: wordsOf(name),
          type: type?.name ?? '?',
          node,
        })
      }
      aria-pressed={state === 'from'}
      onClick={(event) => {
        event.stopPropagation()
        press(side, port)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        event.stopPropagation()
        press(side, port)
      }}
    />
  )
})
