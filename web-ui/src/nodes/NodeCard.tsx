import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useCanvas } from '@/editor/canvasStore'
import { subgraphOf } from '@/document/workflow'
import type { FlowNode } from '@/editor/flow'
import { useNodeHeat } from '@/editor/heat'
import { useLod } from '@/editor/lod'
import { useNodeRun } from '@/nodes/nodeRun'
import { GhostHelp } from '@/nodes/GhostHelp'
import { NodeBody } from '@/nodes/NodeBody'
import { NodeComment } from '@/nodes/NodeComment'
import { NodeHeader } from '@/nodes/NodeHeader'
import { NodePicture } from '@/nodes/NodePicture'
import styles from '@/nodes/NodeCard.module.css'

/**
 * One node. What is selected stays in full at every zoom, so that nobody is thrown out of a field by zooming. The
 * picture and the state of its run are beside the body: an event of a run leaves the fields alone.
 */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<FlowNode>) {
  const lod = useLod()
  const run = useNodeRun(data.name, subgraphOf(data.node.type) !== undefined)
  const heat = useNodeHeat(data.name)
  const full = lod === 'full' || selected
  const dropping = useCanvas(
    (state) => state.dropLink !== undefined && state.dragging?.[data.name] !== undefined,
  )
  return (
    <article
      className={styles.card}
      data-node={data.name}
      data-lod={full ? 'full' : 'simple'}
      data-status={run?.status}
      data-heat={heat?.level}
      data-spent={heat?.status}
      data-critical={heat?.critical}
      data-mode={data.node.mode}
      data-ghost={data.definition ? undefined : true}
      data-invalid={data.findings.length > 0 || undefined}
      data-dropping={dropping || undefined}
      style={{ blockSize: data.layout.height, inlineSize: data.layout.width }}
    >
      {full && <NodeComment name={data.name} text={data.node.ui?.comment} />}
      <NodeHeader data={data} run={run} full={full} heat={heat} />
      {full && <NodeBody data={data} reachable={selected} />}
      {full && data.layout.ghost !== undefined && <GhostHelp data={data} top={data.layout.ghost} />}
      {data.layout.preview !== undefined && (
        <NodePicture name={data.name} run={run} top={data.layout.preview} />
      )}
    </article>
  )
})
