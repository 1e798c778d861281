import { conversion } from '@/document/conversion'
import {
  type Catalogue,
  type NodeDefinition,
  type ValueType,
  inputDefinition,
  outputOf,
} from '@/document/definitions'
import { type Scope, type Workflow, graphOf, linksOf, linksOfNode, portRef } from '@/document/workflow'

/** How the links of a node go over to another type: its ports that are called otherwise there, and how many fit. */
export interface Replacement {
  inputs: Record<string, string>
  outputs: Record<string, string>
  fitting: number
  links: number
}

interface Port {
  name: string
  type: ValueType
}

/** Works out what becomes of a node's links when another type takes its place; its own type need not be known. */
export function replacement(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  name: string,
  definition: NodeDefinition,
): Replacement {
  const graph = graphOf(workflow, scope)
  const node = graph?.nodes[name]
  if (!graph || !node) return { inputs: {}, outputs: {}, fitting: 0, links: 0 }
  const incoming = new Map<string, (ValueType | undefined)[]>()
  for (const link of linksOfNode(name, node)) {
    const type = outputOf(workflow, catalogue, scope, link.from)?.type
    push(incoming, portRef(link.to).port, type && { ...type, list: type.list && link.item === undefined })
  }
  const outgoing = new Map<string, (ValueType | undefined)[]>()
  for (const link of linksOf(graph)) {
    const from = portRef(link.from)
    if (from.node === name)
      push(outgoing, from.port, inputDefinition(workflow, catalogue, scope, link.to)?.type)
  }
  const given = Object.keys(node.inputs ?? {})
  const into = matched(incoming, definition.inputs, given, (theirs, mine) => conversion(theirs, mine))
  const out = matched(outgoing, definition.outputs, [], (theirs, mine) => conversion(mine, theirs))
  return {
    inputs: into.names,
    outputs: out.names,
    fitting: into.fitting + out.fitting,
    links: into.links + out.links,
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T) {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** Finds a port for each: the one of the same name, else the first that is free and takes all that is linked. */
function matched(
  linked: ReadonlyMap<string, readonly (ValueType | undefined)[]>,
  ports: readonly Port[],
  given: readonly string[],
  way: (theirs: ValueType, mine: ValueType) => unknown,
) {
  const fits = (types: readonly (ValueType | undefined)[], port: Port) =>
    types.every((type) => type === undefined || way(type, port.type) !== undefined)
  const taken = new Set(given.filter((each) => ports.some((port) => port.name === each)))
  const names: Record<string, string> = {}
  let fitting = 0
  for (const [name, types] of linked) {
    const same = ports.find((port) => port.name === name)
    if (same) {
      if (fits(types, same)) fitting += types.length
      continue
    }
    const exact = (port: Port) => types.every((type) => type?.name === port.type.name)
    const free = ports.filter((port) => !taken.has(port.name) && fits(types, port))
    const found = free.find(exact) ?? free[0]
    if (!found) continue
    names[name] = found.name
    taken.add(found.name)
    fitting += types.length
  }
  return { names, fitting, links: [...linked.values()].reduce((sum, each) => sum + each.length, 0) }
}
