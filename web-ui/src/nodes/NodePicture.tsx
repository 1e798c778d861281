import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveNode } from '@/runs/liveRun'
import { definitionOf } from '@/document/definitions'
import { PREVIEW_HEIGHT } from '@/document/geometry'
import { canGoOn, goOnFrom } from '@/document/goOn'
import { currentGraph, currentScope } from '@/document/store'
import { announce } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import { sizeIn } from '@/editor/sizes'
import { useKnownCatalogue } from '@/nodes/catalogue'
import { StepScrubber } from '@/runs/StepScrubber'
import { StepsContext } from '@/runs/steps'
import { outputUrl } from '@/runs/submit'
import { ShownRunContext, nameInRun, useNodeOutputs } from '@/nodes/nodeRun'
import styles from '@/nodes/NodeCard.module.css'

const BESIDE = 40

/** What a node made: its files, else the newest picture of its work. The box is as high whatever is in it. */
export function NodePicture({ name, run, top }: { name: string; run: LiveNode | undefined; top: number }) {
  const { t } = useTranslation()
  const pictures = useNodeOutputs(name).filter((each) => /\.(png|jpe?g|webp|gif)$/i.test(each.file))
  const shown = pictures.slice(0, 4)
  const { path } = useContext(ShownRunContext)
  const onGoOn = useGoOn(name)
  const steps = useContext(StepsContext)[nameInRun(path, name)]
  if (shown.length === 0 && steps) {
    return (
      <figure className={styles.picture} style={{ top }}>
        <StepScrubber node={name} steps={steps} className={styles.steps} onGoOn={onGoOn} />
      </figure>
    )
  }
  return (
    <figure className={styles.picture} style={{ top }} data-count={shown.length}>
      {shown.length > 0
        ? shown.map((each) => (
            <img key={each.n} src={outputUrl(each.run, each.n)} alt={each.file} draggable={false} />
          ))
        : run?.preview && (
            <img src={run.preview} alt={t('nodes.preview', { node: name })} draggable={false} />
          )}
      {pictures.length > shown.length && (
        <figcaption>{t('nodes.morePictures', { count: pictures.length - shown.length })}</figcaption>
      )}
    </figure>
  )
}

/** Parts the node at a step, if it can be parted. */
function useGoOn(name: string): ((step: number) => void) | undefined {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const catalogue = useKnownCatalogue((state) => state.catalogue)
  const state = store.getState()
  const node = currentGraph(state).nodes[name]
  if (!node || !canGoOn(definitionOf(state.workflow, catalogue, node.type))) return undefined
  return (step) => {
    const { workflow, run, select } = store.getState()
    const { x = 0, y = 0 } = currentGraph(store.getState()).nodes[name]?.ui ?? {}
    const below = sizeIn(store, catalogue, name).height + PREVIEW_HEIGHT + BESIDE
    const parted = goOnFrom(workflow, currentScope(store.getState()), name, step, { x, y: y + below })
    if (!parted) return
    run(parted.commands, { did: { key: 'goOn', what: name, to: String(step) } })
    select([name])
    announce(t('steps.wentOn', { head: parted.head, node: name, step }))
  }
}
