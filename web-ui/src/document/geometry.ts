import { type InputDefinition, type NodeDefinition, type OutputDefinition, ROW } from '@/document/definitions'
import { type Point, type Size, type WorkflowNode, isLink, linksOfNode, portRef } from '@/document/workflow'

/** How wide every node is at zoom 1. */
export const NODE_WIDTH = 256
/** What is said on a node whose type is not known. */
export const GHOST_HEIGHT = 128
/** The box of a node's picture. */
export const PREVIEW_HEIGHT = 224

/** One line of a node: its place is known without looking at the page. */
export type NodeRow = Content & { top: number; height: number }

type Content =
  | { side: 'output'; name: string; output?: OutputDefinition }
  | { side: 'input'; name: string; input?: InputDefinition }

export interface NodeLayout extends Size {
  rows: readonly NodeRow[]
  /** Where the picture's box begins; `undefined` without one. */
  preview?: number
  /** Where it begins to say that its type is not known; `undefined` when it is. */
  ghost?: number
}

/**
 * Where everything on a node is, from its definition alone. That is what makes a thousand nodes cheap: the graph can
 * be drawn, and links end where they should, before a single node is in the page.
 */
export function nodeLayout(
  node: WorkflowNode,
  definition: NodeDefinition | undefined,
  preview = false,
  ghostOutputs: readonly string[] = [],
): NodeLayout {
  const rows: NodeRow[] = []
  let top: number = ROW.header
  const add = (row: Content, height: number) => {
    rows.push({ ...row, top, height })
    top += height
  }
  if (definition) {
    for (const output of definition.outputs)
      add({ side: 'output', name: output.name, output }, output.rowHeight)
    for (const input of definition.inputs) {
      if (isShown(input, node, definition)) add({ side: 'input', name: input.name, input }, input.rowHeight)
    }
    const known = new Set(definition.inputs.map((each) => each.name))
    for (const port of Object.keys(node.inputs ?? {})) {
      // A link or value for a port that is not there stays visible, so that it can be dealt with.
      if (!known.has(port)) add({ side: 'input', name: port }, ROW.socket)
    }
  } else {
    for (const name of ghostOutputs) add({ side: 'output', name }, ROW.socket)
    for (const name of Object.keys(node.inputs ?? {})) add({ side: 'input', name }, ROW.socket)
  }
  const width = NODE_WIDTH
  const ghost = definition ? {} : { ghost: top }
  if (!definition) top += GHOST_HEIGHT
  if (!preview) return { width, height: top + 6, rows, ...ghost }
  return { width, height: top + PREVIEW_HEIGHT + 6, rows, preview: top, ...ghost }
}

/** Whether an input matters as things are; one that is linked always shows. */
export function isShown(input: InputDefinition, node: WorkflowNode, definition: NodeDefinition): boolean {
  const { shownWhen } = input
  if (!shownWhen) return true
  const given = node.inputs?.[input.name]
  if (isLink(given) || Array.isArray(given)) return true
  const other = node.inputs?.[shownWhen.port]
  if (isLink(other) || Array.isArray(other)) return true
  const value = other ?? definition.inputs.find((each) => each.name === shownWhen.port)?.defaultValue
  return shownWhen.values.includes(String(value))
}

/** Middle of a row's port, from the node's corner. */
export function portPoint(layout: NodeLayout, side: 'input' | 'output', name: string): Point {
  const row = layout.rows.find((each) => each.side === side && each.name === name)
  return { x: side === 'input' ? 0 : layout.width, y: row ? row.top + portOffset(row) : ROW.header / 2 }
}

/** In a high row the port is beside its name, not in the middle. */
export const portOffset = (row: NodeRow) => (row.height > ROW.widget ? ROW.socket / 2 : row.height / 2)

/** Outputs of nodes whose type is unknown, as far as links tell. */
export function outputsThatLinksName(nodes: Record<string, WorkflowNode>): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const [name, node] of Object.entries(nodes)) {
    for (const link of linksOfNode(name, node)) {
      const source = portRef(link.from)
      const known = named.get(source.node)
      if (!known) named.set(source.node, [source.port])
      else if (!known.includes(source.port)) known.push(source.port)
    }
  }
  return named
}
