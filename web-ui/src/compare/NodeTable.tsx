import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '@/api/client'
import { graphOfRunPath } from '@/app/routes'
import { linkOf, valueIn } from '@/compare/sentences'
import type { NodeRow } from '@/compare/runDiff'
import type { RunRecord } from '@/runs/record'
import { duration } from '@/runs/time'
import styles from '@/compare/RunDiff.module.css'

const MEBI = 2 ** 20

/** Node by node: what differs in it, and how long both took. */
export function NodeTable({ rows, a, b }: { rows: readonly NodeRow[]; a: RunRecord; b: RunRecord }) {
  const { t } = useTranslation()
  const longest = Math.max(1, ...rows.flatMap((row) => [row.before?.ms ?? 0, row.after?.ms ?? 0]))
  const memory = rows.some((row) => row.memory.before !== undefined || row.memory.after !== undefined)
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('compare.nodes')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('compare.node')}</th>
            <th scope="col">{t('compare.change')}</th>
            <th scope="col">{t('compare.timeOf', { label: 'A' })}</th>
            <th scope="col">{t('compare.timeOf', { label: 'B' })}</th>
            {memory && <th scope="col">{t('compare.memoryOf', { label: 'A' })}</th>}
            {memory && <th scope="col">{t('compare.memoryOf', { label: 'B' })}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} data-node={row.name} data-mark={row.mark}>
              <th scope="row">
                <Link href={graphOfRunPath((row.mark === 'removed' ? a : b).runId, row.name)}>
                  {row.name}
                </Link>
              </th>
              <td>
                <Changes row={row} />
              </td>
              <td>
                <Time time={row.before} longest={longest} />
              </td>
              <td>
                <Time time={row.after} longest={longest} />
              </td>
              {memory && <td className={styles.number}>{mebibytes(row.memory.before)}</td>}
              {memory && <td className={styles.number}>{mebibytes(row.memory.after)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const mebibytes = (bytes: number | undefined) =>
  bytes === undefined ? '–' : `${(bytes / MEBI).toFixed(1)} MiB`

function Changes({ row }: { row: NodeRow }) {
  const { t } = useTranslation()
  if (!row.change) return null
  return (
    <div className={styles.changes}>
      <span className={styles.mark} data-mark={row.mark}>
        {t(`compare.marks.${row.mark}`)}
      </span>
      {row.change.inputs.map(({ port, before, after }) => (
        <span key={port} className={styles.input}>
          <b>{port}</b> <s>{shown(before)}</s> <span aria-hidden="true">→</span> <span>{shown(after)}</span>
        </span>
      ))}
    </div>
  )
  function shown(value: unknown) {
    return linkOf(value) ?? valueIn(t, value)
  }
}

function Time({ time, longest }: { time: Schemas['NodeTime'] | undefined; longest: number }) {
  const { t } = useTranslation()
  if (!time) return <span className={styles.number}>–</span>
  return (
    <span className={styles.time}>
      <span className={styles.number}>
        {time.status === 'ran' ? duration(time.ms) : t(`runs.nodeStatus.${time.status}`)}
      </span>
      <span className={styles.track} aria-hidden="true">
        {/* The square root lets the short ones be seen beside the long. */}
        <span
          style={{ inlineSize: `${time.ms > 0 ? Math.max(2, 100 * Math.sqrt(time.ms / longest)) : 0}%` }}
        />
      </span>
    </span>
  )
}
