import type { Action } from '@/commands/action'
import { arrangeActions } from '@/commands/arrange'
import { decorActions } from '@/commands/decor'
import { linkActions } from '@/commands/links'
import { formActions } from '@/commands/form'
import { walkActions } from '@/commands/walk'
import { editActions } from '@/commands/edit'
import { nodeActions } from '@/commands/node'
import { runActions } from '@/commands/run'
import { subgraphActions } from '@/commands/subgraphs'
import { viewActions } from '@/commands/view'
import { workflowActions } from '@/commands/workflow'

/** Every action there is. A new one goes into the list of its group; nothing else needs to know. */
export const ACTIONS: readonly Action[] = [
  ...runActions,
  ...editActions,
  ...nodeActions,
  ...linkActions,
  ...subgraphActions,
  ...decorActions,
  ...arrangeActions,
  ...walkActions,
  ...viewActions,
  ...workflowActions,
  ...formActions,
]

export const actionOf = (id: string): Action | undefined => ACTIONS.find((each) => each.id === id)
