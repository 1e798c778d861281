import { useTranslation } from 'react-i18next'
import type { StyleId } from '@/simple/styles'
import { useWish } from '@/simple/wish'
import styles from '@/simple/Examples.module.css'

/** In English whatever the page speaks: the model's words. */
const EXAMPLES = [
  { id: 'rabbit', words: 'a rabbit wearing a rabbit ear hat', style: 'watercolor' },
  { id: 'fox', words: 'a fox wearing a top hat', style: 'claymation' },
  { id: 'car', words: 'a red car', style: 'render' },
  { id: 'balloon', words: 'a hot air balloon', style: 'pastel' },
  { id: 'cake', words: 'a cupcake', style: 'flat' },
] as const satisfies readonly { id: string; words: string; style: StyleId }[]

/** Words to begin with. */
export function Examples({ chosen }: { chosen: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.examples} role="group" aria-label={t('simple.try')}>
      <span aria-hidden="true">{t('simple.try')}</span>
      {EXAMPLES.map(({ id, words, style }) => (
        <button
          key={id}
          onClick={() => {
            useWish.setState({ words, style })
            chosen()
          }}
        >
          {t(`simple.examples.${id}`)}
        </button>
      ))}
    </div>
  )
}
