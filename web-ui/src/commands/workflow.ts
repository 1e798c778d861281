import i18next from 'i18next'
import type { Action } from '@/commands/action'
import { emptyWorkflow } from '@/document/workflow'
import { closeTab, openTab, reopenTab, useTabs } from '@/editor/tabs'

export const workflowActions: readonly Action[] = [
  {
    id: 'workflow.new',
    label: 'commands.newWorkflow',
    group: 'workflow',
    keys: ['Alt+N'],
    run: () => {
      openTab(emptyWorkflow(i18next.t('editor.untitled')), { saved: false })
    },
  },
  {
    id: 'workflow.close',
    label: 'commands.closeTab',
    group: 'workflow',
    keys: ['Alt+W'],
    run: ({ tab }) => closeTab(tab.id),
  },
  {
    id: 'workflow.reopen',
    label: 'commands.reopenTab',
    group: 'workflow',
    keys: ['Alt+Shift+W'],
    off: () => (useTabs.getState().closed.length === 0 ? 'commands.off.nothingClosed' : undefined),
    run: () => reopenTab(),
  },
]
