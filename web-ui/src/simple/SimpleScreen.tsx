import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Examples } from '@/simple/Examples'
import { Feed } from '@/simple/Feed'
import { Options } from '@/simple/Options'
import { PromptBar } from '@/simple/PromptBar'
import { StyleCards } from '@/simple/StyleCards'
import { Trouble } from '@/simple/Trouble'
import { useDraw } from '@/simple/useDraw'
import { type Wish, useWish } from '@/simple/wish'
import styles from '@/simple/SimpleScreen.module.css'

/** What a first visitor meets: one prompt and one button. */
export function SimpleScreen() {
  const { t } = useTranslation()
  const { draw, again, queued, error } = useDraw()
  const field = useRef<HTMLTextAreaElement>(null)

  function reuse(wish: Partial<Wish>) {
    useWish.setState({ ...wish, ...(wish.seed !== undefined && { dice: false }) })
    field.current?.focus()
    field.current?.scrollIntoView({ block: 'center' })
  }

  return (
    <div className={styles.page}>
      <section className={styles.hero} aria-labelledby="simple-title">
        <h1 id="simple-title">{t('simple.title')}</h1>
        <PromptBar draw={() => draw()} field={field} />
        <Examples chosen={() => field.current?.focus()} />
      </section>
      {error && <Trouble error={error} retry={() => draw()} />}
      <StyleCards />
      <Options />
      <Feed fresh={queued} again={again} reuse={reuse} />
    </div>
  )
}
