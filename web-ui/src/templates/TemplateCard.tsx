import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { formPath, runPath, templatePath } from '@/app/routes'
import { submit } from '@/runs/submit'
import { Icon } from '@/shared/Icon'
import { notify } from '@/shared/notices'
import { type Need, type Template, templateQuery, wordsOf } from '@/templates/templates'
import styles from '@/templates/TemplateCard.module.css'

/** One template: what it makes, what it is missing, and the ways to use it. */
export function TemplateCard({ template }: { template: Template }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [, go] = useLocation()
  const { name, description } = wordsOf(template)
  const ready = template.needs.length === 0
  const run = useMutation({
    mutationFn: async () => submit((await client.query(templateQuery(template.id))).document),
    onSuccess: (started) => {
      void client.invalidateQueries({ queryKey: ['runs'] })
      go(runPath(started.id))
    },
    onError: (error) => notify(error.message, 'bad'),
  })
  return (
    <li className={styles.card} aria-label={name}>
      <Link
        href={templatePath(template.id)}
        className={styles.picture}
        aria-label={t('templates.openNamed', { name })}
      >
        {template.picture ? (
          <img src={`${template.picture.url}?size=512`} alt="" loading="lazy" />
        ) : (
          <Icon name="graph" size={48} />
        )}
      </Link>
      <div className={styles.about}>
        <h3>{name}</h3>
        <p>{description}</p>
        {template.needs.map((need) => (
          <Missing key={need.kind + need.name} need={need} />
        ))}
      </div>
      <div className={styles.actions}>
        <Link href={templatePath(template.id)} className={styles.open}>
          <Icon name="graph" size={16} />
          {t('templates.open')}
        </Link>
        <Link href={formPath({ template: template.id })}>
          <Icon name="form" size={16} />
          {t('templates.form')}
        </Link>
        <button onClick={() => run.mutate()} disabled={!ready || run.isPending}>
          <Icon name="play" size={16} />
          {t('templates.run')}
        </button>
      </div>
    </li>
  )
}

function Missing({ need }: { need: Need }) {
  const { t } = useTranslation()
  return (
    <p className={styles.missing}>
      <Icon name="warn" size={16} />
      <span>
        {t(`templates.missing.${need.kind}`)} <code translate="no">{need.name}</code>{' '}
        {t(`templates.remedy.${need.kind}`)}
      </span>
    </p>
  )
}
