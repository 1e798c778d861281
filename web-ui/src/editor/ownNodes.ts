import { extract } from '@/document/clipboard'
import { type DocumentState, currentGraph, currentScope } from '@/document/store'
import { NotAWorkflow, read, write } from '@/document/text'
import { type Workflow, subgraphOf } from '@/document/workflow'

const KEPT = 'darkroom.subgraphs'

/** A subgraph that is kept in this browser, to be used in any workflow. */
export interface OwnNode {
  title: string
  /** A document with one node, and the definitions that it needs. */
  part: Workflow
  type: string
}

function texts(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {}
  } catch {
    return {}
  }
}

export function ownNodes(): OwnNode[] {
  return Object.entries(texts()).flatMap(([title, text]) => {
    try {
      const part = read(text)
      const [node] = Object.values(part.nodes)
      return node ? [{ title, part, type: node.type }] : []
    } catch (error) {
      if (error instanceof NotAWorkflow) return []
      throw error
    }
  })
}

/** Keeps a use of a subgraph, with what it is given; one of the same title is replaced. @returns its title */
export function keepNode(state: DocumentState, node: string): string {
  const part = structuredClone(extract(state.workflow, currentScope(state), [node]))
  const subgraph = part.subgraphs?.[subgraphOf(currentGraph(state).nodes[node]?.type ?? '') ?? '']
  const title = typeof subgraph?.title === 'string' ? subgraph.title : node
  for (const each of Object.values(part.nodes)) {
    // Links lead to nodes that will not be there.
    each.inputs = Object.fromEntries(
      Object.entries(each.inputs ?? {}).filter(([, input]) => typeof input !== 'object'),
    )
  }
  localStorage.setItem(KEPT, JSON.stringify({ ...texts(), [title]: write(part) }))
  return title
}

export function forgetNode(title: string) {
  const kept = Object.entries(texts()).filter(([each]) => each !== title)
  localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(kept)))
}
