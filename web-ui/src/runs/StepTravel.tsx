import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { StepScrubber } from '@/runs/StepScrubber'
import { isOver } from '@/runs/liveRun'
import type { RunRecord } from '@/runs/record'
import { slowest, useSteps } from '@/runs/steps'
import styles from '@/runs/RunDetail.module.css'

/** The steps of a run, when it kept them. */
export function StepTravel({ run }: { run: RunRecord }) {
  const { t } = useTranslation()
  const nodes = useMemo(
    () =>
      isOver(run.status)
        ? slowest(Object.fromEntries(Object.entries(run.nodes).map(([name, { ms }]) => [name, ms])))
        : [],
    [run],
  )
  const steps = useSteps(run.runId, nodes)
  if (Object.keys(steps).length === 0) return null
  return (
    <section className={styles.part} aria-label={t('steps.title')}>
      <h2>{t('steps.title')}</h2>
      <ul className={styles.pictures}>
        {Object.entries(steps).map(([node, pictures]) => (
          <li key={node}>
            <figure aria-label={t('steps.of', { node })}>
              <StepScrubber node={node} steps={pictures} className={styles.travel} />
              <figcaption translate="no">{node}</figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  )
}
