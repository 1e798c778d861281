import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language, setLanguage } from '@/i18n'
import { THEMES, type Theme, setTheme, theme } from '@/theme/theme'
import styles from '@/app/Settings.module.css'

/** How the page looks and speaks. */
export function Settings() {
  const { t, i18n } = useTranslation()
  const [look, setLook] = useState<Theme>(theme)
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.open} aria-label={t('app.settings')}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M3 6h7m4 0h3M3 14h3m4 0h7" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
          <circle cx="12" cy="6" r="2" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <circle cx="8" cy="14" r="2" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.panel} align="end" sideOffset={8}>
          <label>
            {t('app.theme')}
            <select
              value={look}
              onChange={(event) => {
                const next = event.target.value as Theme
                setTheme(next)
                setLook(next)
              }}
            >
              {THEMES.map((each) => (
                <option key={each} value={each}>
                  {t(`app.themes.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('app.language')}
            <select
              value={i18n.language}
              onChange={(event) => void setLanguage(event.target.value as Language)}
            >
              {Object.entries(LANGUAGES).map(([tag, name]) => (
                <option key={tag} value={tag} lang={tag}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <a href="/api/docs">{t('app.apiDocs')}</a>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
