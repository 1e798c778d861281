import i18next from 'i18next'
import type { Action } from '@/commands/action'
import { say } from '@/commands/say'
import { noNodeSelected, nothingSelected, removal, selectedNodes } from '@/commands/selection'
import { deleteAndReconnect } from '@/document/edit'
import { currentGraph, currentScope } from '@/document/store'
import { announce } from '@/editor/canvasStore'
import { copySelection, cutSelection, nothingCopied, pasteLast } from '@/editor/transfer'

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
    id: 'edit.copy',
    label: 'commands.copy',
    group: 'edit',
    keys: ['Mod+C'],
    native: true,
    off: nothingSelected,
    run: (context) => copySelection(context),
  },
  {
    id: 'edit.cut',
    label: 'commands.cut',
    group: 'edit',
    keys: ['Mod+X'],
    native: true,
    off: nothingSelected,
    run: async (context) => {
      if (await copySelection(context)) cutSelection(context)
    },
  },
  {
    id: 'edit.paste',
    label: 'commands.paste',
    group: 'edit',
    keys: ['Mod+V'],
    native: true,
    off: () => (nothingCopied() ? 'commands.off.nothingCopied' : undefined),
    run: pasteLast,
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
