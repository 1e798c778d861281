import { conversion, typeName } from '@/document/conversion'
import {
  type Catalogue,
  type InputDefinition,
  type NodeDefinition,
  type ValueType,
  definitionOf,
  inputDefinition,
  isLiteral,
  isRequired,
  narrower,
  outputOf,
} from '@/document/definitions'
import { passThrough } from '@/document/passThrough'
import { cycleOf, downstream } from '@/document/reach'
import {
  type Scope,
  type Workflow,
  graphOf,
  isBorder,
  isLink,
  linksOfInput,
  portName,
  portRef,
} from '@/document/workflow'

/** What is wrong at one place; `code` is as the server names it, the words are the language's. */
export interface Finding {
  code:
    | 'unknown-type'
    | 'unknown-port'
    | 'missing-input'
    | 'missing-link'
    | 'wrong-type'
    | 'out-of-range'
    | 'not-a-choice'
    | 'dangling-link'
    | 'type-mismatch'
    | 'bypass-impossible'
    | 'cycle'
  scope: Scope
  node: string
  port?: string
  found?: string
  expected?: string
}

/** Why a link cannot be made. */
export type WhyNot =
  | { reason: 'types'; from: ValueType; to: ValueType }
  | { reason: 'cycle'; node: string }
  | { reason: 'same-node' | 'unknown-port' | 'straight-through' }

/** Why an output may not go to an input; `undefined` when it may. */
export function whyNot(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  from: string,
  to: string,
): WhyNot | undefined {
  const graph = graphOf(workflow, scope)
  const output = outputOf(workflow, catalogue, scope, from)
  const input = inputDefinition(workflow, catalogue, scope, to)
  if (!graph || !output || !input) return { reason: 'unknown-port' }
  const source = portRef(from).node
  const target = portRef(to).node
  if (source === target) return { reason: 'same-node' }
  if (isBorder(source) || isBorder(target)) {
    if (source === '>in' && target === '>out') return { reason: 'straight-through' }
    // An input of a subgraph takes what all take to which it leads; what comes out of one follows what gives it.
    return target === '>out' || narrower(output.type, input.type)
      ? undefined
      : { reason: 'types', from: output.type, to: input.type }
  }
  if (!conversion(output.type, input.type)) return { reason: 'types', from: output.type, to: input.type }
  if (downstream(graph, [target]).has(source)) return { reason: 'cycle', node: target }
  return undefined
}

/** Whether one more link joins those of the input, rather than taking their place. */
export const joins = (from: ValueType, to: ValueType) => to.list && !from.list

/** All that is wrong with a document as far as it can be seen here; the server has the last word. */
export function check(workflow: Workflow, catalogue: Catalogue): Finding[] {
  const scopes: Scope[] = [undefined, ...Object.keys(workflow.subgraphs ?? {})]
  return scopes.flatMap((scope) => checkGraph(workflow, catalogue, scope))
}

function checkGraph(workflow: Workflow, catalogue: Catalogue, scope: Scope): Finding[] {
  const graph = graphOf(workflow, scope)
  if (!graph) return []
  const bound = new Set(
    scope === undefined
      ? []
      : Object.values(workflow.subgraphs?.[scope]?.inputs ?? {}).flatMap((each) => each.to),
  )
  const findings: Finding[] = []
  for (const [name, node] of Object.entries(graph.nodes)) {
    // What is wrong with a muted node is its own business.
    if (node.mode === 'mute') continue
    const definition = definitionOf(workflow, catalogue, node.type)
    if (!definition) findings.push({ code: 'unknown-type', scope, node: name, found: node.type })
    for (const [port, input] of Object.entries(node.inputs ?? {})) {
      const target = definition?.inputs.find((each) => each.name === port)
      if (definition && !target) findings.push({ code: 'unknown-port', scope, node: name, port })
      for (const link of linksOfInput(portName(name, port), input)) {
        const found =
          checkLink(workflow, catalogue, scope, link.from, target, link.item !== undefined) ??
          checkBypass(workflow, catalogue, scope, link.from, bound)
        if (found) findings.push({ ...found, scope, node: name, port })
      }
      const found = target && checkValue(target, input, catalogue)
      if (found) findings.push({ ...found, scope, node: name, port })
    }
    for (const input of definition?.inputs ?? []) {
      if (
        isRequired(input) &&
        node.inputs?.[input.name] === undefined &&
        !bound.has(portName(name, input.name))
      ) {
        const code = isLiteral(input.type) ? 'missing-input' : 'missing-link'
        findings.push({ code, scope, node: name, port: input.name, expected: typeName(input.type) })
      }
    }
  }
  const cycle = cycleOf(graph)
  const [first] = cycle
  if (first !== undefined)
    findings.push({ code: 'cycle', scope, node: first, found: [...cycle, first].join(' → ') })
  return findings
}

