import type { Command } from '@/document/commands'
import { rename, retype, rewrite } from '@/document/renaming'
import { freshSeeds } from '@/document/seeds'
import {
  type Graph,
  type GraphUi,
  type Link,
  type Subgraph,
  type Workflow,
  graphOf,
  isLink,
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
