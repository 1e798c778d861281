import type { Command, DecorationPlaces } from '@/document/commands'
import { type Graph, type Point, type Scope, isBorder } from '@/document/workflow'

/** Things are where they were let go, on whole pixels. */
export function moveCommand(scope: Scope, graph: Graph, moved: Readonly<Record<string, Point>>): Command {
  const to: Record<string, Point> = {}
  const ui: DecorationPlaces = {}
  for (const [id, point] of Object.entries(moved)) {
    const at = { x: Math.round(point.x), y: Math.round(point.y) }
    if (id in graph.nodes) to[id] = at
    if (isBorder(id)) (ui.ports ??= {})[id] = at
    for (const kind of ['frames', 'notes', 'reroutes'] as const) {
      if (graph.ui?.[kind]?.[id]) (ui[kind] ??= {})[id] = at
    }
  }
  return {
    type: 'move',
    to,
    ...(Object.keys(ui).length > 0 && { ui }),
    ...(scope !== undefined && { scope }),
  }
}
