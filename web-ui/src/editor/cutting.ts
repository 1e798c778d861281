import type { Command } from '@/document/commands'
import { type DocumentStore, currentGraph, currentScope } from '@/document/store'
import { borderLinks, unlinkBorder } from '@/document/subgraphs'
import { type Point, linkId, linksOf } from '@/document/workflow'
import { useCanvas } from '@/editor/canvasStore'

/** Begins a stroke over the canvas; the links that it crosses are cut when it ends. */
export function beginStroke(start: Point, store: DocumentStore) {
  const stroke = [start]
  useCanvas.setState({ stroke })
  const onMove = (event: PointerEvent) => {
    useCanvas.setState((state) => ({
      stroke: [...(state.stroke ?? []), { x: event.clientX, y: event.clientY }],
    }))
  }
  const onEnd = () => {
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onEnd)
    window.removeEventListener('pointercancel', onEnd)
    const { stroke: drawn = [] } = useCanvas.getState()
    useCanvas.setState({ stroke: undefined })
    cut(store, drawn)
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onEnd)
  window.addEventListener('pointercancel', onEnd)
}

function cut(store: DocumentStore, stroke: readonly Point[]) {
  const state = store.getState()
  const scope = currentScope(state)
  const crossed = new Set<string>()
  for (const edge of document.querySelectorAll<HTMLElement>('.react-flow__edge')) {
    const path = edge.querySelector<SVGPathElement>('.react-flow__edge-path')
    if (path && edge.dataset.id !== undefined && crosses(path, stroke)) crossed.add(edge.dataset.id)
  }
  const graph = currentGraph(state)
  const rerouted = new Set(
    [...crossed].flatMap((id) =>
      id.startsWith('into ') ? (graph.ui?.reroutes?.[id.slice(5)]?.to ?? []) : [],
    ),
  )
  const links = linksOf(graph).filter((link) => crossed.has(linkId(link)) || rerouted.has(link.to))
  const borders = borderLinks(state.workflow, scope).filter((link) => crossed.has(linkId(link)))
  const count = links.length + borders.length
  if (count === 0) return
  const commands: Command[] = [{ type: 'disconnect', links, ...(scope !== undefined && { scope }) }]
  if (scope !== undefined) commands.push(...unlinkBorder(state.workflow, scope, borders))
  state.run(commands, { did: { key: 'cut', count } })
}

const SAMPLE = 12

function crosses(path: SVGPathElement, stroke: readonly Point[]): boolean {
  const matrix = path.getScreenCTM()
  if (!matrix) return false
  const length = path.getTotalLength()
  const points: Point[] = []
  for (let at = 0; at <= length; at += SAMPLE) points.push(path.getPointAtLength(at).matrixTransform(matrix))
  points.push(path.getPointAtLength(length).matrixTransform(matrix))
  return points.some((point, n) => {
    const before = points[n - 1]
    return (
      before !== undefined &&
      stroke.some((end, m) => {
        const begin = stroke[m - 1]
        return begin !== undefined && meet(before, point, begin, end)
      })
    )
  })
}

/** Whether two lines cross. */
export function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}
