import type { Action, ActionContext } from '@/commands/action'
import { selectedNodes, within } from '@/commands/selection'
import type { ParseKeys } from 'i18next'
import { currentGraph } from '@/document/store'
import type { Point } from '@/document/workflow'
import type { Box } from '@/editor/decor'
import { GRID } from '@/editor/guides'
import { sizeIn } from '@/editor/sizes'
import { tidy } from '@/editor/tidying'
import { useCanvas } from '@/editor/canvasStore'

function boxes(context: ActionContext): (Box & { name: string })[] {
  const { nodes } = currentGraph(context.store.getState())
  return selectedNodes(context).map((name) => ({
    name,
    x: nodes[name]?.ui?.x ?? 0,
    y: nodes[name]?.ui?.y ?? 0,
    ...sizeIn(context.store, context.catalogue, name),
  }))
}

const atLeast =
  (least: number) =>
  (context: ActionContext): ParseKeys | undefined =>
    selectedNodes(context).length < least
      ? least === 1
        ? 'commands.off.noNode'
        : least === 2
          ? 'commands.off.two'
          : 'commands.off.three'
      : undefined

/** Moves each selected node to where it should be among them. */
const align = (
  id: string,
  label: ParseKeys,
  keys: string[],
  place: (box: Box, all: Box) => Point,
): Action => ({
  id: `arrange.${id}`,
  label,
  group: 'arrange',
  keys,
  off: atLeast(2),
  run: (context) => {
    const all = boxes(context)
    const left = Math.min(...all.map((each) => each.x))
    const top = Math.min(...all.map((each) => each.y))
    const whole = {
      x: left,
      y: top,
      width: Math.max(...all.map((each) => each.x + each.width)) - left,
      height: Math.max(...all.map((each) => each.y + each.height)) - top,
    }
    move(
      context,
      all.map((each) => [each.name, place(each, whole)]),
    )
  },
})

function move(context: ActionContext, to: [string, Point][]) {
  const places = Object.fromEntries(
    to.map(([name, at]) => [name, { x: Math.round(at.x), y: Math.round(at.y) }]),
  )
  const what = Object.keys(places).slice(0, 3).join(', ')
  context.store
    .getState()
    .run({ type: 'move', to: places, ...within(context) }, { did: { key: 'align', what, count: to.length } })
}

const distribute = (id: string, label: ParseKeys, axis: 'x' | 'y'): Action => ({
  id: `arrange.${id}`,
  label,
  group: 'arrange',
  keys: [],
  off: atLeast(3),
  run: (context) => {
    const length = axis === 'x' ? 'width' : 'height'
    const all = boxes(context).sort((a, b) => a[axis] - b[axis])
    const [first] = all
    const last = all.at(-1)
    if (!first || !last) return
    const taken = all.reduce((sum, each) => sum + each[length], 0)
    const gap = (last[axis] + last[length] - first[axis] - taken) / (all.length - 1)
    let at = first[axis]
    move(
      context,
      all.map((each) => {
        const place = { x: each.x, y: each.y, [axis]: at }
        at += each[length] + gap
        return [each.name, place]
      }),
    )
  },
})

const nudge = (key: string, label: ParseKeys, x: number, y: number): Action => ({
  id: `arrange.nudge${key}`,
  label,
  group: 'arrange',
  keys: [`Arrow${key}`, `Shift+Arrow${key}`],
  off: atLeast(1),
  run: (context) => {
    const to = Object.fromEntries(
      boxes(context).map((each) => [each.name, { x: each.x + x * GRID, y: each.y + y * GRID }]),
    )
    context.store.getState().run({ type: 'move', to, ...within(context) }, { group: 'nudge' })
  },
})

export const arrangeActions: readonly Action[] = [
  {
    id: 'arrange.tidy',
    label: 'commands.tidy',
    group: 'arrange',
    keys: ['Shift+T'],
    off: ({ store }) =>
      Object.keys(currentGraph(store.getState()).nodes).length === 0 ? 'commands.off.empty' : undefined,
    run: ({ store, catalogue }) => tidy(store, catalogue),
  },
  align('left', 'commands.alignLeft', ['Alt+A'], (box, all) => ({ x: all.x, y: box.y })),
  align('right', 'commands.alignRight', ['Alt+D'], (box, all) => ({
    x: all.x + all.width - box.width,
    y: box.y,
  })),
  align('top', 'commands.alignTop', ['Alt+Q'], (box, all) => ({ x: box.x, y: all.y })),
  align('bottom', 'commands.alignBottom', ['Alt+E'], (box, all) => ({
    x: box.x,
    y: all.y + all.height - box.height,
  })),
  align('centre', 'commands.alignCentre', [], (box, all) => ({
    x: all.x + (all.width - box.width) / 2,
    y: box.y,
  })),
  align('middle', 'commands.alignMiddle', [], (box, all) => ({
    x: box.x,
    y: all.y + (all.height - box.height) / 2,
  })),
  distribute('across', 'commands.distributeAcross', 'x'),
  distribute('down', 'commands.distributeDown', 'y'),
  nudge('Left', 'commands.nudgeLeft', -1, 0),
  nudge('Right', 'commands.nudgeRight', 1, 0),
  nudge('Up', 'commands.nudgeUp', 0, -1),
  nudge('Down', 'commands.nudgeDown', 0, 1),
  {
    id: 'arrange.snap',
    label: 'commands.snap',
    group: 'arrange',
    keys: ['Alt+G'],
    run: () => {
      const snap = !useCanvas.getState().snap
      localStorage.setItem('darkroom.snap', snap ? 'on' : 'off')
      useCanvas.setState({ snap })
    },
  },
]
