import type { Command } from '@/document/commands'
import type { NodeDefinition } from '@/document/definitions'
import { type Point, type Scope, type Workflow, graphOf, nameFor, portName } from '@/document/workflow'

const FIRST = 'firstStep'
const LAST = 'lastStep'
const START = 'start'
const RESULT = 'latent'

/** Whether a node walks in steps and can be parted at one of them. */
export const canGoOn = (definition: NodeDefinition | undefined): boolean =>
  definition !== undefined &&
  [FIRST, LAST, START].every((name) => definition.inputs.some((each) => each.name === name)) &&
  definition.outputs.some((each) => each.name === RESULT)

/**
 * Parts a node at a step: a copy of it walks until there, and it goes on from what the copy has by then. Whoever reads
 * the node still does.
 *
 * @param step how many of the node's own steps are done by then
 * @returns the copy's name, and what makes it so
 */
export function goOnFrom(
  workflow: Workflow,
  scope: Scope,
  name: string,
  step: number,
  at: Point,
): { head: string; commands: Command[] } | undefined {
  const graph = graphOf(workflow, scope)
  const node = graph?.nodes[name]
  if (!node) return undefined
  const within = scope === undefined ? {} : { scope }
  const head = nameFor(node.type, graph)
  const before = node.inputs?.[FIRST]
  const done = (typeof before === 'number' ? before : 0) + step
  return {
    head,
    commands: [
      {
        type: 'add',
        nodes: { [head]: { ...node, inputs: { ...node.inputs, [LAST]: done }, ui: { ...at } } },
        ...within,
      },
      { type: 'connect', from: portName(head, RESULT), to: portName(name, START), ...within },
      { type: 'set', node: name, port: FIRST, value: done, ...within },
    ],
  }
}
