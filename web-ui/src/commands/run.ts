import i18next from 'i18next'
import type { Action } from '@/commands/action'
import { announce, useCanvas } from '@/editor/canvasStore'
import { runTab, shownRun } from '@/editor/running'
import { toggleKeepSteps } from '@/runs/keepSteps'
import { isOver } from '@/runs/liveRun'
import { cancel } from '@/runs/submit'

export const runActions: readonly Action[] = [
  {
    id: 'run.all',
    label: 'commands.runAll',
    group: 'run',
    keys: ['Mod+Enter'],
    inFields: true,
    off: ({ store }) =>
      Object.keys(store.getState().workflow.nodes).length === 0 ? 'commands.off.empty' : undefined,
    run: ({ tab }) => runTab(tab),
  },
  {
    id: 'run.plan',
    label: 'commands.plan',
    group: 'run',
    keys: ['Shift+Enter'],
    off: ({ store }) =>
      Object.keys(store.getState().workflow.nodes).length === 0 ? 'commands.off.empty' : undefined,
    run: () => useCanvas.setState(({ plan }) => ({ plan: !plan })),
  },
  {
    id: 'run.keepSteps',
    label: 'steps.keep',
    group: 'run',
    keys: ['Shift+K'],
    run: () => announce(i18next.t(toggleKeepSteps() ? 'steps.keepOn' : 'steps.keepOff')),
  },
  {
    id: 'run.sweep',
    label: 'commands.sweep',
    group: 'run',
    keys: ['Mod+Alt+Enter'],
    inFields: true,
    off: ({ store }) =>
      Object.keys(store.getState().workflow.nodes).length === 0 ? 'commands.off.empty' : undefined,
    run: () => useCanvas.setState({ sweepDialog: true }),
  },
  {
    id: 'run.cancel',
    label: 'commands.cancel',
    group: 'run',
    keys: ['Mod+Shift+Enter'],
    inFields: true,
    off: ({ tab }) => {
      const run = shownRun(tab)
      return run && !isOver(run.status) ? undefined : 'commands.off.notRunning'
    },
    run: async ({ tab }) => {
      if (tab.run !== undefined) await cancel(tab.run)
    },
  },
]
