import i18next from 'i18next'
import { nanoid } from 'nanoid'
import type { Action, ActionContext } from '@/commands/action'
import { noNodeSelected, selectedLinks, selectedNodes, within } from '@/commands/selection'
import type { Command } from '@/document/commands'
import { definitionOf } from '@/document/definitions'
import { connect } from '@/document/edit'
import { currentGraph, currentScope } from '@/document/store'
import { type LinkRef, type Point, isLink, linkId, portName } from '@/document/workflow'
import { announce, useCanvas } from '@/editor/canvasStore'
import { REROUTE } from '@/editor/decor'
import { openSearch } from '@/editor/searching'
import { middleOfScreen, toGraph } from '@/editor/view'

const noLink = (context: ActionContext) =>
  selectedLinks(context).length === 0 ? 'commands.off.noLink' : undefined

/** The middle of a link on the screen, when it is seen. */
function middleOf(link: LinkRef): Point {
  const path = document.querySelector<SVGPathElement>(
    `.react-flow__edge[data-id="${CSS.escape(linkId(link))}"] .react-flow__edge-path`,
  )
  const matrix = path?.getScreenCTM()
  return path && matrix
    ? path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(matrix)
    : middleOfScreen()
}

export const linkActions: readonly Action[] = [
  {
    id: 'link.reroute',
    label: 'commands.reroute',
    group: 'node',
    keys: ['R'],
    off: noLink,
    run: (context) => {
      const state = context.store.getState()
      const { reroutes = {} } = currentGraph(state).ui ?? {}
      const ids: string[] = []
      const commands = selectedLinks(context).flatMap((link): Command[] => {
        const at = toGraph(middleOf(link))
        const id = `reroute:${nanoid(6)}`
        ids.push(id)
        const before = Object.entries(reroutes).find(
          ([, each]) => each.from === link.from && each.to.includes(link.to),
        )
        const change = {
          from: link.from,
          to: [link.to],
          x: Math.round(at.x - REROUTE / 2),
          y: Math.round(at.y - REROUTE / 2),
          ...(before && { via: before[0] }),
        }
        return [
          ...(before
            ? [
                {
                  type: 'reroute' as const,
                  id: before[0],
                  change: { to: before[1].to.filter((to) => to !== link.to) },
                  ...within(context),
                },
              ]
            : []),
          { type: 'reroute', id, change, ...within(context) },
        ]
      })
      state.run(commands)
      state.select(ids)
    },
  },
  {
    id: 'link.insert',
    label: 'commands.insertNode',
    group: 'node',
    keys: ['I'],
    off: noLink,
    run: (context) => {
      const [link] = selectedLinks(context)
      if (link) useCanvas.setState({ search: { at: middleOf(link), into: link }, pending: undefined })
    },
  },
  {
    id: 'link.cut',
    label: 'commands.cutLinks',
    group: 'node',
    keys: ['Alt+X'],
    off: (context) =>
      noLink(context) && noNodeSelected(context) ? 'commands.off.nothingSelected' : undefined,
    run: (context) => {
      const { nodes } = currentGraph(context.store.getState())
      const chosen = new Set(selectedNodes(context))
      const links = selectedLinks(context)
      const inputs = [...chosen].flatMap((name) =>
        Object.entries(nodes[name]?.inputs ?? {}).flatMap(([port, input]) =>
          isLink(input) ? [{ from: input.from, to: portName(name, port) }] : [],
        ),
      )
      const all = links.length > 0 ? links : inputs
      context.store
        .getState()
        .run(
          { type: 'disconnect', links: all, ...within(context) },
          { did: { key: 'cut', count: all.length } },
        )
    },
  },
  {
    id: 'link.swap',
    label: 'commands.swapLinks',
    group: 'node',
    keys: ['Alt+S'],
    off: (context) => (swappable(context) ? undefined : 'commands.off.noSwap'),
    run: (context) => {
      const found = swappable(context)
      if (!found) return
      const { node, a, b } = found
      const inputs = currentGraph(context.store.getState()).nodes[node]?.inputs ?? {}
      const set = (port: string, from: string): Command => {
        const value = inputs[from]
        return { type: 'set', node, port, ...(value !== undefined && { value }), ...within(context) }
      }
      context.store.getState().run([set(a, b), set(b, a)], { did: { key: 'swap', what: node } })
    },
  },
  {
    id: 'link.make',
    label: 'commands.linkNodes',
    group: 'node',
    keys: ['L'],
    off: (context) => (selectedNodes(context).length === 2 ? undefined : 'commands.off.exactlyTwo'),
    run: (context) => {
      const made = linkTwo(context)
      if (made) context.store.getState().run(made)
      else announce(i18next.t('editor.nothingFits'))
    },
  },
  {
    id: 'link.continue',
    label: 'commands.addAfter',
    group: 'node',
    keys: ['Shift+Space'],
    off: noNodeSelected,
    run: (context) => {
      const state = context.store.getState()
      const [name] = selectedNodes(context)
      const node = name === undefined ? undefined : currentGraph(state).nodes[name]
      const output = node && definitionOf(state.workflow, context.catalogue, node.type)?.outputs[0]
      if (name === undefined || !output) return
      const port = document.querySelector(
        `[data-node="${CSS.escape(name)}"] .source[data-handleid="${CSS.escape(output.name)}"]`,
      )
      const box = port?.getBoundingClientRect()
      const at = box ? { x: box.right + 70, y: box.top - 30 } : middleOfScreen()
      openSearch(at, { side: 'output', port: portName(name, output.name) })
    },
  },
]

/** The left one's first output that goes into a free input of the right one. */
function linkTwo(context: ActionContext): Command[] | undefined {
  const state = context.store.getState()
  const scope = currentScope(state)
  const { nodes } = currentGraph(state)
  const [left, right] = selectedNodes(context).sort((a, b) => (nodes[a]?.ui?.x ?? 0) - (nodes[b]?.ui?.x ?? 0))
  if (left === undefined || right === undefined) return undefined
  const definition = (name: string) => {
    const node = nodes[name]
    return node && definitionOf(state.workflow, context.catalogue, node.type)
  }
  for (const free of [true, false]) {
    for (const output of definition(left)?.outputs ?? []) {
      for (const input of definition(right)?.inputs ?? []) {
        if (free && isLink(nodes[right]?.inputs?.[input.name])) continue
        if (free && input.type.name !== output.type.name) continue
        const made = connect(
          state.workflow,
          context.catalogue,
          scope,
          portName(left, output.name),
          portName(right, input.name),
        )
        if (made.commands && made.commands.length > 0) return made.commands
      }
    }
  }
  return undefined
}

/** Two linked inputs of one type: A and B of a comparison, prompt and negative. */
function swappable(context: ActionContext): { node: string; a: string; b: string } | undefined {
  const state = context.store.getState()
  const [name, more] = selectedNodes(context)
  const node = name === undefined || more !== undefined ? undefined : currentGraph(state).nodes[name]
  const definition = node && definitionOf(state.workflow, context.catalogue, node.type)
  if (!definition || name === undefined) return undefined
  const linked = definition.inputs.filter((each) => isLink(node.inputs?.[each.name]))
  for (const [n, a] of linked.entries()) {
    const b = linked
      .slice(n + 1)
      .find((each) => each.type.name === a.type.name && each.type.list === a.type.list)
    if (b) return { node: name, a: a.name, b: b.name }
  }
  return undefined
}
