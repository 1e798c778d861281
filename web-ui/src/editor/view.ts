import type { ReactFlowInstance } from '@xyflow/react'
import type { Point } from '@/document/workflow'
import type { CanvasNode, FlowEdge } from '@/editor/flow'

type Flow = ReactFlowInstance<CanvasNode, FlowEdge>

let flow: Flow | undefined

/** The view of the graph that is on the screen, for commands; there is one at most. */
export function setFlow(next: Flow | undefined) {
  flow = next
}

export const currentFlow = () => flow

/** A point of the screen as one of the graph. */
export const toGraph = (point: Point): Point => flow?.screenToFlowPosition(point) ?? point

/** Middle of what is seen of the graph, on the screen. */
export function middleOfScreen(): Point {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect()
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 }
}

/** Puts the focus on a node, or into its first field, once it is in the page. */
export function focusNode(name: string, into: 'node' | 'field' = 'node', tries = 20) {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-node="${CSS.escape(name)}"]`)
    const field = card?.querySelector<HTMLElement>('input, textarea, select')
    const node = card?.closest<HTMLElement>('.react-flow__node')
    const target = into === 'field' ? (field ?? node) : node
    if (target) target.focus({ preventScroll: true })
    else if (tries > 0) focusNode(name, into, tries - 1)
  })
}
