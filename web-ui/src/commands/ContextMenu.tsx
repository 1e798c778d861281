import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionContext } from '@/commands/action'
import { keyText, keysOf, useKeys } from '@/commands/keys'
import { actionOf } from '@/commands/registry'
import { useCanvas } from '@/editor/canvasStore'
import type { Point } from '@/document/workflow'
import styles from '@/commands/ContextMenu.module.css'

/** What is offered where; a dash parts groups. */
const MENUS = {
  node: [
    'run.selected',
    '-',
    'edit.copy',
    'edit.cut',
    'node.duplicate',
    'node.replace',
    'node.help',
    '-',
    'view.enter',
    'subgraph.make',
    'subgraph.unpack',
    'subgraph.detach',
    'subgraph.keep',
    '-',
    'node.bypass',
    'node.mute',
    'node.write',
    'form.toggle',
    'link.swap',
    'link.cut',
    '-',
    'frame.add',
    'arrange.tidy',
    'arrange.left',
    'arrange.top',
    '-',
    'edit.dissolve',
    'edit.delete',
  ],
  link: ['link.insert', 'link.reroute', '-', 'edit.delete'],
  frame: ['frame.run', 'frame.bypass', 'frame.fold', '-', 'node.write', 'decor.hue', '-', 'edit.delete'],
  note: ['node.write', 'decor.hue', '-', 'edit.delete'],
  pane: [
    'node.add',
    'edit.paste',
    'note.add',
    'frame.add',
    '-',
    'arrange.tidy',
    'view.fit',
    'edit.selectAll',
    'view.leave',
  ],
} as const

const close = () => useCanvas.setState({ menu: undefined })

/** The menu of what was clicked on with the other button. */
export function ContextMenu({
  context,
  at,
  what,
}: {
  context: ActionContext
  at: Point
  what: keyof typeof MENUS
}) {
  const { t } = useTranslation()
  const own = useKeys((state) => state.own)
  const menu = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState(at)

  useLayoutEffect(() => {
    const before = document.activeElement
    const box = menu.current?.getBoundingClientRect()
    if (box) {
      setPlace({
        x: Math.max(8, Math.min(at.x, window.innerWidth - box.width - 8)),
        y: Math.max(8, Math.min(at.y, window.innerHeight - box.height - 8)),
      })
    }
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body)
        before.focus({ preventScroll: true })
    }
  }, [at])

  useEffect(() => {
    const away = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) close()
    }
    window.addEventListener('pointerdown', away, true)
    window.addEventListener('wheel', away, true)
    return () => {
      window.removeEventListener('pointerdown', away, true)
      window.removeEventListener('wheel', away, true)
    }
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const now = items.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      items[(now + step + items.length) % items.length]?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      close()
    }
  }

  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={t('commands.menu')}
      className={styles.menu}
      style={{ left: place.x, top: place.y }}
      onKeyDown={onKeyDown}
    >
      {MENUS[what].map((id, n) => {
        const action = actionOf(id)
        if (!action) return <hr key={`${id}${n}`} />
        const off = action.off?.(context)
        const [keys] = keysOf(action, own)
        return (
          <button
            key={id}
            type="button"
            role="menuitem"
            aria-disabled={off !== undefined}
            title={off === undefined ? undefined : t(off)}
            onClick={() => {
              if (off !== undefined) return
              close()
              void action.run(context)
            }}
          >
            <span>{t(action.label)}</span>
            {keys !== undefined && <kbd>{keyText(keys)}</kbd>}
          </button>
        )
      })}
    </div>
  )
}
