import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GROUPS } from '@/commands/action'
import { conflicts, keyText, keysOf, pressed, setKeys, useKeys } from '@/commands/keys'
import { ACTIONS } from '@/commands/registry'
import { useCanvas } from '@/editor/canvasStore'
import styles from '@/commands/KeysDialog.module.css'

/** Every action with its keys, each of which can be changed; where two have the same, both say so. */
export function KeysDialog() {
  const { t } = useTranslation()
  const own = useKeys((state) => state.own)
  const [asked, setAsked] = useState<string>()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])

  function onKeyDown(event: KeyboardEvent) {
    if (asked === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      setAsked(undefined)
      return
    }
    const keys = pressed(event.nativeEvent)
    if (keys === undefined) return
    setKeys(asked, keys === 'Backspace' || keys === 'Delete' ? [] : [keys])
    setAsked(undefined)
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys that are asked for
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('commands.keys')}
      onClose={() => useCanvas.setState({ keysDialog: false })}
      onKeyDown={onKeyDown}
    >
      <header>
        <h2>{t('commands.keys')}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </header>
      <p>{t('commands.keysHelp')}</p>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`commands.groups.${group}`)}</h3>
            <ul>
              {ACTIONS.filter((action) => action.group === group).map((action) => {
                const keys = keysOf(action, own)
                const others = conflicts(action.id, keys)
                const label = t(action.label)
                return (
                  <li key={action.id} data-action={action.id}>
                    <span>{label}</span>
                    {others.length > 0 && (
                      <em>
                        {t('commands.conflict', { others: others.map((each) => t(each.label)).join(', ') })}
                      </em>
                    )}
                    {own[action.id] && (
                      <button
                        type="button"
                        aria-label={t('commands.resetKeys', { action: label })}
                        onClick={() => setKeys(action.id, undefined)}
                      >
                        {t('commands.reset')}
                      </button>
                    )}
                    <button
                      type="button"
                      className={styles.keys}
                      aria-label={t('commands.changeKeys', { action: label })}
                      aria-pressed={asked === action.id}
                      onClick={() => setAsked(action.id)}
                    >
                      {asked === action.id
                        ? t('commands.pressKeys')
                        : keys.map((each) => <kbd key={each}>{keyText(each)}</kbd>)}
                    </button>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </dialog>
  )
}
