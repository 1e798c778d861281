import { Graph, layout } from '@dagrejs/dagre'
import type { Point, Size } from '@/document/workflow'

export interface LayoutRequest {
  nodes: ({ name: string } & Size)[]
  links: { from: string; to: string }[]
}

/** Places of corners, by name. */
export type LayoutAnswer = Record<string, Point>

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', ranksep: 64, nodesep: 28, edgesep: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { name, width, height } of data.nodes) graph.setNode(name, { width, height })
  for (const [n, { from, to }] of data.links.entries()) graph.setEdge(from, to, {}, String(n))
  layout(graph)
  const places: LayoutAnswer = {}
  for (const { name, width, height } of data.nodes) {
    const { x, y } = graph.node(name) as Point
    places[name] = { x: x - width / 2, y: y - height / 2 }
  }
  self.postMessage(places)
}
