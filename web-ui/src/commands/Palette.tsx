import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, ActionContext } from '@/commands/action'
import { keyText, keysOf, useKeys } from '@/commands/keys'
import { ACTIONS } from '@/commands/registry'
import { useCanvas } from '@/editor/canvasStore'
import { PickList } from '@/shared/PickList'
import { fuzzy } from '@/shared/fuzzy'
import styles from '@/commands/Palette.module.css'

const close = () => useCanvas.setState({ palette: false })

/** Every action, its keys, and why it cannot be done now. */
export function Palette({ context }: { context: ActionContext }) {
  const { t } = useTranslation()
  const own = useKeys((state) => state.own)
  const find = useCallback(
    (text: string) =>
      ACTIONS.map((action) => ({ action, label: t(action.label), score: fuzzy(text, t(action.label)) }))
        .filter((each) => each.score > 0)
        .sort((a, b) => (text.trim() === '' ? 0 : b.score - a.score))
        .map(({ action, label }) => {
          const off = action.off?.(context)
          return {
            id: action.id,
            label,
            action,
            hint: <Keys keys={keysOf(action, own)} />,
            off: off === undefined ? undefined : t(off),
          }
        }),
    [context, own, t],
  )
  return (
    <>
      <div className={styles.behind} onPointerDown={close} role="presentation" />
      <div className={styles.palette} role="dialog" aria-label={t('commands.palette')}>
        <PickList
          label={t('commands.palette')}
          placeholder={t('commands.find')}
          empty={t('commands.nothing')}
          find={find}
          onClose={close}
          onPick={({ action }: { id: string; label: string; action: Action }) => {
            close()
            void action.run(context)
          }}
        />
      </div>
    </>
  )
}

function Keys({ keys }: { keys: readonly string[] }) {
  const [first] = keys
  return first === undefined ? null : <kbd>{keyText(first)}</kbd>
}
