import i18next from 'i18next'
import { useEffect } from 'react'
import type { ActionContext } from '@/commands/action'
import { removal } from '@/commands/selection'
import { extract, paste } from '@/document/clipboard'
import { currentScope } from '@/document/store'
import { NotAWorkflow, read, write } from '@/document/text'
import type { Point } from '@/document/workflow'
import { announce, useCanvas } from '@/editor/canvasStore'
import { middleOfScreen, toGraph } from '@/editor/view'
import { copyText } from '@/shared/clipboard'

/**
 * Parts of graphs travel as text: a part is a document of its own. So they go from tab to tab, to other windows, into
 * a mail and back, and on plain http too, where a page may not read the clipboard but hears of a paste.
 */
export function partAsText({ store }: ActionContext): string | undefined {
  const state = store.getState()
  if (state.selection.size === 0) return undefined
  return write(extract(state.workflow, currentScope(state), state.selection))
}

/** For the palette, where there is no paste to hear of: what was copied in this page last. */
let lastCopied: string | undefined

export async function copySelection(context: ActionContext): Promise<boolean> {
  const text = partAsText(context)
  if (text === undefined) return false
  lastCopied = text
  await copyText(text)
  announce(i18next.t('editor.copied', { count: context.store.getState().selection.size }))
  return true
}

export function cutSelection(context: ActionContext) {
  context.store.getState().run(removal(context), {
    did: { key: 'remove', what: [...context.store.getState().selection].slice(0, 3).join(', ') },
  })
}

export const pasteLast = (context: ActionContext) => {
  if (lastCopied !== undefined) pasteText(context, lastCopied)
}
export const nothingCopied = () => lastCopied === undefined

/** Puts a part into the graph under the pointer. @returns whether the text was one */
export function pasteText({ store }: ActionContext, text: string): boolean {
  let part
  try {
    part = read(text)
  } catch (error) {
    if (error instanceof NotAWorkflow) return false
    throw error
  }
  const state = store.getState()
  const scope = currentScope(state)
  const { commands, names } = paste(state.workflow, scope, part, { at: place() })
  state.run(commands, { did: { key: 'paste', what: names.slice(0, 3).join(', '), count: names.length } })
  state.select(names)
  announce(i18next.t('editor.pasted', { count: names.length }))
  return true
}

let pasted = 0

function place(): Point {
  const { pointer } = useCanvas.getState()
  const over = document.elementFromPoint(pointer.x, pointer.y)?.closest('.react-flow')
  const at = toGraph(over ? pointer : middleOfScreen())
  // What is pasted twice at one place does not lie upon itself.
  const shift = (pasted++ % 8) * 24
  return { x: Math.round(at.x + shift), y: Math.round(at.y + shift) }
}

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select')

/** Hears copy, cut and paste, whether they come from keys or from the browser's own menu. */
export function useTransfer(context: ActionContext) {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (inField(event.target) || (document.getSelection()?.toString() ?? '') !== '') return
      const text = partAsText(context)
      if (text === undefined || !event.clipboardData) return
      event.preventDefault()
      lastCopied = text
      event.clipboardData.setData('text/plain', text)
      announce(i18next.t('editor.copied', { count: context.store.getState().selection.size }))
      if (event.type === 'cut') cutSelection(context)
    }
    const onPaste = (event: ClipboardEvent) => {
      if (inField(event.target)) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text === '') return
      event.preventDefault()
      if (!pasteText(context, text)) announce(i18next.t('editor.notPasted'))
    }
    window.addEventListener('copy', onCopy)
    window.addEventListener('cut', onCopy)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('copy', onCopy)
      window.removeEventListener('cut', onCopy)
      window.removeEventListener('paste', onPaste)
    }
  }, [context])
}
