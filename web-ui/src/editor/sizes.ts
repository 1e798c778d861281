import { useCallback } from 'react'
import { type Catalogue, definitionOf } from '@/document/definitions'
import { nodeLayout } from '@/document/geometry'
import { currentGraph } from '@/document/store'
import type { Size } from '@/document/workflow'
import { useDocumentStore } from '@/editor/open'
import type { DocumentStore } from '@/document/store'

const NOTHING: Size = { width: 0, height: 0 }

/** How large a node of the graph that is looked at is, without its picture. */
export function sizeIn(store: DocumentStore, catalogue: Catalogue, name: string): Size {
  const state = store.getState()
  const node = currentGraph(state).nodes[name]
  if (!node) return NOTHING
  const { width, height } = nodeLayout(node, definitionOf(state.workflow, catalogue, node.type))
  return { width, height }
}

export function useSizes(catalogue: Catalogue): (name: string) => Size {
  const store = useDocumentStore()
  return useCallback((name: string) => sizeIn(store, catalogue, name), [store, catalogue])
}
