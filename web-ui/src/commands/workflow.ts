import i18next from 'i18next'
import type { Action } from '@/commands/action'
import { write } from '@/document/text'
import { emptyWorkflow } from '@/document/workflow'
import { announce } from '@/editor/canvasStore'
import { closeTab, openTab, reopenTab, useTabs } from '@/editor/tabs'
import { save, useSaving } from '@/saving/save'
import { copyText } from '@/shared/clipboard'

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
    id: 'workflow.save',
    label: 'saving.saveIt',
    group: 'workflow',
    keys: ['Mod+S'],
    inFields: true,
    run: ({ tab }) => save(tab),
  },
  {
    id: 'workflow.open',
    label: 'saving.openOne',
    group: 'workflow',
    keys: ['Mod+O'],
    inFields: true,
    run: () => useSaving.setState({ opening: true }),
  },
  {
    id: 'workflow.versions',
    label: 'saving.versions',
    group: 'workflow',
    keys: ['Alt+V'],
    inFields: true,
    off: ({ tab }) => (tab.base ? undefined : 'saving.neverSavedYet'),
    run: ({ tab }) => useSaving.setState({ versions: tab.id }),
  },
  {
    id: 'workflow.copyText',
    label: 'commands.copyText',
    group: 'workflow',
    keys: ['Alt+C'],
    run: async ({ store }) => {
      await copyText(write(store.getState().workflow))
      announce(i18next.t('editor.copiedText'))
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
