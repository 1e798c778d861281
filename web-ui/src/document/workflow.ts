/**
 * The document `darkroom/1`, as it is saved. Names stand for nodes and ports; what this version does not know is kept
 * as it is, so every object may have more fields than are named here.
 */
export interface Workflow extends Graph {
  format?: string
  name?: string
  outputs?: string[]
  /** The inputs that its form shows, in their order; without it the form chooses by itself. */
  form?: FormItem[]
  subgraphs?: Record<string, Subgraph>
  [unknown: string]: unknown
}

/** Nodes that may be linked with one another, and what is drawn around them: a workflow, or a subgraph's inside. */
export interface Graph {
  nodes: Record<string, WorkflowNode>
  ui?: GraphUi
}

export interface Subgraph extends Graph {
  inputs: Record<string, { to: string[]; [unknown: string]: unknown }>
  outputs: Record<string, { from: string; [unknown: string]: unknown }>
  [unknown: string]: unknown
}

export interface WorkflowNode {
  type: string
  version?: number
  inputs?: Record<string, Input>
  /** Left out of runs: `mute` with all that needs it, `bypass` by handing its inputs on. */
  mode?: Mode
  ui?: NodeUi
  [unknown: string]: unknown
}

export type Mode = 'mute' | 'bypass'

/** An input that a workflow's form shows. */
export interface FormItem extends PortRef {
  /** In place of the port's own name. */
  label?: string
  [unknown: string]: unknown
}

/** A value that is written down, a link, or a list of either. */
export type Input = Literal | Link | readonly (Literal | Link)[]
export type Literal = string | number | boolean

export interface Link {
  /** `node.port` */
  from: string
  [unknown: string]: unknown
}

export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export interface NodeUi extends Point {
  /** What its maker says about it. */
  comment?: string
  [unknown: string]: unknown
}

/** What helps people and means nothing to a run. */
export interface GraphUi {
  frames?: Record<string, Frame>
  notes?: Record<string, Note>
  reroutes?: Record<string, Reroute>
  /** Of a subgraph: where its inputs and its outputs stand, when somebody put them there. */
  ports?: Partial<Record<Border, Point>>
  [unknown: string]: unknown
}

/** Draws a border around what lies in it. What belongs to it is seen from where things are, when it is moved. */
export interface Frame extends Point, Size {
  title: string
  /** One of {@link HUES}. */
  hue?: Hue
}

export interface Note extends Point, Size {
  /** Markdown. */
  text: string
  hue?: Hue
}

/** A point through which links of one output are led. */
export interface Reroute extends Point {
  /** The output, `node.port`. */
  from: string
  /** The reroute before it, when there is one. */
  via?: string
  /** The inputs, `node.port`, whose links go from here. */
  to: string[]
}

export const HUES = ['grey', 'red', 'amber', 'green', 'blue', 'violet'] as const
export type Hue = (typeof HUES)[number]

/**
 * The two sides by which a subgraph is linked with what is around it. Within it they are like nodes, `>in.name` an
 * output and `>out.name` an input; no node can be called so.
 */
export const BORDERS = ['>in', '>out'] as const
export type Border = (typeof BORDERS)[number]
/** The port of a border that is none yet: what is linked with it becomes one. */
export const NEW_PORT = '+'

export const isBorder = (name: string): name is Border => name === '>in' || name === '>out'

export const FORMAT = 'darkroom/1'
const SUBGRAPH = 'subgraph/'

/** A document with nothing in it. */
export const emptyWorkflow = (name: string): Workflow => ({ format: FORMAT, name, nodes: {} })

export const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && typeof (value as Link).from === 'string'

export const isList = (input: unknown): input is readonly (Literal | Link)[] => Array.isArray(input)

/** A port of a named node. */
export interface PortRef {
  node: string
  port: string
}

/** Splits `node.port` at the last dot. */
export function portRef(text: string): PortRef {
  const dot = text.lastIndexOf('.')
  return { node: text.slice(0, Math.max(dot, 0)), port: text.slice(dot + 1) }
}

export const portName = (node: string, port: string) => `${node}.${port}`

/** The subgraph of which a node of this type is one use. */
export const subgraphOf = (type: string) =>
  type.startsWith(SUBGRAPH) ? type.slice(SUBGRAPH.length) : undefined

export const subgraphType = (name: string) => SUBGRAPH + name

/** Name of a subgraph; `undefined` for the workflow itself. */
export type Scope = string | undefined

export function graphOf(workflow: Workflow, scope: Scope): Graph | undefined {
  return scope === undefined ? workflow : workflow.subgraphs?.[scope]
}

/** The links within one graph, in the order in which they are written. */
export interface LinkRef {
  from: string
  to: string
  /** Place in the list, when the input is one. */
  item?: number
}

export const linkId = (link: LinkRef) =>
  `${link.from}>${link.to}${link.item === undefined ? '' : `#${link.item}`}`

export function linksOfInput(to: string, input: unknown): LinkRef[] {
  if (isLink(input)) return [{ from: input.from, to }]
  if (!Array.isArray(input)) return []
  return input.flatMap((each: unknown, item) => (isLink(each) ? [{ from: each.from, to, item }] : []))
}

export function linksOfNode(name: string, node: WorkflowNode): LinkRef[] {
  return Object.entries(node.inputs ?? {}).flatMap(([port, input]) =>
    linksOfInput(portName(name, port), input),
  )
}

export const linksOf = (graph: Graph): LinkRef[] =>
  Object.entries(graph.nodes).flatMap(([name, node]) => linksOfNode(name, node))

const NAME = /^[a-z][A-Za-z0-9_-]{0,63}$/

export const isName = (text: string) => NAME.test(text)

/** A name like the wish that is not taken: `prompt`, `prompt2`, … */
export function freshName(wish: string, taken: (name: string) => boolean): string {
  let stem = wish
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, ' ')
    .trim()
    .replace(/ +(.)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 56)
  stem = stem ? stem.charAt(0).toLowerCase() + stem.slice(1) : 'node'
  if (!taken(stem)) return stem
  const bare = stem.replace(/\d+$/, '') || stem
  for (let n = 2; ; n++) if (!taken(`${bare}${n}`)) return `${bare}${n}`
}

/** A name for a node of this type: what stands after the vendor. */
export const nameFor = (type: string, graph: Graph, more: (name: string) => boolean = () => false) =>
  freshName(
    camel(subgraphOf(type) ?? type.slice(type.indexOf('.') + 1)),
    (name) => name in graph.nodes || more(name),
  )

const camel = (text: string) => text.replace(/[-.]+(.)/g, (_, letter: string) => letter.toUpperCase())
