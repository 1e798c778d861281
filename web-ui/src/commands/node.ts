import type { Action } from '@/commands/action'
import { noNodeSelected, selectedNodes, within } from '@/commands/selection'
import { extract, paste } from '@/document/clipboard'
import { currentGraph, currentScope } from '@/document/store'
import type { Mode } from '@/document/workflow'
import { useCanvas } from '@/editor/canvasStore'
import { openSearch } from '@/editor/searching'
import { middleOfScreen } from '@/editor/view'

const mode = (to: Mode, key: string, label: Action['label']): Action => ({
  id: `node.${to}`,
  label,
  group: 'node',
  keys: [key],
  off: noNodeSelected,
  run: (context) => {
    const nodes = selectedNodes(context)
    const all = currentGraph(context.store.getState()).nodes
    const on = nodes.some((name) => all[name]?.mode !== to)
    context.store.getState().run({ type: 'mode', nodes, ...(on && { mode: to }), ...within(context) })
  },
})

export const nodeActions: readonly Action[] = [
  {
    id: 'node.add',
    label: 'commands.addNode',
    group: 'node',
    keys: ['Space', 'Tab', 'Shift+A'],
    run: () => {
      const { pointer } = useCanvas.getState()
      const over = document.elementFromPoint(pointer.x, pointer.y)?.closest('.react-flow')
      openSearch(over ? { ...pointer } : middleOfScreen())
    },
  },
  {
    id: 'node.duplicate',
    label: 'commands.duplicate',
    group: 'node',
    keys: ['Mod+D', 'Shift+D'],
    off: noNodeSelected,
    run: ({ store }) => {
      const state = store.getState()
      const scope = currentScope(state)
      const part = extract(state.workflow, scope, state.selection)
      const { commands, names } = paste(state.workflow, scope, part, { by: { x: 40, y: 40 }, outer: true })
      state.run(commands, {
        did: { key: 'duplicate', what: names.slice(0, 3).join(', '), count: names.length },
      })
      state.select(names)
    },
  },
  {
    id: 'node.help',
    label: 'help.node',
    group: 'node',
    keys: ['F1'],
    inFields: true,
    off: (context) =>
      selectedNodes(context).length === 1 || useCanvas.getState().help ? undefined : 'commands.off.oneNode',
    run: () => useCanvas.setState({ help: !useCanvas.getState().help }),
  },
  {
    id: 'node.replace',
    label: 'commands.replaceNode',
    group: 'node',
    keys: ['Alt+R'],
    off: (context) => (selectedNodes(context).length === 1 ? undefined : 'commands.off.oneNode'),
    run: (context) => useCanvas.setState({ replacing: selectedNodes(context)[0] }),
  },
  mode('mute', 'M', 'commands.mute'),
  mode('bypass', 'B', 'commands.bypass'),
]
