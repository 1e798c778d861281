import { useId, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useWish } from '@/simple/wish'
import { Icon } from '@/shared/Icon'
import styles from '@/simple/PromptBar.module.css'

/** What to draw, and the button. */
export function PromptBar({
  draw,
  field,
}: {
  draw: () => void
  field: RefObject<HTMLTextAreaElement | null>
}) {
  const { t } = useTranslation()
  const words = useWish((wish) => wish.words)
  const hint = useId()
  return (
    <form
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim()) draw()
        else field.current?.focus()
      }}
    >
      <div className={styles.field} data-value={`${words || t('simple.wordsHint')} `}>
        <textarea
          ref={field}
          rows={1}
          value={words}
          maxLength={2000}
          lang="en"
          aria-label={t('simple.words')}
          aria-describedby={hint}
          placeholder={t('simple.wordsHint')}
          enterKeyHint="go"
          onChange={(event) => useWish.setState({ words: event.target.value })}
          onKeyDown={(event) => {
            // While an input method composes, Enter chooses a character.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      </div>
      <button className={styles.draw}>
        <Icon name="wand" />
        {t('simple.draw')}
      </button>
      <p id={hint} className={styles.hint}>
        {t('simple.enter')}
      </p>
    </form>
  )
}
