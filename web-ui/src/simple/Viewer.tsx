import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { graphOfRunPath } from '@/app/routes'
import { type Drawing, wishFor } from '@/simple/drawing'
import { type Wish, useWish } from '@/simple/wish'
import { Icon } from '@/shared/Icon'
import styles from '@/simple/Viewer.module.css'

/** A picture by itself, with its neighbours at the arrow keys. */
export function Viewer({
  drawing,
  at,
  turn,
  close,
  again,
}: {
  drawing: Drawing
  at: number
  turn: (at: number) => void
  close: () => void
  again?: (wish: Partial<Wish>) => void
}) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const count = drawing.pictures.length
  const picture = drawing.pictures[at]
  const what = drawing.told?.words ?? drawing.name
  useEffect(() => dialog.current?.showModal(), [])
  if (!picture) return null
  const step = (by: number) => turn((at + by + count) % count)
  return (
    // The keys act on the whole dialog; each has its button too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles.viewer}
      aria-label={t('simple.viewer')}
      onClose={close}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1)
        else if (event.key === 'ArrowRight') step(1)
      }}
    >
      <div className={styles.stage}>
        <img
          src={picture.url}
          alt={t('simple.picture', { n: at + 1, count, what })}
          width={drawing.width}
          height={drawing.height}
          style={{ aspectRatio: `${drawing.width} / ${drawing.height}` }}
        />
        {count > 1 && (
          <>
            <button className={styles.previous} onClick={() => step(-1)} aria-label={t('simple.previous')}>
              <Icon name="left" size={24} />
            </button>
            <button className={styles.next} onClick={() => step(1)} aria-label={t('simple.next')}>
              <Icon name="right" size={24} />
            </button>
          </>
        )}
      </div>
      <footer className={styles.footer}>
        <p translate="no" className={styles.words}>
          {what}
        </p>
        <div className={styles.actions}>
          {drawing.told && again && (
            <button
              onClick={() => {
                dialog.current?.close()
                again(wishFor(drawing))
              }}
              title={t('simple.againHint')}
            >
              <Icon name="again" />
              {t('simple.again')}
            </button>
          )}
          {drawing.seed !== undefined && again && (
            <button
              onClick={() => {
                useWish.setState({ seed: drawing.seed ?? 0, dice: false })
                dialog.current?.close()
              }}
            >
              <Icon name="lock" />
              {t('simple.keepSeed', { seed: drawing.seed })}
            </button>
          )}
          <Link href={graphOfRunPath(picture.run)}>
            <Icon name="graph" />
            {t('simple.graph')}
          </Link>
          <a href={picture.url} download={picture.file}>
            <Icon name="download" />
            {t('simple.download')}
          </a>
          <button onClick={() => dialog.current?.close()}>
            <Icon name="close" />
            {t('simple.close')}
          </button>
        </div>
      </footer>
    </dialog>
  )
}
