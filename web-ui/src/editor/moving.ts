import type { Command } from '@/document/commands'
import type { Point, Scope } from '@/document/workflow'

const rounded = (point: Point): Point => ({ x: Math.round(point.x), y: Math.round(point.y) })

/** Things are where they were let go, on whole pixels. */
export function moveCommand(scope: Scope, moved: Readonly<Record<string, Point>>): Command {
  return {
    type: 'move',
    to: Object.fromEntries(Object.entries(moved).map(([name, at]) => [name, rounded(at)])),
    ...(scope !== undefined && { scope }),
  }
}
