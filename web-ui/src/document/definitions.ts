import type { Schemas } from '@/api/client'
import {
  type Literal,
  NEW_PORT,
  type Scope,
  type Workflow,
  graphOf,
  portRef,
  subgraphOf,
  subgraphType,
} from '@/document/workflow'

export type InputDefinition = Schemas['InputDefinition'] & {
  /** Of a subgraph's input: what the inside says while nothing is given. */
  stands?: Literal
}
export type NodeDefinition = Omit<Schemas['NodeDefinition'], 'inputs'> & { inputs: InputDefinition[] }
export type OutputDefinition = Schemas['OutputDefinition']
export type ValueType = Schemas['ValueType']

/** The node types that the server has, and the names that its lists hold. */
export interface Catalogue {
  types: ReadonlyMap<string, NodeDefinition>
  /** Of an input's `choicesFrom`; `undefined` while it is not known. */
  lists: Readonly<Record<string, readonly string[] | undefined>>
}

export const EMPTY_CATALOGUE: Catalogue = { types: new Map(), lists: {} }

/** Heights of rows at zoom 1, in pixels; the engine's `RowHeight` has the same. */
export const ROW = { header: 32, socket: 24, widget: 32, multiline: 96 } as const

const WRITTEN = ['int', 'float', 'boolean', 'string', 'choice']

/** Whether a value of this type may be written down, rather than linked. */
export const isLiteral = (type: ValueType) => WRITTEN.includes(type.name)

export const isRequired = (input: InputDefinition) => !input.optional && input.defaultValue === undefined

const ANY: ValueType = { name: 'any', colour: '#bdbdbd', shape: 'circle', list: false }

/** The definition of a type of the catalogue, or of a subgraph of the document. */
export function definitionOf(
  workflow: Workflow,
  catalogue: Catalogue,
  type: string,
): NodeDefinition | undefined {
  const name = subgraphOf(type)
  if (name === undefined) return catalogue.types.get(type)
  const { subgraphs } = workflow
  if (!subgraphs?.[name]) return undefined
  // Subgraphs are immutable: what was worked out once for these holds as long as they are these.
  let known = interfaces.get(subgraphs)
  if (known?.catalogue !== catalogue) {
    known = { catalogue, definitions: new Map() }
    interfaces.set(subgraphs, known)
  }
  let definition = known.definitions.get(name)
  if (!definition) {
    // Before the inside is looked at, so that a subgraph within itself comes to an end.
    known.definitions.set(name, bare(name))
    definition = interfaceOf(workflow, catalogue, name)
    known.definitions.set(name, definition)
  }
  return definition
}

const interfaces = new WeakMap<object, { catalogue: Catalogue; definitions: Map<string, NodeDefinition> }>()

function bare(name: string): NodeDefinition {
  return {
    type: subgraphType(name),
    version: 1,
    title: name,
    category: 'subgraph',
    doc: '',
    className: '',
    aliases: [],
    output: false,
    device: false,
    inputs: [],
    outputs: [],
    migrations: [],
    height: ROW.header,
  }
}

function interfaceOf(workflow: Workflow, catalogue: Catalogue, name: string): NodeDefinition {
  const subgraph = workflow.subgraphs?.[name]
  const definition = bare(name)
  if (!subgraph) return definition
  definition.inputs = Object.entries(subgraph.inputs).map(([port, { to }]) =>
    mergedInput(
      port,
      to.map((each) => inputOf(workflow, catalogue, name, each)).filter((each) => !!each),
    ),
  )
  definition.outputs = Object.entries(subgraph.outputs).map(([port, { from }]) => {
    const inner = outputOf(workflow, catalogue, name, from)
    return { name: port, type: inner?.type ?? ANY, doc: inner?.doc ?? '', rowHeight: ROW.socket }
  })
  definition.height += [...definition.inputs, ...definition.outputs].reduce(
    (sum, each) => sum + each.rowHeight,
    0,
  )
  if (typeof subgraph.title === 'string') definition.title = subgraph.title
  if (typeof subgraph.doc === 'string') definition.doc = subgraph.doc
  return definition
}

