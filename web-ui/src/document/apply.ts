import type { Command } from '@/document/commands'
import { freshSeeds } from '@/document/seeds'
import {
  type FormItem,
  type Graph,
  type GraphUi,
  type Link,
  type Literal,
  type Subgraph,
  type Workflow,
  type WorkflowNode,
  graphOf,
  isLink,
  isList,
  portName,
  portRef,
} from '@/document/workflow'

/** Carries out a command on a draft of the document. */
export function apply(workflow: Workflow, command: Command) {
  if (command.type === 'become') {
    for (const key of Object.keys(workflow)) dropKey(workflow, key)
    Object.assign(workflow, command.document)
    return
  }
  if (command.type === 'title') {
    workflow.name = command.name
    return
  }
  if (command.type === 'outputs') {
    if (command.outputs.length > 0) workflow.outputs = command.outputs
    else delete workflow.outputs
    return
  }
  if (command.type === 'form') {
    if (command.form) workflow.form = command.form
    else delete workflow.form
    return
  }
  if (command.type === 'define') {
    if (command.subgraph) (workflow.subgraphs ??= {})[command.name] = command.subgraph
    else delete workflow.subgraphs?.[command.name]
    if (workflow.subgraphs && Object.keys(workflow.subgraphs).length === 0) delete workflow.subgraphs
    return
  }
  const graph = graphOf(workflow, command.scope)
  if (!graph) return
  switch (command.type) {
    case 'add':
      Object.assign(graph.nodes, command.nodes)
      decorate(graph, (ui) => {
        for (const kind of DECORATION)
          if (command.ui?.[kind]) Object.assign((ui[kind] ??= {}), command.ui[kind])
      })
      return
    case 'remove':
      remove(workflow, graph, command.nodes)
      decorate(graph, (ui) => {
        for (const kind of DECORATION) for (const id of command.ui?.[kind] ?? []) dropKey(ui[kind], id)
      })
      return
    case 'dissolve':
      dissolve(graph, command.through)
      remove(workflow, graph, command.nodes)
      return
    case 'connect':
      connect(graph, command.from, command.to, command.append ?? false)
      return
    case 'disconnect':
      for (const link of command.links) {
        const { node, port } = portRef(link.to)
        rewrite(graph.nodes[node], port, (each) => (each.from === link.from ? undefined : each))
      }
      tidyReroutes(graph)
      return
    case 'set': {
      const node = graph.nodes[command.node]
      if (!node) return
      if (command.value !== undefined) (node.inputs ??= {})[command.port] = command.value
      else dropKey(node.inputs, command.port)
      return
    }
    case 'move':
      for (const [name, at] of Object.entries(command.to)) {
        const node = graph.nodes[name]
        if (node) node.ui = { ...node.ui, x: at.x, y: at.y }
      }
      decorate(graph, (ui) => {
        for (const kind of DECORATION) {
          for (const [id, at] of Object.entries(command.ui?.[kind] ?? {})) {
            const known = ui[kind]?.[id]
            if (known) Object.assign(known, at)
          }
        }
        if (command.ui?.ports) ui.ports = { ...ui.ports, ...command.ui.ports }
      })
      return
    case 'rename':
      rename(workflow, graph, command.node, command.name)
      return
    case 'retype':
      retype(workflow, graph, command)
      return
    case 'mode':
      for (const name of command.nodes) {
        const node = graph.nodes[name]
        if (!node) continue
        if (command.mode) node.mode = command.mode
        else delete node.mode
      }
      return
    case 'dice': {
      const node = graph.nodes[command.node]
      if (!node) return
      const others = freshSeeds(node).filter((port) => port !== command.port)
      const next = command.on ? [...others, command.port] : others
      node.ui ??= { x: 0, y: 0 }
      if (next.length > 0) node.ui.freshSeeds = next
      else delete node.ui.freshSeeds
      return
    }
    case 'comment': {
      const node = graph.nodes[command.node]
      if (!node) return
      node.ui ??= { x: 0, y: 0 }
      if (command.text) node.ui.comment = command.text
      else delete node.ui.comment
      return
    }
    case 'frame':
      put(graph, 'frames', command.id, command.change, { title: '', x: 0, y: 0, width: 400, height: 300 })
      return
    case 'note':
      put(graph, 'notes', command.id, command.change, { text: '', x: 0, y: 0, width: 260, height: 160 })
      return
    case 'reroute':
      put(graph, 'reroutes', command.id, command.change, { from: '', x: 0, y: 0, to: [] })
      return
    case 'port':
      changePort(workflow, graph as Subgraph, command)
  }
}

