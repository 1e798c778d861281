import { useTranslation } from 'react-i18next'

/** What a first visitor meets: one prompt and one button. */
export function SimpleScreen() {
  const { t } = useTranslation()
  return <h1>{t('simple.title')}</h1>
}
