import type {
  Border,
  FormItem,
  Frame,
  Input,
  Mode,
  Note,
  Point,
  Reroute,
  Scope,
  Size,
  Subgraph,
  Workflow,
  WorkflowNode,
} from '@/document/workflow'

/**
 * Every change of a document, as data: it can be kept, told in words, undone and played again on another document.
 * What a command names but the document does not have is passed over, so that a list of them can be replayed anywhere.
 */
export type Command = { scope?: Scope } & (
  | { type: 'add'; nodes: Record<string, WorkflowNode>; ui?: Decoration }
  | { type: 'remove'; nodes: string[]; ui?: DecorationNames }
  /** Takes nodes out and joins what they joined: each output's readers get what came into `through` of it. */
  | { type: 'dissolve'; nodes: string[]; through: Record<string, string> }
  | { type: 'connect'; from: string; to: string; append?: boolean }
  | { type: 'disconnect'; links: { from: string; to: string }[] }
  /** `undefined` takes the value away, so that the default stands. */
  | { type: 'set'; node: string; port: string; value?: Input }
  | { type: 'move'; to: Record<string, Point>; ui?: DecorationPlaces }
  | { type: 'rename'; node: string; name: string }
  /** Another type for a node; `inputs` and `outputs` say which of its ports are called otherwise there. */
  | {
      type: 'retype'
      node: string
      to: string
      version?: number
      inputs?: Record<string, string>
      outputs?: Record<string, string>
    }
  | { type: 'mode'; nodes: string[]; mode?: Mode }
  /** Whether a seed is thrown anew before each run. */
  | { type: 'dice'; node: string; port: string; on: boolean }
  | { type: 'comment'; node: string; text: string }
  | { type: 'frame'; id: string; change?: Partial<Frame> }
  | { type: 'note'; id: string; change?: Partial<Note> }
  | { type: 'reroute'; id: string; change?: Partial<Reroute> }
  /** What a run is for: `node` or `node.port`. */
  | { type: 'outputs'; outputs: string[] }
  | { type: 'title'; name: string }
  /** The inputs that the form shows; `undefined` lets it choose by itself. */
  | { type: 'form'; form?: FormItem[] }
  /** The whole document gives way to another. */
  | { type: 'become'; document: Workflow }
  /** The definition of a subgraph; `undefined` takes it away. */
  | { type: 'define'; name: string; subgraph?: Subgraph }
  /** Takes a subgraph's ports by their names: a new one, another place for it, or away. */
  | { type: 'port'; side: 'inputs' | 'outputs'; name: string; to?: string[]; from?: string; renamed?: string }
)

export type CommandType = Command['type']

/** Frames, notes and reroutes by their ids. */
export interface Decoration {
  frames?: Record<string, Frame>
  notes?: Record<string, Note>
  reroutes?: Record<string, Reroute>
}

export interface DecorationNames {
  frames?: string[]
  notes?: string[]
  reroutes?: string[]
}

export interface DecorationPlaces {
  frames?: Record<string, Point & Partial<Size>>
  notes?: Record<string, Point & Partial<Size>>
  reroutes?: Record<string, Point>
  ports?: Partial<Record<Border, Point>>
}

/** What a command did, for the log: a key of the language's words and what to put into it. */
export interface Did {
  key:
    | CommandType
    | 'unset'
    | 'wire'
    | 'duplicate'
    | 'paste'
    | 'insert'
    | 'tidy'
    | 'align'
    | 'group'
    | 'ungroup'
    | 'promote'
    | 'portName'
    | 'portOff'
    | 'movePorts'
    | 'entitle'
    | 'detach'
    | 'cut'
    | 'paint'
    | 'swap'
    | 'frameOff'
    | 'noteOff'
    | 'rerouteOff'
    | 'restore'
    | 'replace'
    | 'goOn'
    | 'seeds'
  /** Nodes, ports and values that it names. */
  what?: string
  to?: string
  count?: number
}

/** What a command does, in words; a caller that sends several says it itself. */
export function did(command: Command): Did {
  switch (command.type) {
    case 'add':
      return of('add', Object.keys(command.nodes))
    case 'remove':
    case 'dissolve':
    case 'mode':
      return of(command.type, command.nodes)
    case 'connect':
      return { key: 'connect', what: command.from, to: command.to }
    case 'disconnect':
      return of(
        'disconnect',
        command.links.map((link) => link.to),
      )
    case 'set':
      return command.value === undefined
        ? { key: 'unset', what: `${command.node}.${command.port}` }
        : { key: 'set', what: `${command.node}.${command.port}`, to: brief(command.value) }
    case 'move':
      return command.ui?.ports && Object.keys(command.to).length === 0
        ? { key: 'movePorts' }
        : of('move', Object.keys(command.to))
    case 'rename':
      return { key: 'rename', what: command.node, to: command.name }
    case 'retype':
      return { key: 'retype', what: command.node, to: command.to }
    case 'dice':
      return { key: 'dice', what: `${command.node}.${command.port}` }
    case 'comment':
      return { key: 'comment', what: command.node }
    case 'frame':
      return { key: command.change ? 'frame' : 'frameOff', what: command.change?.title ?? '' }
    case 'note':
      return { key: command.change ? 'note' : 'noteOff' }
    case 'reroute':
      return { key: command.change ? 'reroute' : 'rerouteOff' }
    case 'outputs':
      return of('outputs', command.outputs)
    case 'form':
      return of(
        'form',
        (command.form ?? []).map(({ node, port }) => `${node}.${port}`),
      )
    case 'title':
      return { key: 'title', to: command.name }
    case 'become':
      return { key: 'become' }
    case 'define':
    case 'port':
      return { key: command.type, what: command.name }
  }
}

const of = (key: Did['key'], names: string[]): Did => ({
  key,
  what: names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : ''),
  count: names.length,
})

function brief(value: Input): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