type Bare = Pick<Finding, 'code' | 'found' | 'expected'>

function checkLink(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  from: string,
  target: InputDefinition | undefined,
  item: boolean,
): Bare | undefined {
  const source = graphOf(workflow, scope)?.nodes[portRef(from).node]
  if (!source) return { code: 'dangling-link', found: from }
  if (!definitionOf(workflow, catalogue, source.type)) return undefined
  const output = outputOf(workflow, catalogue, scope, from)
  if (!output) return { code: 'dangling-link', found: from }
  if (!target) return undefined
  const wanted = item ? { ...target.type, list: false } : target.type
  const way = conversion(output.type, wanted)
  if (way && !(item && way === 'map')) return undefined
  return { code: 'type-mismatch', found: typeName(output.type), expected: typeName(wanted) }
}

/** A node that is bypassed must have something to hand on. */
function checkBypass(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  from: string,
  bound: ReadonlySet<string>,
): Bare | undefined {
  const { node: name, port } = portRef(from)
  const source = graphOf(workflow, scope)?.nodes[name]
  const definition = source?.mode === 'bypass' && definitionOf(workflow, catalogue, source.type)
  if (!definition) return undefined
  const given = (input: string) => source.inputs?.[input] !== undefined || bound.has(portName(name, input))
  return passThrough(definition, port, given) === undefined
    ? { code: 'bypass-impossible', found: from }
    : undefined
}

function checkValue(input: InputDefinition, value: unknown, catalogue: Catalogue): Bare | undefined {
  if (isLink(value)) return undefined
  if (Array.isArray(value)) {
    for (const each of value as unknown[]) {
      const found = checkValue(input, each, catalogue)
      if (found) return found
    }
    return undefined
  }
  if (!fits(input.type, value)) {
    return {
      code: isLiteral(input.type) ? 'wrong-type' : 'missing-link',
      found: shown(value),
      expected: typeName(input.type),
    }
  }
  if (typeof value === 'number' && (value < (input.min ?? -Infinity) || value > (input.max ?? Infinity))) {
    return { code: 'out-of-range', found: shown(value), expected: range(input) }
  }
  const choices = choicesOf(input, catalogue)
  if (typeof value === 'string' && choices && !choices.includes(value)) {
    return { code: 'not-a-choice', found: shown(value), expected: choices.slice(0, 12).join(', ') }
  }
  return undefined
}

function fits(type: ValueType, value: unknown): boolean {
  switch (type.name) {
    case 'int':
      return typeof value === 'number' && Number.isInteger(value)
    case 'float':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'string':
    case 'choice':
      return typeof value === 'string'
    default:
      return false
  }
}

/** The words an input takes, when they are few and known. */
export function choicesOf(input: InputDefinition, catalogue: Catalogue): readonly string[] | undefined {
  if (input.choices.length > 0) return input.choices
  return input.choicesFrom === undefined ? undefined : catalogue.lists[input.choicesFrom]
}

export const range = (input: InputDefinition) => `${input.min ?? '−∞'} … ${input.max ?? '∞'}`

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** Inputs of a type that an output could go to, best first; with the sides turned, outputs that could feed an input. */
export function matchingPort(
  definition: NodeDefinition,
  side: 'input' | 'output',
  type: ValueType,
): string | undefined {
  const ports = side === 'input' ? definition.inputs : definition.outputs
  const way = (port: { type: ValueType }) =>
    side === 'input' ? conversion(type, port.type) : conversion(port.type, type)
  // "Anything" goes with everything: rather the port that was made for this.
  const exact = ports.find((port) => port.type.name === type.name && way(port) === 'same')
  return (
    exact ??
    ports.find((port) => port.type.name === type.name && way(port)) ??
    ports.find((port) => way(port))
  )?.name
}
