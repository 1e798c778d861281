import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { Refusal } from '@/api/client'
import { routes, runPath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { RunDetail } from '@/runs/RunDetail'
import { RunList } from '@/runs/RunList'
import { RunSearch } from '@/runs/RunSearch'
import { Scatter } from '@/runs/Scatter'
import { useRunList } from '@/runs/record'
import { useSettled } from '@/runs/time'
import c from '@/runs/controls.module.css'
import styles from '@/runs/RunsScreen.module.css'

/** All that was run: found by value, looked at one by one, or as a picture of how values and ratings go together. */
export function RunsScreen({ run }: { run?: string }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const address = new URLSearchParams(useSearch())
  const [q, setQ] = useState(address.get('q') ?? '')
  const asked = useSettled(q.trim())
  const found = useRunList(asked)
  const chart = address.has('chart')

  const search = (query: string, withChart = false) => {
    const params = new URLSearchParams({
      ...(query.trim() && { q: query.trim() }),
      ...(withChart && { chart: '' }),
    })
    return params.size > 0 ? `?${params}` : ''
  }
  function change(next: string) {
    setQ(next)
    go((run === undefined ? routes.runs : runPath(run)) + search(next, chart), { replace: true })
  }
  const problem =
    found.error instanceof Refusal && found.error.status === 400
      ? [found.error.message, found.error.problem.remedy].filter(Boolean).join(' ')
      : undefined

  return (
    <div className={styles.screen} data-shows={run !== undefined || chart ? 'detail' : 'list'}>
      <section className={styles.list} aria-labelledby="runs-title">
        <div className={styles.head}>
          <div className={styles.top}>
            <h1 id="runs-title">{t('app.runs')}</h1>
            <span className={styles.ways}>
              <Link href={routes.sweeps} className={c.button}>
                {t('sweeps.title')}
              </Link>
              <Link href={routes.runs + search(q, true)} className={c.button}>
                <Icon name="chart" />
                {t('runs.chart')}
              </Link>
            </span>
          </div>
          <RunSearch q={q} problem={problem} onChange={change} />
        </div>
        <RunList found={found} chosen={run} search={search(q)} />
      </section>
      <section className={styles.detail} aria-label={run === undefined ? t('runs.chart') : t('runs.one')}>
        <Link href={routes.runs + search(q)} className={`${c.button} ${styles.back}`}>
          <Icon name="left" />
          {t('app.runs')}
        </Link>
        {run === undefined ? (
          <Scatter q={problem === undefined ? asked : ''} />
        ) : (
          <RunDetail key={run} id={run} />
        )}
      </section>
    </div>
  )
}
