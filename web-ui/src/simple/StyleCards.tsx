import { useTranslation } from 'react-i18next'
import { STYLES } from '@/simple/styles'
import { useWish } from '@/simple/wish'
import { Icon } from '@/shared/Icon'
import styles from '@/simple/StyleCards.module.css'

/** The looks that the model was taught, as pictures. */
export function StyleCards() {
  const { t } = useTranslation()
  const chosen = useWish((wish) => wish.style)
  return (
    <fieldset className={styles.styles}>
      <legend>{t('simple.style')}</legend>
      <div className={styles.cards}>
        {STYLES.map(({ id }) => (
          <label key={id} className={styles.card}>
            <input
              type="radio"
              name="style"
              value={id}
              checked={chosen === id}
              onChange={() => useWish.setState({ style: id })}
            />
            {id === 'own' ? (
              <span className={styles.plain}>
                <Icon name="words" size={34} />
              </span>
            ) : (
              <img src={`/pictures/style-${id}.webp`} alt="" width={128} height={128} draggable={false} />
            )}
            <span className={styles.name}>{t(`simple.styles.${id}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
