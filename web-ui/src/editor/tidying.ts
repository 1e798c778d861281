import type { Catalogue } from '@/document/definitions'
import { type DocumentStore, currentGraph, currentScope } from '@/document/store'
import { type Point, linksOf, portRef } from '@/document/workflow'
import type { LayoutAnswer, LayoutRequest } from '@/editor/layout.worker'
import { sizeIn } from '@/editor/sizes'

/** Puts nodes in columns, links going right; all, or the selected when there are several. One step, worked out beside the page. */
export async function tidy(store: DocumentStore, catalogue: Catalogue): Promise<void> {
  const state = store.getState()
  const scope = currentScope(state)
  const graph = currentGraph(state)
  const chosen = [...state.selection].filter((name) => name in graph.nodes)
  const names = chosen.length > 1 ? chosen : Object.keys(graph.nodes)
  const wanted = new Set(names)
  const request: LayoutRequest = {
    nodes: names.map((name) => ({ name, ...sizeIn(store, catalogue, name) })),
    links: linksOf(graph).flatMap((link) => {
      const [from, to] = [portRef(link.from).node, portRef(link.to).node]
      return wanted.has(from) && wanted.has(to) ? [{ from, to }] : []
    }),
  }
  const places = await layout(request)
  // It stays about where it was: the corner of what was tidied does not move.
  const corner = (all: Point[]) => ({
    x: Math.min(...all.map((each) => each.x)),
    y: Math.min(...all.map((each) => each.y)),
  })
  const before = corner(
    names.map((name) => ({ x: graph.nodes[name]?.ui?.x ?? 0, y: graph.nodes[name]?.ui?.y ?? 0 })),
  )
  const after = corner(Object.values(places))
  const to = Object.fromEntries(
    Object.entries(places).map(([name, at]) => [
      name,
      { x: Math.round(at.x - after.x + before.x), y: Math.round(at.y - after.y + before.y) },
    ]),
  )
  store
    .getState()
    .run(
      { type: 'move', to, ...(scope !== undefined && { scope }) },
      { did: { key: 'tidy', count: names.length } },
    )
}

function layout(request: LayoutRequest): Promise<LayoutAnswer> {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<LayoutAnswer>((done, failed) => {
    worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => done(data)
    worker.onerror = (event) => failed(new Error(event.message))
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}
