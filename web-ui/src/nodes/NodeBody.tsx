import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { isLiteral } from '@/document/definitions'
import { type NodeRow, portOffset } from '@/document/geometry'
import { type WorkflowNode, isLink, isList } from '@/document/workflow'
import type { NodeData } from '@/editor/flow'
import { Field } from '@/fields/Field'
import { useDocument } from '@/editor/open'
import { PaintMask } from '@/nodes/PaintMask'
import { Port } from '@/nodes/Port'
import { Promote } from '@/nodes/Promote'
import { useFieldChange } from '@/nodes/fieldChange'
import { wordsOf } from '@/nodes/portLook'
import styles from '@/nodes/NodeCard.module.css'

/** Ports and fields of a node. It is drawn again only when the node itself changed. */
export const NodeBody = memo(function NodeBody({ data, reachable }: { data: NodeData; reachable: boolean }) {
  const within = useDocument((state) => state.path.length > 0)
  return (
    <div className={styles.body} data-testid="node-body">
      {data.layout.rows.map((row) => (
        <Row key={`${row.side}.${row.name}`} row={row} data={data} reachable={reachable} within={within} />
      ))}
    </div>
  )
})

function Row({
  row,
  data,
  reachable,
  within,
}: {
  row: NodeRow
  data: NodeData
  reachable: boolean
  /** Inside a subgraph, where a port can be made the subgraph's own. */
  within: boolean
}) {
  const { t } = useTranslation()
  const { name, node, findings } = data
  const input = row.side === 'input' ? row.input : undefined
  const type = input?.type ?? (row.side === 'output' ? row.output?.type : undefined)
  const written = node.inputs?.[row.name]
  const linked = row.side === 'input' && (isLink(written) || (isList(written) && written.some(isLink)))
  const found = row.side === 'input' ? findings.find((each) => each.port === row.name) : undefined
  const widget = input !== undefined && isLiteral(input.type) && !linked
  return (
    <div
      className={styles.row}
      data-side={row.side}
      data-high={row.height > 40 || undefined}
      data-invalid={found ? true : undefined}
      style={{ top: row.top, blockSize: row.height }}
      title={input?.doc ?? (row.side === 'output' ? row.output?.doc : undefined)}
    >
      <Port
        node={name}
        name={row.name}
        side={row.side}
        type={type}
        top={portOffset(row)}
        reachable={reachable}
      />
      <span className={styles.label}>
        {wordsOf(row.name)}
        {linked && input && isLiteral(input.type) && <i>{t('nodes.linked')}</i>}
      </span>
      {row.side === 'input' && !input && !linked && written !== undefined && (
        <span className={styles.kept} translate="no" title={shown(written)}>
          {shown(written)}
        </span>
      )}
      {widget && <Control data={data} node={node} row={row} invalid={found !== undefined} />}
      {type?.name === 'mask' && !type.list && (row.side === 'output' || reachable) && (
        <PaintMask node={name} name={row.name} side={row.side} reachable={reachable} />
      )}
      {within && <Promote node={name} name={row.name} side={row.side} reachable={reachable} />}
      {found && (
        <span className={styles.finding} role="note">
          {t(`nodes.findings.${found.code}`, {
            found: found.found ?? '',
            expected: found.expected ?? '',
          })}
        </span>
      )}
    </div>
  )
}

/** A value that no field is known for. */
const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function Control({
  data,
  node,
  row,
  invalid,
}: {
  data: NodeData
  node: WorkflowNode
  row: NodeRow
  invalid: boolean
}) {
  const { name } = data
  const { catalogue, change, end, fresh, setFresh } = useFieldChange(name, row.name)
  const input = row.side === 'input' ? row.input : undefined
  if (!input) return null
  return (
    <span className={styles.control}>
      <Field
        input={input}
        value={node.inputs?.[row.name] ?? input.defaultValue ?? input.stands}
        label={wordsOf(row.name)}
        invalid={invalid}
        catalogue={catalogue}
        onChange={change}
        onEnd={end}
        seed={{ fresh: fresh(node), onFresh: setFresh }}
      />
    </span>
  )
}
