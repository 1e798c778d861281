import i18next from 'i18next'
import { useEffect } from 'react'
import type { ActionContext } from '@/commands/action'
import { actionsFor, pressed } from '@/commands/keys'
import { announce } from '@/editor/canvasStore'

/** Carries out the action of whatever keys are pressed in the page. */
export function useShortcuts(context: ActionContext | undefined) {
  useEffect(() => {
    if (!context) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
      const keys = pressed(event)
      if (keys === undefined) return
      const target = event.target as HTMLElement
      // Tab goes on to the next control, but for those who have just clicked on the canvas.
      if (/(^|\+)Tab$/.test(keys) && !target.matches('[data-canvas]')) return
      const field = target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]')
      const found = actionsFor(keys).filter((action) => !action.native && (!field || action.inFields))
      if (found.length === 0) return
      // Of several with the same key, the one that can be done now.
      const action = found.find((each) => each.off?.(context) === undefined) ?? found[0]
      const control = target.matches('button, a, summary, [role="button"]')
      if (!action || (control && (keys === 'Space' || keys === 'Enter'))) return
      event.preventDefault()
      const off = action.off?.(context)
      if (off === undefined) void action.run(context)
      else announce(i18next.t(off))
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [context])
}
