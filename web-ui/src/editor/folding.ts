import { create } from 'zustand'
import { useMemo } from 'react'
import type { Graph, Size } from '@/document/workflow'
import { membersOf } from '@/editor/decor'

/** Frames that are folded up, as `document/frame`: how one looks at a document is no part of it. */
export const useFolded = create<{ folded: ReadonlySet<string> }>(() => ({ folded: new Set<string>() }))

const key = (document: string, frame: string) => `${document}/${frame}`

export function toggleFold(document: string, frame: string) {
  const folded = new Set(useFolded.getState().folded)
  if (!folded.delete(key(document, frame))) folded.add(key(document, frame))
  useFolded.setState({ folded })
}

export interface Folds {
  folded: ReadonlySet<string>
  /** What lies in a folded frame, with the frame that stands for it. */
  hidden: ReadonlyMap<string, string>
  counts: ReadonlyMap<string, number>
}

const NONE: Folds = { folded: new Set(), hidden: new Map(), counts: new Map() }

/** Which frames of a graph are folded, and what that hides. */
export function useFolds(document: string, graph: Graph, sizeOf: (node: string) => Size): Folds {
  const all = useFolded((state) => state.folded)
  return useMemo(() => {
    const frames = Object.entries(graph.ui?.frames ?? {})
    if (frames.length === 0) return NONE
    const folded = new Set(frames.map(([id]) => id).filter((id) => all.has(key(document, id))))
    const hidden = new Map<string, string>()
    const counts = new Map<string, number>()
    // The largest last: of folded frames within one another the outermost stands for all.
    const bySize = [...frames].sort(([, a], [, b]) => a.width * a.height - b.width * b.height)
    for (const [id, frame] of bySize) {
      const members = membersOf(frame, id, graph, sizeOf)
      counts.set(id, members.nodes.length)
      if (!folded.has(id)) continue
      for (const each of Object.values(members).flat()) hidden.set(each, id)
    }
    return { folded, hidden, counts }
  }, [all, document, graph, sizeOf])
}
