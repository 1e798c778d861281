import { useTranslation } from 'react-i18next'
import { useNotices } from '@/shared/notices'
import styles from '@/shared/Notices.module.css'

/** What {@link notify} told, for a while. */
export function Notices() {
  const { t } = useTranslation()
  const { notices, dismiss } = useNotices()
  return (
    <div className={styles.notices} role="status" aria-live="polite" aria-label={t('app.notices')}>
      {notices.map((notice) => (
        <p key={notice.id} className={styles.notice} data-kind={notice.kind}>
          <span>{notice.text}</span>
          <button onClick={() => dismiss(notice.id)} aria-label={t('app.close')}>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path d="m2 2 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
            </svg>
          </button>
        </p>
      ))}
    </div>
  )
}
