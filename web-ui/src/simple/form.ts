import { type Catalogue, type InputDefinition, definitionOf, isLiteral } from '@/document/definitions'
import { type FormItem, type Workflow, isLink } from '@/document/workflow'

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

/** What is chosen for the form, also what is not there any more; when nothing is, what it shows by itself. */
export function itemsOf(workflow: Workflow, catalogue: Catalogue): FormItem[] {
  const { form } = workflow as { form?: unknown }
  if (!Array.isArray(form)) return formOf(workflow, catalogue).map(({ node, port }) => ({ node, port }))
  return (form as unknown[]).filter(
    (each): each is FormItem =>
      typeof each === 'object' &&
      each !== null &&
      'node' in each &&
      typeof each.node === 'string' &&
      'port' in each &&
      typeof each.port === 'string',
  )
}

/** The list with the input on it, or off it when it was on. */
export function toggled(items: readonly FormItem[], node: string, port: string): FormItem[] {
  const left = items.filter((each) => each.node !== node || each.port !== port)
  return left.length < items.length ? left : [...items, { node, port }]
}

/** The list with one of it so many places further down. */
export function moved(items: readonly FormItem[], from: number, by: number): FormItem[] {
  const to = Math.max(0, Math.min(items.length - 1, from + by))
  const [item] = items.slice(from, from + 1)
  if (!item) return [...items]
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, item)
}

/** Whether an input can stand on the form: one whose value is written down, outside of subgraphs. */
export const canBeOnForm = (workflow: Workflow, catalogue: Catalogue, node: string, port: string) =>
  entry(workflow, catalogue, node, port) !== undefined

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
