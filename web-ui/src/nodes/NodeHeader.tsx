import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { NodeData } from '@/editor/flow'
import { HeatContext, heatWords } from '@/editor/heat'
import { usePlanned } from '@/editor/planning'
import { ShownRunContext, nameInRun } from '@/nodes/nodeRun'
import type { NodeHeat } from '@/runs/heat'
import { subgraphOf } from '@/document/workflow'
import type { LiveNode } from '@/runs/liveRun'
import { titleKey, useCanvas } from '@/editor/canvasStore'
import { SubgraphTitle } from '@/nodes/SubgraphTitle'
import { SubgraphMark } from '@/nodes/SubgraphMark'
import styles from '@/nodes/NodeCard.module.css'

/** Title, name and state of a node. */
export function NodeHeader({
  data,
  run,
  full,
  heat,
}: {
  data: NodeData
  run: LiveNode | undefined
  full: boolean
  heat: NodeHeat | undefined
}) {
  const { t } = useTranslation()
  const { definition, name, node } = data
  const title = definition?.title ?? node.type
  const writing = useCanvas((state) => state.writing === titleKey(name))
  return (
    <header className={styles.header}>
      {full && !heat && <WillRun name={name} />}
      {writing ? (
        <SubgraphTitle name={name} type={node.type} title={title} />
      ) : (
        <span className={styles.title} title={definition?.doc ?? t('nodes.ghost', { type: node.type })}>
          {title}
        </span>
      )}
      {full && <span className={styles.name}>{name}</span>}
      {node.mode && <span className={styles.badge}>{t(`nodes.modes.${node.mode}`)}</span>}
      {heat ? <Spent heat={heat} /> : run && run.status !== 'waiting' && <State run={run} />}
      {!definition && <span className={styles.badge}>{t('nodes.missing')}</span>}
      {full && definition && subgraphOf(node.type) !== undefined && (
        <SubgraphMark name={name} type={node.type} title={title} />
      )}
      {run?.status === 'running' && (
        <span
          className={styles.progress}
          role="progressbar"
          aria-label={t('nodes.progress', { node: name })}
          aria-valuenow={Math.round((run.progress ?? 0) * 100)}
        >
          <span style={{ inlineSize: `${(run.progress ?? 0) * 100}%` }} />
        </span>
      )}
    </header>
  )
}

/** What a run would do with the node, by a mark of its own shape. */
function WillRun({ name }: { name: string }) {
  const { t } = useTranslation()
  const { path } = useContext(ShownRunContext)
  const state = usePlanned(({ states }) => states[nameInRun(path, name)])
  if (state === undefined || state === 'not-needed') return null
  const words = t(`plan.marks.${state}`)
  return <span className={styles.plan} data-plan={state} role="img" aria-label={words} title={words} />
}

/** What the node cost: the colour says no more than this. */
function Spent({ heat }: { heat: NodeHeat }) {
  const { t } = useTranslation()
  const of = useContext(HeatContext)?.of ?? 'time'
  return <span className={styles.spent}>{heatWords(heat, of, t)}</span>
}

function State({ run }: { run: LiveNode }) {
  const { t } = useTranslation()
  const time =
    run.status === 'running'
      ? run.progress === undefined
        ? ''
        : `${Math.round(run.progress * 100)} %`
      : run.status === 'done' && run.millis !== undefined
        ? seconds(run.millis)
        : ''
  return (
    <span className={styles.state} data-status={run.status} title={t(`nodes.states.${run.status}`)}>
      <span className={styles.stateText}>{time || t(`nodes.states.${run.status}`)}</span>
    </span>
  )
}

const seconds = (millis: number) =>
  millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(millis < 10_000 ? 1 : 0)} s`
