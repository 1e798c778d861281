import { useTranslation } from 'react-i18next'
import { replayPath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { attempt } from '@/runs/attempt'
import { copyText } from '@/shared/clipboard'
import { notify } from '@/shared/notices'
import c from '@/runs/controls.module.css'

/** Copies the address at which a file's making is told and can be done again. */
export function CopyReplayLink({ hash }: { hash: string }) {
  const { t } = useTranslation()
  return (
    <button
      className={c.button}
      onClick={() =>
        attempt(async () => {
          await copyText(location.origin + replayPath(hash))
          notify(t('replay.copied'), 'good')
        })
      }
    >
      <Icon name="copy" />
      {t('replay.copy')}
    </button>
  )
}
