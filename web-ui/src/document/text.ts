import { FORMAT, type Workflow, isLink } from '@/document/workflow'

/**
 * A document as text, laid out as the server's `WorkflowWriter` does: fields in the order in which they were read,
 * one input to a line, so that two versions can be compared line by line.
 */
export function write(workflow: Workflow): string {
  return `${lines(workflow, 0, {
    nodes,
    outputs: inline,
    subgraphs: (all, depth) => lines(all as object, depth, {}, subgraph),
  })}\n`
}

type Write = (value: unknown, depth: number) => string

const inputs: Write = (value, depth) => lines(value as object, depth, {}, inline)
const node: Write = (value, depth) => lines(value as object, depth, { inputs })
const nodes: Write = (value, depth) => lines(value as object, depth, {}, node)
const subgraph: Write = (value, depth) => lines(value as object, depth, { inputs, outputs: inputs, nodes })

/** One member to a line; members that have no way of their own are on one line each. */
function lines(object: object, depth: number, ways: Record<string, Write>, other: Write = inline): string {
  const members = Object.entries(object).filter(([, value]) => value !== undefined)
  if (members.length === 0) return '{}'
  const indent = '  '.repeat(depth + 1)
  const text = members.map(
    ([key, value]) => `${indent}${JSON.stringify(key)}: ${(ways[key] ?? other)(value, depth + 1)}`,
  )
  return `{\n${text.join(',\n')}\n${'  '.repeat(depth)}}`
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, each]) => each !== undefined)
  return members.length === 0
    ? '{}'
    : `{${members.map(([key, each]) => `${JSON.stringify(key)}: ${inline(each)}`).join(', ')}}`
}

/** Why a text is no document. */
export class NotAWorkflow extends Error {
  constructor(readonly reason: 'json' | 'shape' | 'newer') {
    super(reason)
  }
}

/**
 * A document out of text. It always opens when it has the shape of one: nodes whose type is not known, values that do
 * not fit and links to nowhere are kept and shown.
 *
 * @throws NotAWorkflow when it is not even that
 */
export function read(text: string): Workflow {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new NotAWorkflow('json')
  }
  return asWorkflow(json)
}

/** @throws NotAWorkflow */
export function asWorkflow(json: unknown): Workflow {
  if (!isObject(json) || !isObject(json.nodes)) throw new NotAWorkflow('shape')
  if (typeof json.format === 'string' && json.format !== FORMAT && json.format.startsWith('darkroom/')) {
    throw new NotAWorkflow('newer')
  }
  const graphs = [json, ...(isObject(json.subgraphs) ? Object.values(json.subgraphs) : [])]
  for (const graph of graphs) {
    if (!isObject(graph) || !isObject(graph.nodes)) throw new NotAWorkflow('shape')
    for (const each of Object.values(graph.nodes)) {
      if (!isObject(each) || typeof each.type !== 'string') throw new NotAWorkflow('shape')
      if (each.inputs !== undefined && !isObject(each.inputs)) throw new NotAWorkflow('shape')
    }
  }
  return json as unknown as Workflow
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Gives nodes that were written by hand, without a place, one beside those they read. */
export function placed(workflow: Workflow): Workflow {
  const graphs: [string | undefined, Workflow['nodes']][] = [[undefined, workflow.nodes]]
  for (const [name, each] of Object.entries(workflow.subgraphs ?? {})) graphs.push([name, each.nodes])
  if (graphs.every(([, all]) => Object.values(all).every((each) => hasPlace(each.ui)))) return workflow
  const next = structuredClone(workflow)
  for (const [name] of graphs) {
    const graph = name === undefined ? next : next.subgraphs?.[name]
    if (graph) place(graph.nodes)
  }
  return next
}

const hasPlace = (ui: unknown): ui is { x: number; y: number } =>
  isObject(ui) && Number.isFinite(ui.x) && Number.isFinite(ui.y)

function place(all: Workflow['nodes']) {
  const columns = new Map<string, number>()
  const column = (name: string, seen: ReadonlySet<string>): number => {
    const known = columns.get(name)
    if (known !== undefined) return known
    const given = Object.values(all[name]?.inputs ?? {}).flatMap((input) =>
      (Array.isArray(input) ? (input as unknown[]) : [input]).filter(isLink),
    )
    const sources = given.map((link) => link.from.slice(0, link.from.lastIndexOf('.')))
    const inside = sources.filter((each) => each in all && !seen.has(each) && seen.size < 200)
    const own = 1 + Math.max(-1, ...inside.map((each) => column(each, new Set([...seen, each]))))
    columns.set(name, own)
    return own
  }
  const heights = new Map<number, number>()
  for (const [name, each] of Object.entries(all)) {
    if (hasPlace(each.ui)) continue
    const at = column(name, new Set([name]))
    const y = heights.get(at) ?? 40
    heights.set(at, y + 90 + 32 * Object.keys(each.inputs ?? {}).length)
    each.ui = { ...(isObject(each.ui) ? each.ui : {}), x: 40 + at * 320, y }
  }
}
