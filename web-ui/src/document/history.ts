import { type Patch, enablePatches, freeze, produceWithPatches } from 'immer'
import { apply } from '@/document/apply'
import { type Command, type Did, did } from '@/document/commands'
import type { Workflow } from '@/document/workflow'

enablePatches()

/** One step that can be undone: what was done, in words and as data. */
export interface Step {
  did: Did
  commands: readonly Command[]
  /** What changed in the document, for drafts and for whoever wants to know where. */
  patches: readonly Patch[]
  at: number
  /** Steps of the same group in a row are one, such as the letters typed into a field. */
  group?: string
  before: Workflow
  after: Workflow
}

/**
 * The steps of a document and how many of them hold now.
 *
 * Each step keeps the document before and after it. They are immutable and share all that did not change, so a step
 * costs as much memory as its change; and going back gives the very same object, with its keys in their old order,
 * which playing patches backwards would not.
 */
export interface History {
  steps: readonly Step[]
  done: number
}

export const NO_HISTORY: History = { steps: [], done: 0 }

const MOST_STEPS = 1_000

/** Carries commands out as one step. @returns the same when they change nothing */
export function perform(
  workflow: Workflow,
  history: History,
  commands: readonly Command[],
  options: { did?: Did; group?: string; now?: number } = {},
): { workflow: Workflow; history: History } {
  const [after, patches] = produceWithPatches(freeze(workflow, true), (draft: Workflow) => {
    for (const command of commands) apply(draft, command)
  })
  const [first] = commands
  if (patches.length === 0 || !first) return { workflow, history }
  const now = options.now ?? Date.now()
  const last = history.steps[history.done - 1]
  const step: Step = {
    did: options.did ?? did(commands[commands.length - 1] ?? first),
    commands,
    patches,
    at: now,
    before: workflow,
    after,
    ...(options.group !== undefined && { group: options.group }),
  }
  if (last?.group !== undefined && last.group === options.group && last.after === workflow) {
    const joined = {
      ...step,
      before: last.before,
      commands: [...last.commands, ...commands],
      patches: [...last.patches, ...patches],
    }
    return {
      workflow: after,
      history: { steps: [...history.steps.slice(0, history.done - 1), joined], done: history.done },
    }
  }
  const steps = [...history.steps.slice(0, history.done), step].slice(-MOST_STEPS)
  return { workflow: after, history: { steps, done: steps.length } }
}

/** The document when so many steps hold. */
export function goTo(
  workflow: Workflow,
  history: History,
  done: number,
): { workflow: Workflow; history: History } {
  const wanted = Math.max(0, Math.min(done, history.steps.length))
  if (wanted === history.done) return { workflow, history }
  const there = wanted < history.done ? history.steps[wanted]?.before : history.steps[wanted - 1]?.after
  return there ? { workflow: there, history: ended({ ...history, done: wanted }) } : { workflow, history }
}

/** What is done next is a step of its own, also in the same group. */
export function ended(history: History): History {
  const last = history.steps[history.done - 1]
  if (last?.group === undefined) return history
  const closed = { ...last }
  delete closed.group
  return {
    ...history,
    steps: history.steps.map((step, n) => (n === history.done - 1 ? closed : step)),
  }
}
