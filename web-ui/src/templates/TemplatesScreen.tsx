import { useTranslation } from 'react-i18next'
import { TemplateCard } from '@/templates/TemplateCard'
import { useTemplates } from '@/templates/templates'
import { Refusal } from '@/api/client'
import styles from '@/templates/TemplatesScreen.module.css'

/** Workflows to begin with, as pictures of what they make. */
export function TemplatesScreen() {
  const { t } = useTranslation()
  const templates = useTemplates()
  const groups = [...new Set(templates.data?.map((each) => each.group ?? ''))]
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('templates.title')}</h1>
        <p>{t('templates.subtitle')}</p>
      </header>
      {templates.error && (
        <p role="alert" className={styles.failed}>
          {templates.error instanceof Refusal ? templates.error.message : t('simple.noServer')}
        </p>
      )}
      {groups.map((group) => (
        <section key={group} aria-labelledby={`templates-${group}`}>
          <h2 id={`templates-${group}`}>
            {group ? t(`templates.groups.${group}` as never, { defaultValue: group }) : t('templates.usual')}
          </h2>
          <ul className={styles.cards}>
            {templates.data
              ?.filter((each) => (each.group ?? '') === group)
              .map((each) => (
                <TemplateCard key={each.id} template={each} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
