import { useTranslation } from 'react-i18next'
import { Refusal } from '@/api/client'
import styles from '@/simple/Trouble.module.css'

/** What stands in the way, and what to do about it, in the server's own words. */
export function Trouble({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation()
  const problem = error instanceof Refusal ? error.problem : undefined
  const problems = problem?.problems ?? []
  return (
    <div className={styles.trouble} role="alert">
      <p className={styles.title}>{t('simple.failed')}</p>
      {problem ? (
        <div translate="no" className={styles.said}>
          {problems.length === 0 && (
            <p>
              {problem.detail} {problem.remedy}
            </p>
          )}
          {problems.length > 0 && (
            <ul>
              {problems.map((each, n) => (
                <li key={n}>
                  {each.message} {each.remedy}
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : (
        <p>{t('simple.noServer')}</p>
      )}
      {retry && <button onClick={retry}>{t('simple.retry')}</button>}
    </div>
  )
}
