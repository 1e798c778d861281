import i18next from 'i18next'
import type { Action, ActionContext } from '@/commands/action'
import { say } from '@/commands/say'
import type { Command } from '@/document/commands'
import { deleteAndReconnect } from '@/document/edit'
import { currentGraph, currentScope } from '@/document/store'
import { type LinkRef, linkId, linksOf } from '@/document/workflow'
import { announce } from '@/editor/canvasStore'

export const within = ({ store }: ActionContext) => {
  const scope = currentScope(store.getState())
  return scope === undefined ? {} : { scope }
}

/** Names of the selected nodes. */
export const selectedNodes = ({ store }: ActionContext): string[] => {
  const state = store.getState()
  const { nodes } = currentGraph(state)
  return [...state.selection].filter((name) => name in nodes)
}

export const selectedLinks = ({ store }: ActionContext): LinkRef[] => {
  const state = store.getState()
  return state.selectedLinks.size === 0
    ? []
    : linksOf(currentGraph(state)).filter((link) => state.selectedLinks.has(linkId(link)))
}

export const nothingSelected = (context: ActionContext) =>
  context.store.getState().selection.size + context.store.getState().selectedLinks.size === 0
    ? 'commands.off.nothingSelected'
    : undefined

export const noNodeSelected = (context: ActionContext) =>
  selectedNodes(context).length === 0 ? 'commands.off.noNode' : undefined

export const editActions: readonly Action[] = [
  {
    id: 'edit.undo',
    label: 'commands.undo',
    group: 'edit',
    keys: ['Mod+Z'],
    off: ({ store }) => (store.getState().history.done === 0 ? 'commands.off.nothingToUndo' : undefined),
    run: ({ store }) => {
      const { history, undo } = store.getState()
      const step = history.steps[history.done - 1]
      undo()
      if (step) announce(i18next.t('editor.undone', { what: say(step.did) }))
    },
  },
  {
    id: 'edit.redo',
    label: 'commands.redo',
    group: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    off: ({ store }) => {
      const { history } = store.getState()
      return history.done === history.steps.length ? 'commands.off.nothingToRedo' : undefined
    },
    run: ({ store }) => {
      const { history, redo } = store.getState()
      const step = history.steps[history.done]
      redo()
      if (step) announce(i18next.t('editor.redone', { what: say(step.did) }))
    },
  },
  {
    id: 'edit.delete',
    label: 'commands.delete',
    group: 'edit',
    keys: ['Delete', 'Backspace'],
    off: nothingSelected,
    run: (context) => {
      const commands = removal(context)
      context.store.getState().run(commands)
      announce(i18next.t('editor.deleted'))
    },
  },
  {
    id: 'edit.dissolve',
    label: 'commands.dissolve',
    group: 'edit',
    keys: ['Mod+Delete', 'Mod+Backspace', 'Alt+Delete'],
    off: noNodeSelected,
    run: (context) => {
      const state = context.store.getState()
      state.run(
        deleteAndReconnect(state.workflow, context.catalogue, currentScope(state), selectedNodes(context)),
      )
    },
  },
  {
    id: 'edit.selectAll',
    label: 'commands.selectAll',
    group: 'edit',
    keys: ['Mod+A'],
    run: ({ store }) => {
      const { nodes, ui } = currentGraph(store.getState())
      const all = [nodes, ui?.frames ?? {}, ui?.notes ?? {}, ui?.reroutes ?? {}]
      store.getState().select(all.flatMap((each) => Object.keys(each)))
    },
  },
  {
    id: 'edit.selectNone',
    label: 'commands.selectNone',
    group: 'edit',
    keys: ['Escape'],
    off: nothingSelected,
    run: ({ store }) => store.getState().select([]),
  },
]

/** Commands that take away all that is selected. */
export function removal(context: ActionContext): Command[] {
  const state = context.store.getState()
  const { nodes, ui = {} } = currentGraph(state)
  const chosen = [...state.selection]
  const commands: Command[] = []
  const links = selectedLinks(context)
  if (links.length > 0) commands.push({ type: 'disconnect', links, ...within(context) })
  if (chosen.length > 0) {
    commands.push({
      type: 'remove',
      nodes: chosen.filter((name) => name in nodes),
      ui: {
        frames: chosen.filter((id) => id in (ui.frames ?? {})),
        notes: chosen.filter((id) => id in (ui.notes ?? {})),
        reroutes: chosen.filter((id) => id in (ui.reroutes ?? {})),
      },
      ...within(context),
    })
  }
  return commands
}
