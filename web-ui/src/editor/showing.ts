import { NODE_WIDTH } from '@/document/geometry'
import { type DocumentStore, currentGraph } from '@/document/store'
import { currentFlow, focusNode } from '@/editor/view'

/** Goes to a node, inside subgraphs by the nodes on the way, and to one of its fields. */
export function showNode(store: DocumentStore, way: readonly string[], port?: string) {
  const name = way.at(-1)
  if (name === undefined) return
  if (way.slice(0, -1).join('/') !== store.getState().path.join('/')) {
    store.getState().leave(0)
    for (const each of way.slice(0, -1)) store.getState().enter(each)
  }
  store.getState().select([name])
  // After the other graph is on the screen.
  setTimeout(() => {
    void currentFlow()?.fitView({ nodes: [{ id: name }], maxZoom: 1, minZoom: 0.6, duration: 160 })
    setTimeout(() => {
      if (port === undefined) focusNode(name)
      else focusField(name, port)
    }, 200)
  }, 0)
}

function focusField(node: string, port: string) {
  const handle = document.querySelector(
    `[data-node="${CSS.escape(node)}"] [data-side="input"][data-handleid="${CSS.escape(port)}"]`,
  )
  const field = handle?.parentElement?.querySelector<HTMLElement>('input, textarea, select')
  if (field) field.focus()
  else focusNode(node)
}

const EDGE = 40

/** Moves the view to a node that is not seen: what is not seen is not in the page, and cannot have the focus. */
export function reveal(store: DocumentStore, name: string) {
  const flow = currentFlow()
  const node = currentGraph(store.getState()).nodes[name]
  const box = document.querySelector('.react-flow')?.getBoundingClientRect()
  if (!flow || !node || !box) return
  const corner = { x: node.ui?.x ?? 0, y: node.ui?.y ?? 0 }
  const at = flow.flowToScreenPosition(corner)
  const right = at.x + NODE_WIDTH * flow.getZoom()
  const bottom = at.y + 120 * flow.getZoom()
  const seen = at.x > box.left && right < box.right - EDGE && at.y > box.top && bottom < box.bottom - EDGE
  if (!seen) void flow.setCenter(corner.x + NODE_WIDTH / 2, corner.y + 100, { zoom: flow.getZoom() })
}
