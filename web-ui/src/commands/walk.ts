import type { ParseKeys } from 'i18next'
import type { Action, ActionContext } from '@/commands/action'
import { noNodeSelected, selectedNodes } from '@/commands/selection'
import { nearest, type Direction } from '@/commands/nearest'
import { downstream, upstream } from '@/document/reach'
import { type DocumentState, currentGraph } from '@/document/store'
import { reveal } from '@/editor/showing'
import { focusNode } from '@/editor/view'

/** Selects a node and shows it, if it is not seen. */
function goTo({ store }: ActionContext, name: string) {
  store.getState().select([name])
  reveal(store, name)
  focusNode(name)
}

const walk = (direction: Direction, label: ParseKeys): Action => ({
  id: `walk.${direction}`,
  label,
  group: 'view',
  keys: [`Alt+Arrow${direction}`],
  run: (context) => {
    const { nodes } = currentGraph(context.store.getState())
    const [from] = selectedNodes(context)
    const all = Object.entries(nodes).map(([name, { ui }]) => ({ name, x: ui?.x ?? 0, y: ui?.y ?? 0 }))
    const next = nearest(all, from, direction)
    if (next !== undefined) goTo(context, next)
  },
})

const choose = (
  id: string,
  label: ParseKeys,
  keys: string[],
  names: (state: DocumentState, from: string[]) => Iterable<string>,
): Action => ({
  id: `select.${id}`,
  label,
  group: 'edit',
  keys,
  off: noNodeSelected,
  run: (context) => {
    const state = context.store.getState()
    state.select(names(state, selectedNodes(context)))
  },
})

export const walkActions: readonly Action[] = [
  walk('Left', 'commands.walkLeft'),
  walk('Right', 'commands.walkRight'),
  walk('Up', 'commands.walkUp'),
  walk('Down', 'commands.walkDown'),
  choose('upstream', 'commands.selectUpstream', ['Mod+ArrowLeft'], (state, from) =>
    upstream(currentGraph(state), from),
  ),
  choose('downstream', 'commands.selectDownstream', ['Mod+ArrowRight'], (state, from) =>
    downstream(currentGraph(state), from),
  ),
  choose('connected', 'commands.selectConnected', ['Mod+ArrowUp'], (state, from) => {
    const graph = currentGraph(state)
    let [size, all] = [0, new Set(from)]
    while (all.size > size) {
      size = all.size
      all = new Set([...upstream(graph, all), ...downstream(graph, all)])
    }
    return all
  }),
]
