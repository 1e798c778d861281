import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Circumstances } from '@/compare/Circumstances'
import { GraphMap } from '@/compare/GraphMap'
import { NodeTable } from '@/compare/NodeTable'
import { otherChanges, rowsOf, useRunDiff } from '@/compare/runDiff'
import { sentencesOf } from '@/compare/sentences'
import type { RunRecord } from '@/runs/record'
import c from '@/runs/controls.module.css'
import styles from '@/compare/RunDiff.module.css'

/** What makes one run another: the graphs, node by node with times, and all else that was not the same. */
export function RunDifference({ a, b }: { a: RunRecord; b: RunRecord }) {
  const { t } = useTranslation()
  const diff = useRunDiff(a.runId, b.runId)
  if (!diff) return null
  const rows = rowsOf(diff, a, b)
  const sentences = sentencesOf(t, diff.workflow)
  const changes = otherChanges(diff)
  return (
    <div className={styles.runs}>
      <div className={styles.beside}>
        <Part title={t('compare.why')}>
          {sentences.length === 0 ? (
            <p className={c.soft}>{t('compare.same')}</p>
          ) : (
            <ul className={styles.sentences}>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </Part>
        <Part title={t('compare.around')}>
          {changes.length === 0 ? (
            <p className={c.soft}>{t('compare.sameAround')}</p>
          ) : (
            <Circumstances changes={changes} />
          )}
        </Part>
      </div>
      <Part title={t('compare.graphs')}>
        <GraphMap a={a} b={b} rows={rows} />
      </Part>
      <Part title={t('compare.nodes')}>
        <NodeTable rows={rows} a={a} b={b} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
