import type { Action } from '@/commands/action'
import { useCanvas } from '@/editor/canvasStore'
import { currentFlow } from '@/editor/view'

const QUICK = 160

const MARGIN = 0.08
const NARROW = 900

/** The margin around a graph that is shown whole: wide where something lies over the canvas, if there is room. */
function free() {
  const { heat, plan, outline, form } = useCanvas.getState()
  if (window.innerWidth < NARROW) return MARGIN
  return {
    y: MARGIN,
    left: heat ? ('400px' as const) : MARGIN,
    right: plan ? ('460px' as const) : outline || form ? ('410px' as const) : MARGIN,
  }
}

export const viewActions: readonly Action[] = [
  {
    id: 'view.palette',
    label: 'commands.palette',
    group: 'view',
    keys: ['Mod+K', 'Mod+Shift+P'],
    inFields: true,
    run: () => useCanvas.setState({ palette: true }),
  },
  {
    id: 'view.keys',
    label: 'commands.keys',
    group: 'view',
    keys: ['?', 'F1'],
    run: () => useCanvas.setState({ keysDialog: true }),
  },
  {
    id: 'view.minimap',
    label: 'commands.minimap',
    group: 'view',
    keys: ['Shift+M'],
    run: () => {
      const minimap = !useCanvas.getState().minimap
      localStorage.setItem('darkroom.minimap', minimap ? 'on' : 'off')
      useCanvas.setState({ minimap })
    },
  },
  {
    id: 'view.heat',
    label: 'commands.heat',
    group: 'view',
    keys: ['Shift+H'],
    off: ({ tab }) => (tab.run === undefined ? 'commands.off.noRun' : undefined),
    run: () => useCanvas.setState(({ heat }) => ({ heat: heat ? undefined : { of: 'time', median: false } })),
  },
  {
    id: 'view.outline',
    label: 'commands.outline',
    group: 'view',
    keys: ['O'],
    run: () => useCanvas.setState(({ outline }) => ({ outline: !outline })),
  },
  {
    id: 'view.fit',
    label: 'commands.fit',
    group: 'view',
    keys: ['F', 'Mod+0'],
    run: async () => {
      await currentFlow()?.fitView({ padding: free(), maxZoom: 1, duration: QUICK })
    },
  },
  {
    id: 'view.fitSelection',
    label: 'commands.fitSelection',
    group: 'view',
    keys: ['Shift+F'],
    off: ({ store }) => (store.getState().selection.size === 0 ? 'commands.off.nothingSelected' : undefined),
    run: async ({ store }) => {
      const nodes = [...store.getState().selection].map((id) => ({ id }))
      await currentFlow()?.fitView({ nodes, padding: 0.2, maxZoom: 1.2, duration: QUICK })
    },
  },
  {
    id: 'view.zoomIn',
    label: 'commands.zoomIn',
    group: 'view',
    keys: ['+', '='],
    run: async () => {
      await currentFlow()?.zoomIn({ duration: QUICK })
    },
  },
  {
    id: 'view.zoomOut',
    label: 'commands.zoomOut',
    group: 'view',
    keys: ['-'],
    run: async () => {
      await currentFlow()?.zoomOut({ duration: QUICK })
    },
  },
  {
    id: 'view.actualSize',
    label: 'commands.actualSize',
    group: 'view',
    keys: ['1'],
    run: async () => {
      await currentFlow()?.zoomTo(1, { duration: QUICK })
    },
  },
]
