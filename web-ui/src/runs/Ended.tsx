import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { runPath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { RunThumb } from '@/runs/RunThumb'
import { attempt } from '@/runs/attempt'
import type { LiveRun } from '@/runs/liveRun'
import { runAgain } from '@/runs/submit'
import { moment } from '@/runs/time'
import c from '@/runs/controls.module.css'
import styles from '@/runs/QueuePanel.module.css'

/** Runs that are over, the last first. */
export function Ended({ runs }: { runs: LiveRun[] }) {
  const { t, i18n } = useTranslation()
  return (
    <section aria-labelledby="queue-ended">
      <h3 id="queue-ended">{t('runs.ended')}</h3>
      <ul className={styles.list}>
        {runs.map((run) => (
          <li key={run.id} className={styles.item}>
            <RunThumb run={run.id} n={pictureOf(run)} className={styles.thumb} />
            <span className={styles.what}>
              <Link href={runPath(run.id)} className={styles.name}>
                {run.name || t('runs.unnamed')}
              </Link>
              <span className={c.status} data-status={run.status}>
                {t(`runs.status.${run.status}`)} · {moment(run.finished ?? run.queued, i18n.language)}
              </span>
            </span>
            <button
              className={c.icon}
              aria-label={t('runs.againNamed', { name: run.name })}
              title={t('runs.again')}
              onClick={() => attempt(() => runAgain(run.id))}
            >
              <Icon name="again" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function pictureOf(run: LiveRun): number | undefined {
  const picture = run.outputs.findIndex((output) => output.mediaType.startsWith('image/'))
  if (picture >= 0) return picture
  return run.outputs.length === 0 && run.files ? 0 : undefined
}
