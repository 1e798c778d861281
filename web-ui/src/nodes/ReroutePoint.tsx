import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RerouteNode } from '@/editor/decor'
import styles from '@/nodes/Decor.module.css'

/** A point through which links are led. */
export const ReroutePoint = memo(function ReroutePoint({ data }: NodeProps<RerouteNode>) {
  const { t } = useTranslation()
  return (
    <div
      className={styles.reroute}
      style={{ color: data.colour }}
      role="img"
      aria-label={t('editor.reroute', { from: data.reroute.from })}
    >
      <Handle
        id="in"
        type="target"
        position={Position.Left}
        isConnectable={false}
        className={styles.hidden}
      />
      <Handle
        id="out"
        type="source"
        position={Position.Right}
        isConnectable={false}
        className={styles.hidden}
      />
    </div>
  )
})
