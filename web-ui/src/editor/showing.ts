import type { DocumentStore } from '@/document/store'
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
