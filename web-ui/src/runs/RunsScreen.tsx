import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { runPath } from '@/app/routes'
import { useRuns } from '@/runs/runStore'

/** The queue and what was run. */
export function RunsScreen({ run }: { run?: string }) {
  const { t } = useTranslation()
  const runs = useRuns((state) => state.runs)
  return (
    <>
      <h1>{t('app.runs')}</h1>
      <ul>
        {Object.values(runs).map((each) => (
          <li key={each.id} aria-current={each.id === run || undefined}>
            <Link href={runPath(each.id)}>{each.name}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
