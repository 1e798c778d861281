import type { Point } from '@/document/workflow'
import { type SearchRequest, useCanvas } from '@/editor/canvasStore'

/** Opens the search for nodes there. */
export function openSearch(at: Point, join?: SearchRequest['join']) {
  useCanvas.setState({ search: { at, ...(join && { join }) }, pending: undefined })
}

export function closeSearch() {
  useCanvas.setState({ search: undefined })
}
