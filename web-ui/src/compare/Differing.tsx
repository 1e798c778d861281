import { useTranslation } from 'react-i18next'
import type { Answer } from '@/compare/difference.worker'
import styles from '@/compare/Compare.module.css'

/** How different the pictures are, in numbers. */
export function Differing({ found }: { found: Answer | undefined }) {
  const { t, i18n } = useTranslation()
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
    </section>
  )
}
