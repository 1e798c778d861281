import type { Command } from '@/document/commands'
import { type Scope, type Workflow, type WorkflowNode, graphOf, isLink } from '@/document/workflow'

/**
 * Seeds that are thrown anew before each run. The throw is a change of the document like any other: what the field
 * shows is what the run uses, and undo brings the seed of the picture before.
 */
export const hasFreshSeed = (node: WorkflowNode, port: string) => freshSeeds(node).includes(port)

export function freshSeeds(node: WorkflowNode): readonly string[] {
  const ports = node.ui?.freshSeeds
  return Array.isArray(ports) ? (ports as unknown[]).filter((each) => typeof each === 'string') : []
}

/** Commands that throw every such seed. */
export function throwSeeds(workflow: Workflow, draw: (type: string, port: string) => number): Command[] {
  const scopes: Scope[] = [undefined, ...Object.keys(workflow.subgraphs ?? {})]
  return scopes.flatMap((scope) =>
    Object.entries(graphOf(workflow, scope)?.nodes ?? {}).flatMap(([name, node]) =>
      freshSeeds(node)
        .filter((port) => !isLink(node.inputs?.[port]))
        .map((port): Command => {
          const value = draw(node.type, port)
          return { type: 'set', node: name, port, value, ...(scope !== undefined && { scope }) }
        }),
    ),
  )
}