/** One input of a subgraph, which takes what all the ports to which it leads take. */
function mergedInput(name: string, targets: (InputDefinition & { given: boolean })[]): InputDefinition {
  const [first] = targets
  if (!first) {
    return {
      name,
      type: ANY,
      doc: '',
      lazy: false,
      optional: true,
      multiline: false,
      seed: false,
      choices: [],
      rowHeight: ROW.socket,
    }
  }
  const merged: InputDefinition & { given?: boolean } = { ...first, name }
  // The inside's own value is no default of the outside: an engine that sees no value looks inside.
  const inside = new Set(targets.map((each) => each.stands ?? each.defaultValue))
  const [stands] = inside
  delete merged.given
  delete merged.shownWhen
  delete merged.defaultValue
  delete merged.stands
  if (inside.size === 1 && stands !== undefined) merged.stands = stands as Literal
  merged.type = targets.map((each) => each.type).reduce((a, b) => narrower(a, b) ?? a)
  merged.optional = targets.every((each) => each.given || !isRequired(each))
  merged.choices = first.choices.filter((each) =>
    targets.every(({ choices }) => choices.length === 0 || choices.includes(each)),
  )
  const least = Math.max(...targets.map((each) => each.min ?? -Infinity))
  const most = Math.min(...targets.map((each) => each.max ?? Infinity))
  if (Number.isFinite(least)) merged.min = least
  if (Number.isFinite(most)) merged.max = most
  return merged
}

/** What both take, as the engine's `InputMerge` has it; `undefined` when no input can lead to both. */
export function narrower(a: ValueType, b: ValueType): ValueType | undefined {
  const numbers = [a, b].every(({ name }) => name === 'int' || name === 'float')
  const narrow =
    b.name === 'any' || a.name === b.name
      ? a
      : a.name === 'any'
        ? b
        : numbers
          ? a.name === 'int'
            ? a
            : b
          : undefined
  return narrow && { ...narrow, list: a.list && b.list }
}

function inputOf(workflow: Workflow, catalogue: Catalogue, scope: Scope, port: string) {
  const ref = portRef(port)
  const node = graphOf(workflow, scope)?.nodes[ref.node]
  const input =
    node && definitionOf(workflow, catalogue, node.type)?.inputs.find((each) => each.name === ref.port)
  if (!input) return undefined
  const written = node.inputs?.[ref.port]
  return {
    ...input,
    given: written !== undefined,
    ...(written !== undefined && typeof written !== 'object' && { defaultValue: written }),
  }
}

/**
 * An output of a graph, `node.port`; an input likewise. From within, the inputs of a subgraph are outputs of its border
 * and its outputs are inputs of the other.
 */
export function outputOf(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  port: string,
): OutputDefinition | undefined {
  const ref = portRef(port)
  if (ref.node === '>in' && scope !== undefined) {
    const { inputs = [] } = definitionOf(workflow, catalogue, subgraphType(scope)) ?? {}
    const found = inputs.find((each) => each.name === ref.port)
    return found ?? (ref.port === NEW_PORT ? newPort : undefined)
  }
  const node = graphOf(workflow, scope)?.nodes[ref.node]
  return node && definitionOf(workflow, catalogue, node.type)?.outputs.find((each) => each.name === ref.port)
}

export function inputDefinition(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  port: string,
): InputDefinition | undefined {
  const ref = portRef(port)
  if (ref.node === '>out' && scope !== undefined) {
    const { outputs = [] } = definitionOf(workflow, catalogue, subgraphType(scope)) ?? {}
    const found = outputs.find((each) => each.name === ref.port)
    if (!found && ref.port !== NEW_PORT) return undefined
    return { ...mergedInput(ref.port, []), ...(found && { type: found.type }) }
  }
  const node = graphOf(workflow, scope)?.nodes[ref.node]
  return node && definitionOf(workflow, catalogue, node.type)?.inputs.find((each) => each.name === ref.port)
}

const newPort: OutputDefinition = { name: NEW_PORT, type: ANY, doc: '', rowHeight: ROW.socket }
