import { create } from 'zustand'
import type { Action } from '@/commands/action'
import { ACTIONS } from '@/commands/registry'

const STORED = 'darkroom.keys'

const MAC = /Mac|iP(hone|ad|od)/.test(navigator.userAgent)

function stored(): Record<string, string[]> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string[]>) : {}
  } catch {
    return {}
  }
}

/** The person's own keys, by action; what is not here has those it came with. */
export const useKeys = create<{ own: Record<string, string[]> }>(() => ({ own: stored() }))

export function setKeys(id: string, keys: string[] | undefined) {
  const own = Object.fromEntries(Object.entries(useKeys.getState().own).filter(([each]) => each !== id))
  if (keys) own[id] = keys
  localStorage.setItem(STORED, JSON.stringify(own))
  useKeys.setState({ own })
}

export const keysOf = (action: Action, own = useKeys.getState().own): readonly string[] =>
  own[action.id] ?? action.keys

/** What is pressed, as `Mod+Shift+K`; `undefined` while only modifiers are. */
export function pressed(event: KeyboardEvent): string | undefined {
  const { key } = event
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(key)) return undefined
  const mod = MAC ? event.metaKey : event.ctrlKey
  // With Alt a Mac types other letters, so the key's own place counts there; a sign such as "?" has its Shift in it.
  const code = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]
  const letter = (event.altKey || mod) && code ? code : key
  const sign = letter.length === 1 && !/[a-z0-9 ]/i.test(letter)
  const name = letter === ' ' ? 'Space' : letter.length === 1 ? letter.toUpperCase() : letter
  return [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && !sign && 'Shift', name]
    .filter(Boolean)
    .join('+')
}

/** How a key is written on the screen. */
export function keyText(keys: string): string {
  const names: Record<string, string> = MAC
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' }
  const arrows: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }
  // "+" is itself a key.
  return keys
    .split(/\+(?!$)/)
    .map((part) => names[part] ?? arrows[part] ?? part)
    .join(MAC ? '' : '+')
}

/** The actions that have this key. */
export function actionsFor(keys: string): Action[] {
  const { own } = useKeys.getState()
  return ACTIONS.filter((action) => keysOf(action, own).includes(keys))
}

/** Other actions that have one of these keys. */
export function conflicts(id: string, keys: readonly string[]): Action[] {
  return ACTIONS.filter((action) => action.id !== id && keysOf(action).some((each) => keys.includes(each)))
}
