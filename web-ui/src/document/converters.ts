import { matchingPort } from '@/document/check'
import type { Command } from '@/document/commands'
import { conversion } from '@/document/conversion'
import {
  type Catalogue,
  type NodeDefinition,
  type OutputDefinition,
  type ValueType,
  definitionOf,
  inputDefinition,
  isLiteral,
  isRequired,
  outputOf,
} from '@/document/definitions'
import { addNode } from '@/document/edit'
import { NODE_WIDTH } from '@/document/geometry'
import { downstream } from '@/document/reach'
import { type Scope, type Workflow, graphOf, portName, portRef } from '@/document/workflow'

/** Longer ways are somebody's workflow, not a conversion. */
const LONGEST = 3
const MOST = 5
const GAP = 60

/** A node that makes of one input an output of another type. */
export interface Converter {
  definition: NodeDefinition
  input: string
  output: OutputDefinition
}

/** Converters one after the other. */
export type Chain = readonly Converter[]

/** The chains that lead from one type to another: the shortest, and of these first what needs least besides. */
export function converters(catalogue: Catalogue, from: ValueType, to: ValueType): Chain[] {
  let chains: Chain[] = [[]]
  const passed = new Set([from.name])
  for (let length = 1; length <= LONGEST && chains.length > 0; length++) {
    const longer = chains.flatMap((chain) => {
      const type = chain.at(-1)?.output.type ?? from
      return convertersOf(catalogue, type).map((each) => [...chain, each])
    })
    const there = longer.filter((chain) => {
      const type = chain.at(-1)?.output.type
      return type?.name === to.name && conversion(type, to) !== undefined
    })
    if (there.length > 0) {
      return there.sort((a, b) => effort(a) - effort(b) || titles(a).localeCompare(titles(b))).slice(0, MOST)
    }
    // A type that was reached before is reached by a shorter way.
    chains = longer.filter((chain) => !passed.has(chain.at(-1)?.output.type.name ?? ''))
    for (const chain of chains) passed.add(chain.at(-1)?.output.type.name ?? '')
  }
  return []
}

function convertersOf(catalogue: Catalogue, type: ValueType): Converter[] {
  return [...catalogue.types.values()].flatMap((definition) => {
    const name = matchingPort(definition, 'input', type)
    const input = definition.inputs.find((each) => each.name === name)
    // What takes anything, or takes the value as one of many settings, converts nothing.
    if (!input || input.type.name !== type.name) return []
    if (isLiteral(type) && definition.inputs.filter(isRequired).length > 1) return []
    return definition.outputs
      .filter((output) => output.type.name !== type.name && output.type.name !== 'any')
      .map((output) => ({ definition, input: input.name, output }))
  })
}

/** How many links and values a person has to give besides. */
const effort = (chain: Chain) =>
  chain.reduce((sum, { definition }) => sum + definition.inputs.filter(isRequired).length - 1, 0)

/** What a chain is called: the titles of its nodes. */
export const titles = (chain: Chain) => chain.map(({ definition }) => definition.title).join(' → ')

/**
 * Puts a chain between an output and an input, as the commands of one step. What its nodes need besides is linked
 * where there is only one output in the graph that can give it.
 */
export function insertChain(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  chain: Chain,
  from: string,
  to: string,
): { names: string[]; commands: Command[] } {
  const graph = graphOf(workflow, scope)
  const source = graph?.nodes[portRef(from).node]?.ui
  const target = graph?.nodes[portRef(to).node]?.ui
  const middle = {
    x: ((source?.x ?? 0) + (target?.x ?? 0)) / 2,
    y: ((source?.y ?? 0) + (target?.y ?? 0)) / 2,
  }
  const within = scope === undefined ? {} : { scope }
  const commands: Command[] = []
  const names: string[] = []
  let at = from
  chain.forEach(({ definition, input, output }, n) => {
    const place = { x: middle.x + (n - (chain.length - 1) / 2) * (NODE_WIDTH + GAP), y: middle.y }
    const { name, commands: added } = addNode(workflow, scope, definition, place)
    names.push(name)
    commands.push(...added, { type: 'connect', from: at, to: portName(name, input), ...within })
    for (const other of definition.inputs) {
      if (other.name === input || !isRequired(other) || isLiteral(other.type)) continue
      const [only, second] = outputsOfType(workflow, catalogue, scope, other.type, portRef(to).node)
      if (only !== undefined && second === undefined)
        commands.push({ type: 'connect', from: only, to: portName(name, other.name), ...within })
    }
    at = portName(name, output.name)
  })
  return { names, commands: [...commands, { type: 'connect', from: at, to, ...within }] }
}

/** Outputs of exactly this type that do not need a node. */
function outputsOfType(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  type: ValueType,
  node: string,
) {
  return outputsBefore(workflow, catalogue, scope, node).filter((port) => {
    const found = outputOf(workflow, catalogue, scope, port)?.type
    return found?.name === type.name && found.list === type.list
  })
}

/** Outputs from which an input may take a link, in the order of the document. */
export function sourcesFor(workflow: Workflow, catalogue: Catalogue, scope: Scope, to: string): string[] {
  const input = inputDefinition(workflow, catalogue, scope, to)
  if (!input) return []
  return outputsBefore(workflow, catalogue, scope, portRef(to).node).filter((from) => {
    const type = outputOf(workflow, catalogue, scope, from)?.type
    return type !== undefined && conversion(type, input.type) !== undefined
  })
}

/** All outputs of nodes that do not need this one: a link from them closes no circle. */
function outputsBefore(workflow: Workflow, catalogue: Catalogue, scope: Scope, node: string): string[] {
  const graph = graphOf(workflow, scope)
  if (!graph) return []
  const after = downstream(graph, [node])
  return Object.entries(graph.nodes)
    .filter(([name]) => !after.has(name))
    .flatMap(([name, each]) =>
      (definitionOf(workflow, catalogue, each.type)?.outputs ?? []).map((output) =>
        portName(name, output.name),
      ),
    )
}
