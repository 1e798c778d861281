import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { QueueButton, RunBar } from '@/runs/RunBar'
import { QueuePanel } from '@/runs/QueuePanel'
import { Settings } from '@/app/Settings'
import { routes } from '@/app/routes'
import { useConnection } from '@/api/connection'
import { Icon } from '@/shared/Icon'
import { Notices } from '@/shared/Notices'
import styles from '@/app/Shell.module.css'

const SCREENS = [
  ['app.create', routes.create, 'wand'],
  ['app.edit', routes.edit, 'graph'],
  ['app.templates', routes.templates, 'template'],
  ['app.runs', routes.runs, 'list'],
  ['app.gallery', routes.gallery, 'pictures'],
] as const

/** The frame around every screen. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [at] = useLocation()
  const connected = useConnection((state) => state.connected)
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} href={routes.create}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          <span>{t('app.name')}</span>
        </Link>
        <nav aria-label={t('app.main')}>
          <ul className={styles.nav}>
            {SCREENS.map(([key, path, icon]) => (
              <li key={path}>
                <Link
                  href={path}
                  aria-current={(path === '/' ? at === '/' : at.startsWith(path)) ? 'page' : undefined}
                >
                  <Icon name={icon} size={17} />
                  {t(key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <RunBar />
        <QueueButton />
        <Settings />
      </header>
      {!connected && (
        <p className={styles.offline} role="status">
          {t('app.offline')}
        </p>
      )}
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <QueuePanel />
      <Notices />
    </div>
  )
}
