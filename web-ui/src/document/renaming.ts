import type { Command } from '@/document/commands'
import {
  type FormItem,
  type Graph,
  type Link,
  type Literal,
  type Subgraph,
  type Workflow,
  type WorkflowNode,
  isLink,
  isList,
  portName,
  portRef,
} from '@/document/workflow'

/** Replaces each link of an input; the input goes with its last. */
export function rewrite(
  node: WorkflowNode | undefined,
  port: string,
  change: (link: Link) => Link | undefined,
) {
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

/** Links, points of links and borders of a graph speak of ports as they are called now. */
function follow(
  workflow: Workflow,
  graph: Graph,
  from: (output: string) => string,
  into: (input: string) => string,
) {
  for (const node of Object.values(graph.nodes)) {
    for (const port of Object.keys(node.inputs ?? {})) {
      rewrite(node, port, (link) =>
        from(link.from) === link.from ? link : { ...link, from: from(link.from) },
      )
    }
  }
  for (const reroute of Object.values(graph.ui?.reroutes ?? {})) {
    reroute.from = from(reroute.from)
    reroute.to = reroute.to.map(into)
  }
  if (graph === workflow) return
  const subgraph = graph as Subgraph
  for (const input of Object.values(subgraph.inputs)) input.to = input.to.map(into)
  for (const output of Object.values(subgraph.outputs)) output.from = from(output.from)
}

/** A new name for a node, in its place in the document and in all that speaks of it. */
export function rename(workflow: Workflow, graph: Graph, before: string, after: string) {
  if (!(before in graph.nodes) || after in graph.nodes) return
  const moved = (port: string) => {
    const ref = portRef(port)
    return ref.node === before ? portName(after, ref.port) : port
  }
  graph.nodes = Object.fromEntries(
    Object.entries(graph.nodes).map(([name, node]) => [name === before ? after : name, node]),
  )
  follow(workflow, graph, moved, moved)
  if (graph !== workflow) return
  for (const item of formItems(workflow)) if (item.node === before) item.node = after
  if (workflow.outputs)
    workflow.outputs = workflow.outputs.map((each) => (each === before ? after : moved(each)))
}

/** Another type for a node, in its place, with what was said of it; all that speaks of its ports follows. */
export function retype(workflow: Workflow, graph: Graph, command: Extract<Command, { type: 'retype' }>) {
  const node = graph.nodes[command.node]
  if (!node) return
  node.type = command.to
  if (command.version === undefined) delete node.version
  else node.version = command.version
  const { inputs = {}, outputs = {} } = command
  const called = (names: Record<string, string>) => (port: string) => {
    const ref = portRef(port)
    return ref.node === command.node ? portName(ref.node, names[ref.port] ?? ref.port) : port
  }
  const from = called(outputs)
  if (node.inputs && Object.keys(inputs).length > 0) {
    node.inputs = Object.fromEntries(
      Object.entries(node.inputs).map(([port, input]) => [inputs[port] ?? port, input]),
    )
  }
  follow(workflow, graph, from, called(inputs))
  if (graph !== workflow) return
  for (const item of formItems(workflow))
    if (item.node === command.node) item.port = inputs[item.port] ?? item.port
  if (workflow.outputs)
    workflow.outputs = workflow.outputs.map((each) => (each in graph.nodes ? each : from(each)))
}

/** What stands on the form; what somebody wrote there by hand may be anything. */
const formItems = (workflow: Workflow): FormItem[] =>
  Array.isArray(workflow.form)
    ? (workflow.form as unknown[]).filter(
        (each): each is FormItem => typeof each === 'object' && each !== null,
      )
    : []
