import { loadedFile } from '@/document/painted'
import { type Graph, linksOf, portRef } from '@/document/workflow'
import type { LiveRun } from '@/runs/liveRun'
import { outputUrl } from '@/runs/submit'

/** A picture over which a mask can be painted. */
export interface BackgroundPicture {
  /** Of whose picture, or the file. */
  name: string
  url: string
}

export const uploadUrl = (file: string) => `/api/v1/uploads/${encodeURIComponent(file)}`

/**
 * Pictures of the graph that are known: files that it loads and what the shown run made, those of the nodes first that
 * are nearest by links.
 */
export function backgroundsFor(
  graph: Graph,
  path: readonly string[],
  run: LiveRun | undefined,
  node: string,
): BackgroundPicture[] {
  const found: BackgroundPicture[] = []
  for (const name of nearestFirst(graph, node)) {
    const file = loadedFile(graph.nodes[name])
    const masks = linksOf(graph).filter((link) => portRef(link.from).node === name)
    const onlyMask = masks.length > 0 && masks.every((link) => portRef(link.from).port === 'mask')
    if (file !== undefined && !onlyMask) found.push({ name: file, url: uploadUrl(file) })
    const inRun = [...path, name].join('/')
    const output = run?.outputs.findIndex(
      (each) => each.node === inRun && /\.(png|jpe?g|webp)$/i.test(each.file),
    )
    const preview = run?.nodes[inRun]?.preview
    if (preview !== undefined) found.push({ name, url: preview })
    else if (run && output !== undefined && output >= 0) found.push({ name, url: outputUrl(run.id, output) })
  }
  return found
}

function nearestFirst(graph: Graph, start: string): string[] {
  const beside = new Map<string, string[]>()
  const join = (a: string, b: string) => beside.set(a, [...(beside.get(a) ?? []), b])
  for (const link of linksOf(graph)) {
    join(portRef(link.from).node, portRef(link.to).node)
    join(portRef(link.to).node, portRef(link.from).node)
  }
  const order: string[] = []
  const waiting = [start]
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (order.includes(name)) continue
    order.push(name)
    waiting.push(...(beside.get(name) ?? []))
  }
  return order
}
