import type { ActionContext } from '@/commands/action'
import type { Command } from '@/document/commands'
import { currentGraph, currentScope } from '@/document/store'
import { borderLinks, unlinkBorder } from '@/document/subgraphs'
import { type LinkRef, linkId, linksOf } from '@/document/workflow'

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

/** Commands that take away all that is selected. */
export function removal(context: ActionContext): Command[] {
  const state = context.store.getState()
  const { nodes, ui = {} } = currentGraph(state)
  const chosen = [...state.selection]
  const commands: Command[] = []
  const links = selectedLinks(context)
  if (links.length > 0) commands.push({ type: 'disconnect', links, ...within(context) })
  const scope = currentScope(state)
  if (scope !== undefined && state.selectedLinks.size > 0) {
    const borders = borderLinks(state.workflow, scope).filter((link) => state.selectedLinks.has(linkId(link)))
    commands.push(...unlinkBorder(state.workflow, scope, borders))
  }
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
