import { type Catalogue, type InputDefinition, definitionOf, isLiteral } from '@/document/definitions'
import { type Workflow, isLink } from '@/document/workflow'

/** An input that stands on a workflow's form. */
export interface FormEntry {
  node: string
  port: string
  /** In place of the port's own name. */
  label?: string
  input: InputDefinition
}

/**
 * What a workflow's form shows: the inputs that the document lists in `form`, or, when it lists none, those that people
 * change most: long texts and seeds.
 */
export function formOf(workflow: Workflow, catalogue: Catalogue): FormEntry[] {
  const chosen = Array.isArray(workflow.form) ? (workflow.form as unknown[]) : undefined
  if (!chosen) return everyEntry(workflow, catalogue).filter(({ input }) => input.multiline || input.seed)
  return chosen.flatMap((each) => {
    const { node, port, label } = (each ?? {}) as Record<string, unknown>
    if (typeof node !== 'string' || typeof port !== 'string') return []
    const found = entry(workflow, catalogue, node, port)
    return found ? [{ ...found, ...(typeof label === 'string' && label && { label }) }] : []
  })
}

/** Every input whose value is written down, in the order of the graph from left to right. */
export function everyEntry(workflow: Workflow, catalogue: Catalogue): FormEntry[] {
  return Object.entries(workflow.nodes)
    .sort(([, a], [, b]) => (a.ui?.x ?? 0) - (b.ui?.x ?? 0) || (a.ui?.y ?? 0) - (b.ui?.y ?? 0))
    .flatMap(([name, node]) =>
      (definitionOf(workflow, catalogue, node.type)?.inputs ?? []).flatMap(
        (input) => entry(workflow, catalogue, name, input.name) ?? [],
      ),
    )
}

function entry(workflow: Workflow, catalogue: Catalogue, name: string, port: string): FormEntry | undefined {
  const node = workflow.nodes[name]
  const input =
    node && definitionOf(workflow, catalogue, node.type)?.inputs.find((each) => each.name === port)
  if (!input || !isLiteral(input.type) || linked(node.inputs?.[port])) return undefined
  return { node: name, port, input }
}

const linked = (value: unknown) => (Array.isArray(value) ? value.some(isLink) : isLink(value))
