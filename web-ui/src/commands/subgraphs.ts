import i18next from 'i18next'
import type { ParseKeys } from 'i18next'
import type { Action, ActionContext } from '@/commands/action'
import { noNodeSelected, selectedNodes } from '@/commands/selection'
import { group } from '@/document/group'
import { type DocumentState, currentGraph, currentScope } from '@/document/store'
import { detach, usesOf } from '@/document/subgraphs'
import { ungroup } from '@/document/ungroup'
import { subgraphOf } from '@/document/workflow'
import { announce, titleKey, useCanvas } from '@/editor/canvasStore'
import { keepNode } from '@/editor/ownNodes'
import { focusNode } from '@/editor/view'
import { notify } from '@/shared/notices'

/** The only selected node, and the subgraph that it is a use of. */
function selectedUse(context: ActionContext): { node: string; subgraph: string } | undefined {
  const state = context.store.getState()
  const [node, more] = selectedNodes(context)
  if (node === undefined || more !== undefined) return undefined
  const subgraph = subgraphOf(currentGraph(state).nodes[node]?.type ?? '')
  return subgraph !== undefined && state.workflow.subgraphs?.[subgraph] ? { node, subgraph } : undefined
}

const noUse = (context: ActionContext): ParseKeys | undefined =>
  selectedUse(context) ? undefined : 'commands.off.noSubgraph'

const titleOf = (state: DocumentState, subgraph: string): string => {
  const title = state.workflow.subgraphs?.[subgraph]?.title
  return typeof title === 'string' ? title : subgraph
}

export const subgraphActions: readonly Action[] = [
  {
    id: 'subgraph.make',
    label: 'commands.makeSubgraph',
    group: 'node',
    keys: ['Mod+Shift+G'],
    off: noNodeSelected,
    run: (context) => {
      const { catalogue, store } = context
      const state = store.getState()
      const title = i18next.t('subgraphs.fresh')
      const made = group(state.workflow, catalogue, currentScope(state), state.selection, title)
      if ('reason' in made) {
        const why = i18next.t(`subgraphs.refused.${made.reason}`, { node: '', port: '', ...made })
        announce(why)
        notify(why, 'bad')
        return
      }
      state.run(made.commands, { did: { key: 'group', what: made.node } })
      store.getState().select([made.node])
      useCanvas.setState({ writing: titleKey(made.node) })
      announce(i18next.t('subgraphs.made', { title }))
    },
  },
  {
    id: 'subgraph.unpack',
    label: 'commands.unpackSubgraph',
    group: 'node',
    keys: ['Mod+Alt+G'],
    off: noUse,
    run: (context) => {
      const use = selectedUse(context)
      const state = context.store.getState()
      const out = use && ungroup(state.workflow, currentScope(state), use.node)
      if (!out) return
      const title = titleOf(state, use.subgraph)
      state.run(out.commands, { did: { key: 'ungroup', what: title } })
      context.store.getState().select(out.names)
      announce(i18next.t('subgraphs.unpacked', { title }))
    },
  },
  {
    id: 'subgraph.name',
    label: 'commands.nameSubgraph',
    group: 'edit',
    keys: ['Shift+F2'],
    off: noUse,
    run: (context) => {
      const use = selectedUse(context)
      if (use) useCanvas.setState({ writing: titleKey(use.node) })
    },
  },
  {
    id: 'subgraph.detach',
    label: 'commands.detachSubgraph',
    group: 'node',
    keys: [],
    off: (context) => {
      const use = selectedUse(context)
      if (!use) return 'commands.off.noSubgraph'
      const { workflow } = context.store.getState()
      return usesOf(workflow, use.subgraph) < 2 ? 'commands.off.notShared' : undefined
    },
    run: (context) => {
      const use = selectedUse(context)
      const state = context.store.getState()
      if (!use) return
      state.run(detach(state.workflow, currentScope(state), use.node), {
        did: { key: 'detach', what: use.node },
      })
      announce(i18next.t('subgraphs.detached', { node: use.node }))
    },
  },
  {
    id: 'subgraph.keep',
    label: 'commands.keepSubgraph',
    group: 'node',
    keys: [],
    off: noUse,
    run: (context) => {
      const use = selectedUse(context)
      if (use) announce(i18next.t('subgraphs.kept', { title: keepNode(context.store.getState(), use.node) }))
    },
  },
  {
    id: 'view.enter',
    label: 'commands.enter',
    group: 'view',
    keys: ['Enter'],
    off: noUse,
    run: (context) => {
      const use = selectedUse(context)
      if (use) context.store.getState().enter(use.node)
    },
  },
  {
    id: 'view.leave',
    label: 'commands.leave',
    group: 'view',
    keys: ['Mod+Escape', 'Alt+Backspace'],
    off: ({ store }) => (store.getState().path.length === 0 ? 'commands.off.notInside' : undefined),
    run: ({ store }) => {
      const node = store.getState().path.at(-1)
      store.getState().leave()
      if (node !== undefined) focusNode(node)
    },
  },
]
