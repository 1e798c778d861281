import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { graphOfRunPath } from '@/app/routes'
import { attempt } from '@/runs/attempt'
import { isOver, previewOf } from '@/runs/liveRun'
import { Progress } from '@/runs/Progress'
import { mark } from '@/runs/record'
import { useRuns } from '@/runs/runStore'
import { Stars } from '@/runs/Stars'
import type { Cell } from '@/sweeps/sweeps'
import c from '@/runs/controls.module.css'
import styles from '@/sweeps/Sweep.module.css'

/** One run of a sweep: its picture, or how far it is; it leads to the graph with exactly its values. */
export function SweepCell({ cell, rating, words }: { cell: Cell; rating: number; words: string }) {
  const { t } = useTranslation()
  const live = useRuns((state) => state.runs[cell.runId])
  // Whichever knows more: a run that is over stays over.
  const status = isOver(cell.status) ? cell.status : (live?.status ?? cell.status)
  const picture = cell.outputs.find((each) => each.mediaType.startsWith('image/'))
  const shown = picture ? `${picture.url}/thumbnail?size=256` : live && previewOf(live)
  return (
    <div className={styles.cell} data-status={status}>
      <Link
        href={graphOfRunPath(cell.runId)}
        className={styles.open}
        aria-label={t('sweeps.open', { values: words })}
        title={t('sweeps.open', { values: words })}
      >
        {shown ? (
          <img src={shown} alt="" loading="lazy" />
        ) : (
          <span className={styles.empty}>
            <span className={c.status} data-status={status}>
              {t(`runs.status.${status}`)}
            </span>
          </span>
        )}
      </Link>
      {status === 'running' && live && <Progress run={live} />}
      {cell.error !== undefined && <p className={styles.error}>{cell.error}</p>}
      {isOver(status) && (
        <Stars rating={rating} onRate={(next) => attempt(() => mark(cell.runId, { rating: next }))} />
      )}
    </div>
  )
}
