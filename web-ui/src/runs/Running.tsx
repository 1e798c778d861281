import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { runPath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { Progress, ProgressWords } from '@/runs/Progress'
import { attempt } from '@/runs/attempt'
import { type LiveRun, previewOf } from '@/runs/liveRun'
import { cancel } from '@/runs/submit'
import c from '@/runs/controls.module.css'
import styles from '@/runs/QueuePanel.module.css'

/** The run at work, with what it looks like so far. */
export function Running({ run }: { run: LiveRun }) {
  const { t } = useTranslation()
  const preview = previewOf(run)
  return (
    <section aria-label={t('runs.now')} className={styles.running}>
      {preview && <img className={styles.preview} src={preview} alt={t('runs.preview')} />}
      <div className={styles.row}>
        <Link href={runPath(run.id)} className={styles.name}>
          {run.name || t('runs.unnamed')}
        </Link>
        <button
          className={c.icon}
          aria-label={t('runs.cancelNamed', { name: run.name })}
          title={t('app.cancel')}
          onClick={() => attempt(() => cancel(run.id))}
        >
          <Icon name="close" />
        </button>
      </div>
      <Progress run={run} />
      <p className={styles.words}>
        <ProgressWords run={run} node />
      </p>
      <Seeds seeds={run.seeds} />
    </section>
  )
}

/** The seeds of a run on one line. */
export function Seeds({ seeds }: { seeds: Record<string, number> }) {
  const { t } = useTranslation()
  const all = [...new Set(Object.values(seeds))]
  if (all.length === 0) return null
  return <p className={c.soft}>{t('runs.seedIs', { seed: all.join(', ') })}</p>
}
