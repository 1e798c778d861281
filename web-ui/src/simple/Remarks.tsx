import { Trans, useTranslation } from 'react-i18next'
import type { LiveRun } from '@/runs/liveRun'
import { replaceWords, unlearnedIn } from '@/simple/remark'
import type { Wish } from '@/simple/wish'
import styles from '@/simple/Remarks.module.css'

/** What the model does not know of the words, and a way out by one click. */
export function Remarks({
  live,
  words,
  reuse,
}: {
  live: LiveRun | undefined
  words: string | undefined
  reuse: (wish: Partial<Wish>) => void
}) {
  const { t } = useTranslation()
  const notes = Object.values(live?.nodes ?? {}).flatMap((node) => node.notes)
  const unlearned = notes.flatMap(unlearnedIn)
  if (unlearned.length === 0) return null
  return (
    <ul className={styles.remarks}>
      {unlearned.map((each) => (
        <li key={each.words}>
          <span>
            <Trans
              t={t}
              i18nKey="simple.unlearned"
              values={{ words: each.words }}
              components={{ w: <span translate="no" /> }}
            />
          </span>
          {each.nearest && words !== undefined ? (
            <button onClick={() => reuse({ words: replaceWords(words, each.words, each.nearest ?? '') })}>
              <Trans
                t={t}
                i18nKey="simple.instead"
                values={{ nearest: each.nearest }}
                components={{ w: <span translate="no" /> }}
              />
            </button>
          ) : (
            <span>{t('simple.unlearnedAlone')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
