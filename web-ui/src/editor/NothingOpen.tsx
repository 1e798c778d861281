import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { routes, templatePath } from '@/app/routes'
import { emptyWorkflow } from '@/document/workflow'
import { openTab, reopenTab, useTabs } from '@/editor/tabs'
import { useSaving } from '@/saving/save'
import { Icon } from '@/shared/Icon'
import { useTemplates, wordsOf } from '@/templates/templates'
import styles from '@/editor/NothingOpen.module.css'

/** What the editor shows when all is closed: ways to begin. */
export function NothingOpen() {
  const { t } = useTranslation()
  const closed = useTabs((state) => state.closed.length > 0)
  const templates = useTemplates()
  const usual = templates.data?.filter((each) => each.group === undefined) ?? []
  return (
    <section className={styles.page} aria-labelledby="nothing-open">
      <h2 id="nothing-open">{t('editor.nothingOpen')}</h2>
      <p>{t('editor.beginWith')}</p>
      <div className={styles.ways}>
        <button type="button" onClick={() => openTab(emptyWorkflow(t('editor.untitled')), { saved: false })}>
          <Icon name="plus" size={16} />
          {t('commands.newWorkflow')}
        </button>
        <button type="button" onClick={() => useSaving.setState({ opening: true })}>
          <Icon name="list" size={16} />
          {t('saving.openOne')}
        </button>
        {closed && (
          <button type="button" onClick={() => reopenTab()}>
            <Icon name="again" size={16} />
            {t('editor.reopen')}
          </button>
        )}
      </div>
      <ul className={styles.templates} aria-label={t('templates.title')}>
        {usual.map((template) => (
          <li key={template.id}>
            <Link href={templatePath(template.id)}>
              <span className={styles.picture}>
                {template.picture ? (
                  <img src={`${template.picture.url}?size=256`} alt="" loading="lazy" />
                ) : (
                  <Icon name="graph" size={36} />
                )}
              </span>
              {wordsOf(template).name}
            </Link>
          </li>
        ))}
      </ul>
      <Link href={routes.templates}>{t('editor.allTemplates')}</Link>
    </section>
  )
}
