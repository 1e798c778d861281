import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo, useContext } from 'react'
import { useCanvas } from '@/editor/canvasStore'
import type { FlowEdge } from '@/editor/flow'
import { HeatContext } from '@/editor/heat'
import styles from '@/editor/Canvas.module.css'

/** A link in its type's colour; lists are drawn as two strands. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<FlowEdge>) {
  const { id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const [path] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })
  const target = useCanvas((state) => state.dropLink === id)
  const critical = useContext(HeatContext)?.nodes.get(props.source)?.leadsTo === props.target
  const colour = data?.colour ?? 'currentColor'
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={14}
        className={styles.link ?? ''}
        style={{
          stroke: colour,
          strokeWidth: data?.list ? 5 : selected || target ? 3.2 : critical ? 4 : 2,
          ...(data?.quiet && { strokeDasharray: '5 5' }),
          ...(critical && { stroke: 'var(--text)' }),
          ...(target && { stroke: 'var(--focus)' }),
        }}
      />
      {data?.list && <path d={path} className={styles.strand} />}
    </>
  )
})
