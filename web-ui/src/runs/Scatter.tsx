import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '@/api/client'
import { runPath } from '@/app/routes'
import { parametersOf, pointsOf, ticks } from '@/runs/scatterPoints'
import c from '@/runs/controls.module.css'
import styles from '@/runs/Scatter.module.css'

const WIDTH = 640
const HEIGHT = 360
const LEFT = 44
const BOTTOM = 34
const INNER = { width: WIDTH - LEFT - 16, height: HEIGHT - BOTTOM - 16 }

/** How a value and the rating go together, over the runs that were found: a point for each, which opens it. */
export function Scatter({ q }: { q: string }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { data } = useQuery({
    queryKey: ['values', q],
    queryFn: () => ask(api.GET('/api/v1/values', { params: { query: q ? { q } : {} } })),
    placeholderData: (before) => before,
    retry: false,
  })
  const [wanted, setWanted] = useState('')
  const [at, setAt] = useState(0)
  const parameters = parametersOf(data?.runs ?? [])
  const parameter = parameters.includes(wanted) ? wanted : parameters[0]
  if (!data || parameter === undefined) {
    return data ? <p className={styles.nothing}>{t('runs.scatter.none')}</p> : null
  }
  const { points, least, most } = pointsOf(data.runs, parameter)
  const x = (value: number) => LEFT + ((value - least) / (most - least)) * INNER.width
  const y = (rating: number) => 16 + (1 - rating / 5) * INNER.height
  const point = points[Math.min(at, points.length - 1)]

  function keys(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setAt((now) => Math.max(0, Math.min(points.length - 1, now + step)))
    }
    if (event.key === 'Enter' && point) go(runPath(point.run))
  }

  return (
    <section className={styles.chart} aria-labelledby="scatter-title">
      <div className={styles.head}>
        <h2 id="scatter-title">{t('runs.scatter.title')}</h2>
        <label>
          {t('runs.scatter.value')}{' '}
          <select className={c.field} value={parameter} onChange={(event) => setWanted(event.target.value)}>
            {parameters.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="application"
        aria-roledescription={t('runs.scatter.kind')}
        aria-label={t('runs.scatter.label', { count: points.length, value: parameter })}
        tabIndex={0}
        onKeyDown={keys}
      >
        {[0, 1, 2, 3, 4, 5].map((rating) => (
          <g key={rating}>
            <line x1={LEFT} x2={WIDTH - 16} y1={y(rating)} y2={y(rating)} className={styles.grid} />
            <text x={LEFT - 10} y={y(rating) + 4} textAnchor="end">
              {rating || '–'}
            </text>
          </g>
        ))}
        {ticks(least, most).map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT - 10} textAnchor="middle">
            {tick}
          </text>
        ))}
        {points.map((each) => (
          <circle
            key={each.run}
            data-run={each.run}
            cx={x(each.value)}
            cy={y(each.rating) + each.jitter}
            r={each === point ? 8 : 5.5}
            className={each.rating ? styles.point : styles.unrated}
            data-at={each === point || undefined}
            onClick={() => go(runPath(each.run))}
          >
            <title>{`${each.name}: ${parameter} = ${each.value}`}</title>
          </circle>
        ))}
      </svg>
      <p className={c.soft} role="status">
        {point &&
          t(point.rating ? 'runs.scatter.point' : 'runs.scatter.unrated', {
            name: point.name,
            value: point.value,
            count: point.rating,
          })}
      </p>
      <p className={c.soft}>{t('runs.scatter.hint')}</p>
    </section>
  )
}
