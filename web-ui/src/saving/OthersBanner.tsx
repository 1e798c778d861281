import { useTranslation } from 'react-i18next'
import type { Tab } from '@/editor/tabs'
import { keepMine, takeTheirs } from '@/saving/others'
import styles from '@/saving/OthersBanner.module.css'

/** Says that the same workflow was changed elsewhere, and asks what is to become of it. */
export function OthersBanner({ tab }: { tab: Tab }) {
  const { t, i18n } = useTranslation()
  const { others } = tab
  return (
    <div role="status" className={styles.place}>
      {others && (
        <div className={styles.banner}>
          <p>
            {others.what === 'draft'
              ? others.written === undefined
                ? t('saving.changedElsewhere')
                : t('saving.draftElsewhere', { when: new Date(others.written).toLocaleString(i18n.language) })
              : others.by === undefined
                ? t('saving.savedElsewhere', { version: others.version })
                : t('saving.savedElsewhereBy', { version: others.version, by: others.by })}
          </p>
          <button type="button" onClick={() => void takeTheirs(tab)}>
            {t('saving.takeTheirs')}
          </button>
          <button type="button" onClick={() => keepMine(tab)}>
            {t('saving.keepMine')}
          </button>
        </div>
      )}
    </div>
  )
}
