import type { Command } from '@/document/commands'
import {
  type Border,
  type LinkRef,
  NEW_PORT,
  type Scope,
  type Subgraph,
  type Workflow,
  freshName,
  graphOf,
  portName,
  portRef,
  subgraphOf,
  subgraphType,
} from '@/document/workflow'

/** What can be known of a document's subgraphs, and the commands that change their borders. */

const within = (scope: Scope) => (scope === undefined ? {} : { scope })

/** All graphs of a document: its own, and those of its subgraphs. */
export const scopesOf = (workflow: Workflow): Scope[] => [undefined, ...Object.keys(workflow.subgraphs ?? {})]

/** How many nodes of the document are uses of a subgraph. */
export function usesOf(workflow: Workflow, subgraph: string): number {
  let counts = counted.get(workflow)
  if (!counts) {
    counts = new Map()
    for (const scope of scopesOf(workflow)) {
      for (const { type } of Object.values(graphOf(workflow, scope)?.nodes ?? {})) {
        const name = subgraphOf(type)
        if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
      }
    }
    counted.set(workflow, counts)
  }
  return counts.get(subgraph) ?? 0
}

const counted = new WeakMap<Workflow, Map<string, number>>()

/** The nodes by which one comes to a subgraph, outermost first; `undefined` when none of the document leads there. */
export function wayInto(workflow: Workflow, subgraph: string): string[] | undefined {
  const seen = new Set<Scope>([undefined])
  const waiting: { scope: Scope; way: string[] }[] = [{ scope: undefined, way: [] }]
  for (let at = waiting.shift(); at; at = waiting.shift()) {
    for (const [name, { type }] of Object.entries(graphOf(workflow, at.scope)?.nodes ?? {})) {
      const next = subgraphOf(type)
      if (next === undefined || seen.has(next)) continue
      const way = [...at.way, name]
      if (next === subgraph) return way
      seen.add(next)
      waiting.push({ scope: next, way })
    }
  }
  return undefined
}

/** Whether one subgraph is the other, or holds a use of it at any depth. */
export function holds(subgraphs: Record<string, Subgraph>, outer: string, inner: string): boolean {
  const seen = new Set<string>()
  const waiting = [outer]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === inner) return true
    if (seen.has(name)) continue
    seen.add(name)
    for (const { type } of Object.values(subgraphs[name]?.nodes ?? {})) {
      const next = subgraphOf(type)
      if (next !== undefined) waiting.push(next)
    }
  }
  return false
}

/** The links between a subgraph's borders and its nodes. */
export function borderLinks(workflow: Workflow, scope: Scope): LinkRef[] {
  const subgraph = scope === undefined ? undefined : workflow.subgraphs?.[scope]
  if (!subgraph) return []
  return [
    ...Object.entries(subgraph.inputs).flatMap(([name, { to }]) =>
      to.map((each) => ({ from: portName('>in', name), to: each })),
    ),
    ...Object.entries(subgraph.outputs).map(([name, { from }]) => ({
      from,
      to: portName('>out', name),
    })),
  ]
}

/** The subgraph's input that leads to an input within it. */
export function boundTo(workflow: Workflow, scope: Scope, port: string): string | undefined {
  const inputs = scope === undefined ? undefined : workflow.subgraphs?.[scope]?.inputs
  return inputs && Object.keys(inputs).find((name) => inputs[name]?.to.includes(port))
}

/** The subgraph's output that an output within it gives. */
export function givenAs(workflow: Workflow, scope: Scope, port: string): string | undefined {
  const outputs = scope === undefined ? undefined : workflow.subgraphs?.[scope]?.outputs
  return outputs && Object.keys(outputs).find((name) => outputs[name]?.from === port)
}

const side = (border: Border) => (border === '>in' ? 'inputs' : 'outputs')

/** A link to or from a border of the subgraph: a new port of it, or another end for one that it has. */
export function linkBorder(workflow: Workflow, scope: string, from: string, to: string): Command[] {
  const subgraph = workflow.subgraphs?.[scope]
  if (!subgraph) return []
  const source = portRef(from)
  const target = portRef(to)
  if (source.node !== '>in') {
    const name =
      target.port === NEW_PORT ? freshName(source.port, (each) => each in subgraph.outputs) : target.port
    if (subgraph.outputs[name]?.from === from) return []
    return [{ type: 'port', side: 'outputs', name, from, ...within(scope) }]
  }
  const before = boundTo(workflow, scope, to)
  if (before !== undefined && (before === source.port || source.port === NEW_PORT)) return []
  const name =
    source.port === NEW_PORT ? freshName(target.port, (each) => each in subgraph.inputs) : source.port
  return [
    // An input inside takes what one input of the subgraph brings, not two.
    ...(before === undefined ? [] : unlinkBorder(workflow, scope, [{ from: portName('>in', before), to }])),
    {
      type: 'port',
      side: 'inputs',
      name,
      to: [...(subgraph.inputs[name]?.to ?? []), to],
      ...within(scope),
    },
  ]
}

/** Takes links to or from the borders away; a port of the subgraph goes with its last. */
export function unlinkBorder(workflow: Workflow, scope: string, links: readonly LinkRef[]): Command[] {
  const subgraph = workflow.subgraphs?.[scope]
  if (!subgraph) return []
  const inputs = new Map<string, string[]>()
  const commands: Command[] = []
  for (const link of links) {
    const from = portRef(link.from)
    const to = portRef(link.to)
    if (from.node === '>in') {
      const left = inputs.get(from.port) ?? subgraph.inputs[from.port]?.to ?? []
      inputs.set(
        from.port,
        left.filter((each) => each !== link.to),
      )
    } else if (to.node === '>out') {
      commands.push({ type: 'port', side: 'outputs', name: to.port, ...within(scope) })
    }
  }
  for (const [name, to] of inputs) {
    commands.push({ type: 'port', side: 'inputs', name, ...(to.length > 0 && { to }), ...within(scope) })
  }
  return commands
}

/** Takes a port of the subgraph away, with its links inside and wherever the subgraph is used. */
export const removePort = (scope: string, border: Border, name: string): Command => ({
  type: 'port',
  side: side(border),
  name,
  ...within(scope),
})

export const renamePort = (scope: string, border: Border, name: string, renamed: string): Command => ({
  type: 'port',
  side: side(border),
  name,
  renamed,
  ...within(scope),
})

/** Another title for a subgraph; its name in the document stays, so no use of it changes. */
export function entitle(workflow: Workflow, name: string, title: string): Command[] {
  const subgraph = workflow.subgraphs?.[name]
  return subgraph ? [{ type: 'define', name, subgraph: { ...subgraph, title } }] : []
}

/** Gives one use of a subgraph a definition of its own: what is changed in it changes the others no more. */
export function detach(workflow: Workflow, scope: Scope, node: string): Command[] {
  const name = subgraphOf(graphOf(workflow, scope)?.nodes[node]?.type ?? '')
  const subgraph = name === undefined ? undefined : workflow.subgraphs?.[name]
  if (name === undefined || !subgraph) return []
  const fresh = freshName(name, (each) => each in (workflow.subgraphs ?? {}))
  return [
    { type: 'define', name: fresh, subgraph: structuredClone(subgraph) },
    { type: 'retype', node, to: subgraphType(fresh), ...within(scope) },
  ]
}
