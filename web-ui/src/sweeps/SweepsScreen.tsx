import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { routes, sweepPath } from '@/app/routes'
import { moment } from '@/runs/time'
import { Icon } from '@/shared/Icon'
import { useSweeps } from '@/sweeps/sweeps'
import c from '@/runs/controls.module.css'
import styles from '@/sweeps/Sweep.module.css'

/** All sweeps, the newest first. */
export function SweepsScreen() {
  const { t, i18n } = useTranslation()
  const { data: sweeps, isError } = useSweeps()
  return (
    <div className={styles.screen}>
      <Link href={routes.runs} className={c.button}>
        <Icon name="left" />
        {t('app.runs')}
      </Link>
      <h1>{t('sweeps.title')}</h1>
      {isError && <p role="alert">{t('runs.notAsked')}</p>}
      {sweeps?.length === 0 && <p className={c.soft}>{t('sweeps.none')}</p>}
      <ul className={styles.list} aria-label={t('sweeps.title')}>
        {sweeps?.map((sweep) => {
          const waits = (sweep.runs.queued ?? 0) + (sweep.runs.running ?? 0)
          return (
            <li key={sweep.sweepId}>
              <Link href={sweepPath(sweep.sweepId)} className={styles.entry}>
                <b translate="no">{sweep.name || t('runs.unnamed')}</b>
                <span className={c.soft}>{moment(sweep.created, i18n.language)}</span>
                <span className={c.soft}>
                  {t('sweeps.over', { over: sweep.size - waits, count: sweep.size })}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
