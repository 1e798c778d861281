import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '@/api/client'
import type { Side } from '@/compare/Picture'
import type { Answer } from '@/compare/difference.worker'
import c from '@/runs/controls.module.css'
import styles from '@/compare/Compare.module.css'

/** How different the pictures are, in numbers, and what makes the workflows different, in sentences. */
export function Differing({ found, a, b }: { found: Answer | undefined; a: Side; b: Side }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({
    queryKey: ['diff', a.record.runId, b.record.runId],
    queryFn: () =>
      ask(api.POST('/api/v1/diff', { body: { before: a.record.workflow, after: b.record.workflow } })),
  })
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value)
  return (
    <section className={styles.differing} aria-label={t('compare.differing')}>
      <div role="status">
        {found?.kind === 'difference' && (
          <dl>
            <div>
              <dt>{t('compare.pixels')}</dt>
              <dd>
                {t('compare.of', {
                  n: number(found.differing),
                  of: number(found.pixels),
                  percent: number((100 * found.differing) / found.pixels, 2),
                })}
              </dd>
            </div>
            <div>
              <dt>{t('compare.psnr')}</dt>
              <dd>{found.psnr === Infinity ? t('compare.equal') : `${number(found.psnr, 2)} dB`}</dd>
            </div>
            <div>
              <dt>{t('compare.largest')}</dt>
              <dd>{found.largest}</dd>
            </div>
          </dl>
        )}
        {found?.kind === 'sizes' && (
          <p>{t('compare.sizesOf', { a: found.a.join(' × '), b: found.b.join(' × ') })}</p>
        )}
        {found?.kind === 'unreadable' && <p>{t('compare.unreadable')}</p>}
      </div>
      {data && (
        <div>
          <h2>{t('compare.why')}</h2>
          {data.sentences.length === 0 ? (
            <p className={c.soft}>{t('compare.same')}</p>
          ) : (
            <ul>
              {data.sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}
