import { type Catalogue, type NodeDefinition, definitionOf } from '@/document/definitions'
import {
  type Graph,
  type Scope,
  type Workflow,
  type WorkflowNode,
  graphOf,
  linksOfNode,
  portRef,
  subgraphOf,
} from '@/document/workflow'

/** A node as a line of a list that can be read aloud from the top: whatever it takes comes before it. */
export interface OutlineItem {
  name: string
  /** Names of the nodes by which one comes to it, itself the last. */
  way: readonly string[]
  node: WorkflowNode
  definition: NodeDefinition | undefined
  /** Its links in the order of its ports. */
  takes: readonly { port: string; from: string }[]
  /** What it is made of, when it is a subgraph. */
  inside: readonly OutlineItem[]
}

/** All nodes in an order in which they could be computed, those of subgraphs within the node that uses them. */
export function outlineOf(workflow: Workflow, catalogue: Catalogue): OutlineItem[] {
  return items(workflow, catalogue, undefined, [], new Set())
}

function items(
  workflow: Workflow,
  catalogue: Catalogue,
  scope: Scope,
  way: readonly string[],
  within: ReadonlySet<string>,
): OutlineItem[] {
  const graph = graphOf(workflow, scope)
  if (!graph) return []
  return inOrder(graph).map(([name, node]) => {
    const subgraph = subgraphOf(node.type)
    return {
      name,
      way: [...way, name],
      node,
      definition: definitionOf(workflow, catalogue, node.type),
      takes: linksOfNode(name, node).map((link) => ({ port: portRef(link.to).port, from: link.from })),
      // A subgraph that holds itself is wrong, and told as wrong elsewhere; here it only must come to an end.
      inside:
        subgraph === undefined || within.has(subgraph)
          ? []
          : items(workflow, catalogue, subgraph, [...way, name], new Set([...within, subgraph])),
    }
  })
}

/** Sources before readers, otherwise in the order of the document. */
function inOrder(graph: Graph): [string, WorkflowNode][] {
  const placed = new Set<string>()
  const order: [string, WorkflowNode][] = []
  for (const first of Object.keys(graph.nodes)) {
    // Without recursion: a chain may be longer than the stack is deep.
    const stack = [first]
    const opened = new Set<string>()
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const node = graph.nodes[name]
      if (!node || placed.has(name)) {
        stack.pop()
        continue
      }
      const before = opened.has(name)
        ? []
        : linksOfNode(name, node)
            .map((link) => portRef(link.from).node)
            .filter((source) => !placed.has(source) && !opened.has(source))
      opened.add(name)
      if (before.length > 0) stack.push(...before.reverse())
      else {
        stack.pop()
        placed.add(name)
        order.push([name, node])
      }
    }
  }
  return order
}
