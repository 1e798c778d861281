import { nanoid } from 'nanoid'
import type { Action, ActionContext } from '@/commands/action'
import { noNodeSelected, selectedNodes, within } from '@/commands/selection'
import type { ParseKeys } from 'i18next'
import { currentGraph } from '@/document/store'
import { HUES } from '@/document/workflow'
import { useCanvas } from '@/editor/canvasStore'
import { membersOf } from '@/editor/decor'
import { toggleFold } from '@/editor/folding'
import { runTab } from '@/editor/running'
import { sizeIn } from '@/editor/sizes'
import { nameInRun } from '@/nodes/nodeRun'
import { middleOfScreen, toGraph } from '@/editor/view'

const selectedOf = ({ store }: ActionContext, kind: 'frames' | 'notes') => {
  const state = store.getState()
  const all = currentGraph(state).ui?.[kind] ?? {}
  return [...state.selection].filter((id) => id in all)
}

const noFrame = (context: ActionContext): ParseKeys | undefined =>
  selectedOf(context, 'frames').length === 0 ? 'commands.off.noFrame' : undefined

/** Names of the nodes that lie in the selected frames. */
function framed(context: ActionContext): string[] {
  const graph = currentGraph(context.store.getState())
  const sizeOf = (name: string) => sizeIn(context.store, context.catalogue, name)
  const names = selectedOf(context, 'frames').flatMap((id) => {
    const frame = graph.ui?.frames?.[id]
    return frame ? membersOf(frame, id, graph, sizeOf).nodes : []
  })
  return [...new Set(names)]
}

export const decorActions: readonly Action[] = [
  {
    id: 'frame.add',
    label: 'commands.addFrame',
    group: 'arrange',
    keys: ['Mod+G', 'Shift+G'],
    run: (context) => {
      const { store, catalogue } = context
      const { nodes } = currentGraph(store.getState())
      const boxes = selectedNodes(context).map((name) => ({
        x: nodes[name]?.ui?.x ?? 0,
        y: nodes[name]?.ui?.y ?? 0,
        ...sizeIn(store, catalogue, name),
      }))
      const middle = toGraph(middleOfScreen())
      const left = Math.min(...boxes.map((each) => each.x)) - 24
      const top = Math.min(...boxes.map((each) => each.y)) - 56
      const box =
        boxes.length > 0
          ? {
              x: left,
              y: top,
              width: Math.max(...boxes.map((each) => each.x + each.width)) + 24 - left,
              height: Math.max(...boxes.map((each) => each.y + each.height)) + 24 - top,
            }
          : { x: Math.round(middle.x - 200), y: Math.round(middle.y - 150), width: 400, height: 300 }
      const id = `frame:${nanoid(6)}`
      store.getState().run({ type: 'frame', id, change: { title: '', ...box }, ...within(context) })
      store.getState().select([id])
      useCanvas.setState({ writing: id })
    },
  },
  {
    id: 'frame.fold',
    label: 'commands.foldFrame',
    group: 'view',
    keys: ['H'],
    off: noFrame,
    run: (context) => {
      for (const id of selectedOf(context, 'frames')) toggleFold(context.store.getState().id, id)
    },
  },
  {
    id: 'frame.run',
    label: 'commands.runFrame',
    group: 'run',
    keys: [],
    off: (context) =>
      noFrame(context) ?? (framed(context).length === 0 ? 'commands.off.emptyFrame' : undefined),
    run: (context) => runTab(context.tab, inRun(context, framed(context))),
  },
  {
    id: 'frame.bypass',
    label: 'commands.bypassFrame',
    group: 'node',
    keys: [],
    off: noFrame,
    run: (context) => {
      const nodes = framed(context)
      const all = currentGraph(context.store.getState()).nodes
      const on = nodes.some((name) => all[name]?.mode !== 'bypass')
      context.store.getState().run({ type: 'mode', nodes, ...(on && { mode: 'bypass' }), ...within(context) })
    },
  },
  {
    id: 'run.selected',
    label: 'commands.runSelected',
    group: 'run',
    keys: ['Alt+Enter'],
    off: noNodeSelected,
    run: (context) => runTab(context.tab, inRun(context, selectedNodes(context))),
  },
  {
    id: 'note.add',
    label: 'commands.addNote',
    group: 'arrange',
    keys: ['Shift+N'],
    run: (context) => {
      const { pointer } = useCanvas.getState()
      const over = document.elementFromPoint(pointer.x, pointer.y)?.closest('.react-flow')
      const at = toGraph(over ? pointer : middleOfScreen())
      const id = `note:${nanoid(6)}`
      const change = { text: '', x: Math.round(at.x), y: Math.round(at.y), width: 260, height: 160 }
      context.store.getState().run({ type: 'note', id, change, ...within(context) })
      context.store.getState().select([id])
      useCanvas.setState({ writing: id })
    },
  },
  {
    id: 'node.write',
    label: 'commands.write',
    group: 'edit',
    keys: ['F2'],
    off: (context) => (context.store.getState().selection.size === 1 ? undefined : 'commands.off.exactlyOne'),
    run: ({ store }) => useCanvas.setState({ writing: [...store.getState().selection][0] }),
  },
  {
    id: 'decor.hue',
    label: 'commands.hue',
    group: 'arrange',
    keys: ['C'],
    off: (context) =>
      selectedOf(context, 'frames').length + selectedOf(context, 'notes').length === 0
        ? 'commands.off.noFrame'
        : undefined,
    run: (context) => {
      const { frames = {}, notes = {} } = currentGraph(context.store.getState()).ui ?? {}
      const next = (hue: (typeof HUES)[number] | undefined) =>
        HUES[(HUES.indexOf(hue ?? 'grey') + 1) % HUES.length]
      const change = (hue: (typeof HUES)[number] | undefined) => ({ hue: next(hue) ?? 'grey' })
      context.store.getState().run([
        ...selectedOf(context, 'frames').map((id) => ({
          type: 'frame' as const,
          id,
          change: change(frames[id]?.hue),
          ...within(context),
        })),
        ...selectedOf(context, 'notes').map((id) => ({
          type: 'note' as const,
          id,
          change: change(notes[id]?.hue),
          ...within(context),
        })),
      ])
    },
  },
]

/** A run names a node inside a subgraph by the way to it. */
const inRun = ({ store }: ActionContext, names: readonly string[]) =>
  names.map((name) => nameInRun(store.getState().path, name))
