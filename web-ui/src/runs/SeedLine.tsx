import { useTranslation } from 'react-i18next'
import { Icon } from '@/shared/Icon'
import { attempt } from '@/runs/attempt'
import { copyText } from '@/shared/clipboard'
import { notify } from '@/shared/notices'
import c from '@/runs/controls.module.css'
import styles from '@/runs/RunDetail.module.css'

/** The seed that was used, and one press to keep it. */
export function SeedLine({ port, seed }: { port: string; seed: number }) {
  const { t } = useTranslation()
  return (
    <span className={styles.seed} title={port}>
      {t('runs.seedIs', { seed })}
      <button
        className={c.icon}
        aria-label={t('runs.keepSeed', { seed })}
        title={t('runs.keepSeedHint')}
        onClick={() =>
          attempt(async () => {
            await copyText(String(seed))
            notify(t('runs.seedKept', { seed }), 'good')
          })
        }
      >
        <Icon name="copy" size={14} />
      </button>
    </span>
  )
}