function dropKey(object: object | undefined, key: string) {
  if (object) Reflect.deleteProperty(object, key)
}

const DECORATION = ['frames', 'notes', 'reroutes'] as const

/** Changes what is drawn around the nodes, and leaves no empty object behind. */
function decorate(graph: Graph, change: (ui: GraphUi) => void) {
  const ui = (graph.ui ??= {})
  change(ui)
  for (const kind of DECORATION) {
    if (ui[kind] && Object.keys(ui[kind]).length === 0) Reflect.deleteProperty(ui, kind)
  }
  if (Object.keys(ui).length === 0) delete graph.ui
}

function put(
  graph: Graph,
  kind: (typeof DECORATION)[number],
  id: string,
  change: object | undefined,
  fresh: object,
) {
  decorate(graph, (ui) => {
    const all = (ui[kind] ??= {}) as Record<string, object>
    if (change) all[id] = { ...(all[id] ?? fresh), ...change }
    else Reflect.deleteProperty(all, id)
  })
}

function remove(workflow: Workflow, graph: Graph, names: string[]) {
  const gone = new Set(names)
  for (const name of names) Reflect.deleteProperty(graph.nodes, name)
  for (const node of Object.values(graph.nodes)) {
    for (const port of Object.keys(node.inputs ?? {})) {
      rewrite(node, port, (link) => (gone.has(portRef(link.from).node) ? undefined : link))
    }
  }
  if (graph === workflow) {
    const left = workflow.outputs?.filter((each) => !gone.has(each) && !gone.has(portRef(each).node))
    if (workflow.outputs && left?.length !== workflow.outputs.length) {
      if (left?.length) workflow.outputs = left
      else delete workflow.outputs
    }
  } else {
    const subgraph = graph as Subgraph
    for (const input of Object.values(subgraph.inputs)) {
      if (input.to.some((each) => gone.has(portRef(each).node))) {
        input.to = input.to.filter((each) => !gone.has(portRef(each).node))
      }
    }
    for (const [name, output] of Object.entries(subgraph.outputs)) {
      if (gone.has(portRef(output.from).node)) Reflect.deleteProperty(subgraph.outputs, name)
    }
  }
  tidyReroutes(graph)
}

/** Readers of an output of a node that goes get what came into the input named for it. */
function dissolve(graph: Graph, through: Record<string, string>) {
  const source = (port: string, depth = 0): string | undefined => {
    const input = through[port]
    if (input === undefined || depth > 1000) return undefined
    const { node, port: name } = portRef(input)
    const given = graph.nodes[node]?.inputs?.[name]
    const from = isLink(given)
      ? given.from
      : Array.isArray(given) && isLink(given[0])
        ? given[0].from
        : undefined
    return from === undefined ? undefined : from in through ? source(from, depth + 1) : from
  }
  for (const node of Object.values(graph.nodes)) {
    for (const port of Object.keys(node.inputs ?? {})) {
      rewrite(node, port, (link) => {
        if (!(link.from in through)) return link
        const from = source(link.from)
        return from === undefined ? undefined : { ...link, from }
      })
    }
  }
}

