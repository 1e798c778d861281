import i18next from 'i18next'
import type { Action, ActionContext } from '@/commands/action'
import { announce, useCanvas } from '@/editor/canvasStore'
import { canBeOnForm, itemsOf, toggled } from '@/simple/form'

/** The input that is meant: the one at which somebody is, or was last. */
function fieldAtHand({ store, catalogue }: ActionContext) {
  const { field } = useCanvas.getState()
  const { path, workflow } = store.getState()
  if (!field || path.length > 0 || !canBeOnForm(workflow, catalogue, field.node, field.port)) return undefined
  return field
}

export const formActions: readonly Action[] = [
  {
    id: 'form.toggle',
    label: 'commands.toggleForm',
    group: 'workflow',
    keys: ['Mod+Shift+F'],
    inFields: true,
    off: (context) => (fieldAtHand(context) ? undefined : 'commands.off.noField'),
    run: (context) => {
      const field = fieldAtHand(context)
      if (!field) return
      const { node, port } = field
      const { run, workflow } = context.store.getState()
      const before = itemsOf(workflow, context.catalogue)
      const form = toggled(before, node, port)
      run({ type: 'form', form })
      announce(
        i18next.t(form.length > before.length ? 'form.nowOn' : 'form.nowOff', { input: `${node}.${port}` }),
      )
    },
  },
  {
    id: 'form.choose',
    label: 'commands.chooseForm',
    group: 'workflow',
    keys: [],
    run: () => useCanvas.setState(({ form }) => ({ form: !form, outline: false })),
  },
]
