import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveNode } from '@/runs/liveRun'
import { StepScrubber } from '@/runs/StepScrubber'
import { StepsContext } from '@/runs/steps'
import { outputUrl } from '@/runs/submit'
import { ShownRunContext, nameInRun, useNodeOutputs } from '@/nodes/nodeRun'
import styles from '@/nodes/NodeCard.module.css'

/** What a node made: its files, else the newest picture of its work. The box is as high whatever is in it. */
export function NodePicture({ name, run, top }: { name: string; run: LiveNode | undefined; top: number }) {
  const { t } = useTranslation()
  const pictures = useNodeOutputs(name).filter((each) => /\.(png|jpe?g|webp|gif)$/i.test(each.file))
  const shown = pictures.slice(0, 4)
  const { path } = useContext(ShownRunContext)
  const steps = useContext(StepsContext)[nameInRun(path, name)]
  if (shown.length === 0 && steps) {
    return (
      <figure className={styles.picture} style={{ top }} data-steps={steps.length}>
        <StepScrubber node={name} steps={steps} className={styles.steps} />
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