function connect(graph: Graph, from: string, to: string, append: boolean) {
  const { node, port } = portRef(to)
  const target = graph.nodes[node]
  if (!target) return
  const inputs = (target.inputs ??= {})
  const before = inputs[port]
  if (append && Array.isArray(before)) inputs[port] = [...(before as Link[]), { from }]
  else if (append && isLink(before)) inputs[port] = [before, { from }]
  else inputs[port] = { from }
  tidyReroutes(graph)
}

/** Replaces each link of an input; the input goes with its last. */
function rewrite(node: WorkflowNode | undefined, port: string, change: (link: Link) => Link | undefined) {
  const input = node?.inputs?.[port]
  if (!node?.inputs || input === undefined) return
  if (isLink(input)) {
    const next = change(input)
    if (!next) Reflect.deleteProperty(node.inputs, port)
    else if (next !== input) node.inputs[port] = next
  } else if (isList(input)) {
    const next = input.flatMap((each): (Link | Literal)[] => {
      const changed = isLink(each) ? change(each) : each
      return changed === undefined ? [] : [changed]
    })
    if (next.length === 0) Reflect.deleteProperty(node.inputs, port)
    else if (next.length !== input.length || next.some((each, n) => each !== input[n]))
      node.inputs[port] = next
  }
}

/** A new name for a node, in its place in the document and in all that speaks of it. */
function rename(workflow: Workflow, graph: Graph, before: string, after: string) {
  if (!(before in graph.nodes) || after in graph.nodes) return
  const moved = (port: string) => {
    const ref = portRef(port)
    return ref.node === before ? portName(after, ref.port) : port
  }
  graph.nodes = Object.fromEntries(
    Object.entries(graph.nodes).map(([name, node]) => [name === before ? after : name, node]),
  )
  for (const node of Object.values(graph.nodes)) {
    for (const port of Object.keys(node.inputs ?? {})) {
      rewrite(node, port, (link) =>
        moved(link.from) === link.from ? link : { ...link, from: moved(link.from) },
      )
    }
  }
  for (const reroute of Object.values(graph.ui?.reroutes ?? {})) {
    reroute.from = moved(reroute.from)
    reroute.to = reroute.to.map(moved)
  }
  if (graph === workflow) {
    for (const item of formItems(workflow)) if (item.node === before) item.node = after
    if (workflow.outputs) {
      workflow.outputs = workflow.outputs.map((each) => (each === before ? after : moved(each)))
    }
  } else {
    const subgraph = graph as Subgraph
    for (const input of Object.values(subgraph.inputs)) input.to = input.to.map(moved)
    for (const output of Object.values(subgraph.outputs)) output.from = moved(output.from)
  }
}

/** What stands on the form; what somebody wrote there by hand may be anything. */
const formItems = (workflow: Workflow): FormItem[] =>
  Array.isArray(workflow.form)
    ? (workflow.form as unknown[]).filter(
        (each): each is FormItem => typeof each === 'object' && each !== null,
      )
    : []

/** Another type for a node, in its place, with what was said of it; all that speaks of its ports follows. */
function retype(workflow: Workflow, graph: Graph, command: Extract<Command, { type: 'retype' }>) {
  const node = graph.nodes[command.node]
  if (!node) return
  node.type = command.to
  if (command.version === undefined) delete node.version
  else node.version = command.version
  const { inputs = {}, outputs = {} } = command
  const follow = (names: Record<string, string>) => (port: string) => {
    const ref = portRef(port)
    return ref.node === command.node ? portName(ref.node, names[ref.port] ?? ref.port) : port
  }
  const [into, from] = [follow(inputs), follow(outputs)]
  if (node.inputs && Object.keys(inputs).length > 0) {
    node.inputs = Object.fromEntries(
      Object.entries(node.inputs).map(([port, input]) => [inputs[port] ?? port, input]),
    )
  }
  for (const reader of Object.values(graph.nodes)) {
    for (const port of Object.keys(reader.inputs ?? {})) {
      rewrite(reader, port, (link) =>
        from(link.from) === link.from ? link : { ...link, from: from(link.from) },
      )
    }
  }
  for (const reroute of Object.values(graph.ui?.reroutes ?? {})) {
    reroute.from = from(reroute.from)
    reroute.to = reroute.to.map(into)
  }
  if (graph === workflow) {
    for (const item of formItems(workflow))
      if (item.node === command.node) item.port = inputs[item.port] ?? item.port
    if (workflow.outputs)
      workflow.outputs = workflow.outputs.map((each) => (each in graph.nodes ? each : from(each)))
  } else {
    const subgraph = graph as Subgraph
    for (const input of Object.values(subgraph.inputs)) input.to = input.to.map(into)
    for (const output of Object.values(subgraph.outputs)) output.from = from(output.from)
  }
}

/** Reroutes whose links are gone are gone too, and none leads through one that is gone. */
function tidyReroutes(graph: Graph) {
  const reroutes = graph.ui?.reroutes
  if (!reroutes) return
  const linked = (from: string, to: string) => {
    const { node, port } = portRef(to)
    const input = graph.nodes[node]?.inputs?.[port]
    return isLink(input)
      ? input.from === from
      : Array.isArray(input) && input.some((each) => isLink(each) && each.from === from)
  }
  for (const reroute of Object.values(reroutes)) {
    if (reroute.to.some((to) => !linked(reroute.from, to))) {
      reroute.to = reroute.to.filter((to) => linked(reroute.from, to))
    }
  }
  for (let again = true; again;) {
    again = false
    for (const [id, reroute] of Object.entries(reroutes)) {
      const used = reroute.to.length > 0 || Object.values(reroutes).some((each) => each.via === id)
      if (used) continue
      Reflect.deleteProperty(reroutes, id)
      again = true
    }
  }
  for (const reroute of Object.values(reroutes)) {
    if (reroute.via !== undefined && !(reroute.via in reroutes)) delete reroute.via
  }
  decorate(graph, () => undefined)
}

function changePort(workflow: Workflow, subgraph: Subgraph, command: Extract<Command, { type: 'port' }>) {
  const { side, name, renamed } = command
  const type = `subgraph/${command.scope ?? ''}`
  const ports = (side === 'inputs' ? subgraph.inputs : subgraph.outputs) as Record<string, object>
  if (renamed !== undefined) {
    if (!(name in ports) || renamed in ports) return
    const next = Object.fromEntries(
      Object.entries(ports).map(([port, value]) => [port === name ? renamed : port, value]),
    )
    Object.assign(subgraph, { [side]: next })
  } else if (side === 'inputs' && command.to) ports[name] = { ...ports[name], to: command.to }
  else if (side === 'outputs' && command.from) ports[name] = { ...ports[name], from: command.from }
  else Reflect.deleteProperty(ports, name)
  const kept = renamed ?? (command.to || command.from ? name : undefined)
  if (kept === name) return
  for (const graph of [workflow, ...Object.values(workflow.subgraphs ?? {})])
    followPort(graph, type, side, name, kept)
}

/** Uses of a subgraph follow its port to the new name, or let go of it. */
function followPort(graph: Graph, type: string, side: 'inputs' | 'outputs', before: string, after?: string) {
  for (const node of Object.values(graph.nodes)) {
    if (side === 'inputs' && node.type === type && node.inputs && before in node.inputs) {
      node.inputs = Object.fromEntries(
        Object.entries(node.inputs).flatMap(([port, input]) =>
          port !== before ? [[port, input]] : after === undefined ? [] : [[after, input]],
        ),
      )
    }
    if (side === 'outputs') {
      for (const port of Object.keys(node.inputs ?? {})) {
        rewrite(node, port, (link) => {
          const ref = portRef(link.from)
          if (ref.port !== before || graph.nodes[ref.node]?.type !== type) return link
          return after === undefined ? undefined : { ...link, from: portName(ref.node, after) }
        })
      }
    }
  }
  tidyReroutes(graph)
}
