import type { NodeChange } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import type { Catalogue } from '@/document/definitions'
import { definitionOf } from '@/document/definitions'
import { insertOnLink, insertable } from '@/document/edit'
import { currentGraph, currentScope } from '@/document/store'
import { type Graph, type Point, type Size, linkId, linksOf, linksOfNode, portRef } from '@/document/workflow'
import { announce, useCanvas } from '@/editor/canvasStore'
import { type Box, membersOf } from '@/editor/decor'
import type { CanvasNode } from '@/editor/flow'
import { aligned, onGrid } from '@/editor/guides'
import { moveCommand } from '@/editor/moving'
import { useDocumentStore } from '@/editor/open'
import { currentFlow } from '@/editor/view'
import i18next from 'i18next'

const REACH = 6

/**
 * Moving things. Until they are let go their places are kept beside the document: frames take along what lies in
 * them, edges are drawn to those of others, and a single node looks for a link to go into.
 */
export function useDragging(catalogue: Catalogue, sizeOf: (node: string) => Size) {
  const store = useDocumentStore()
  const carried = useRef<Record<string, Point>>({})
  const origin = useRef<Record<string, Point>>({})
  const others = useRef<Box[]>([])

  return useMemo(() => {
    function start(_: unknown, __: unknown, nodes: readonly CanvasNode[]) {
      const graph = currentGraph(store.getState())
      origin.current = Object.fromEntries(nodes.map((node) => [node.id, node.position]))
      carried.current = {}
      for (const node of nodes) {
        const frame = graph.ui?.frames?.[node.id]
        if (!frame) continue
        for (const id of Object.values(membersOf(frame, node.id, graph, sizeOf)).flat()) {
          const at = placeOf(graph, id)
          if (at && !(id in origin.current)) carried.current[id] = at
        }
      }
      const moving = new Set([...Object.keys(origin.current), ...Object.keys(carried.current)])
      const view = document.querySelector('.react-flow')?.getBoundingClientRect()
      const flow = currentFlow()
      others.current = []
      if (!view || !flow) return
      const seen = {
        ...flow.screenToFlowPosition({ x: view.left, y: view.top }),
        width: view.width / flow.getZoom(),
        height: view.height / flow.getZoom(),
      }
      for (const [name, { ui }] of Object.entries(graph.nodes)) {
        if (moving.has(name)) continue
        const box = { x: ui?.x ?? 0, y: ui?.y ?? 0, ...sizeOf(name) }
        if (
          box.x < seen.x + seen.width &&
          box.y < seen.y + seen.height &&
          box.x + box.width > seen.x &&
          box.y + box.height > seen.y
        ) {
          others.current.push(box)
        }
      }
    }

    /** Takes the new places out of React Flow's changes. */
    function moved(changes: readonly NodeChange[]) {
      const next: Record<string, Point> = {}
      for (const change of changes) {
        if (change.type === 'position' && change.position) next[change.id] = change.position
      }
      const [lead] = Object.keys(next)
      if (lead === undefined) return
      const from = origin.current[lead]
      const at = next[lead]
      if (from && at) {
        const fit = fitted(lead, at)
        const by = { x: fit.x - at.x, y: fit.y - at.y }
        for (const [id, place] of Object.entries(next)) next[id] = { x: place.x + by.x, y: place.y + by.y }
        for (const [id, place] of Object.entries(carried.current)) {
          next[id] = { x: place.x + fit.x - from.x, y: place.y + fit.y - from.y }
        }
      }
      useCanvas.setState((state) => ({ dragging: { ...state.dragging, ...next } }))
    }

    function fitted(id: string, at: Point): Point {
      if (useCanvas.getState().snap) return onGrid(at)
      if (!(id in currentGraph(store.getState()).nodes)) return at
      const zoom = currentFlow()?.getZoom() ?? 1
      const fit = aligned({ ...at, ...sizeOf(id) }, others.current, REACH / zoom)
      useCanvas.setState({ guides: fit.guides })
      return fit.at
    }

    /** A node without links, over a link that it could go into. */
    function over(event: { clientX: number; clientY: number }, nodes: readonly CanvasNode[]) {
      const [only] = nodes
      const dropLink = nodes.length === 1 && only ? linkUnder(event, only.id) : undefined
      if (dropLink !== useCanvas.getState().dropLink) useCanvas.setState({ dropLink })
    }

    function linkUnder(event: { clientX: number; clientY: number }, name: string): string | undefined {
      const graph = currentGraph(store.getState())
      const node = graph.nodes[name]
      if (!node || linksOfNode(name, node).length > 0) return undefined
      if (linksOf(graph).some((link) => portRef(link.from).node === name)) return undefined
      for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
        const id = element.closest<HTMLElement>('.react-flow__edge')?.dataset.id
        if (id !== undefined && portsFor(name, id)) return id
      }
      return undefined
    }

    function portsFor(name: string, id: string) {
      const state = store.getState()
      const graph = currentGraph(state)
      const link = linksOf(graph).find((each) => linkId(each) === id)
      const node = graph.nodes[name]
      const definition = node && definitionOf(state.workflow, catalogue, node.type)
      const ports =
        link && definition && insertable(state.workflow, catalogue, currentScope(state), definition, link)
      return ports ? { link, ports } : undefined
    }

    function stop() {
      const { dragging: places, dropLink } = useCanvas.getState()
      useCanvas.setState({ dragging: undefined, dropLink: undefined, guides: [] })
      const state = store.getState()
      const scope = currentScope(state)
      if (!places) return
      const command = moveCommand(scope, currentGraph(state), places)
      const [name] = Object.keys(places)
      const target = dropLink !== undefined && name !== undefined ? portsFor(name, dropLink) : undefined
      if (target && name !== undefined) {
        state.run([command, ...insertOnLink(scope, name, target.ports, target.link)], {
          did: { key: 'insert', what: name },
        })
        announce(i18next.t('editor.inserted', { node: name }))
      } else state.run(command)
    }

    return { start, moved, over, stop }
  }, [store, catalogue, sizeOf])
}

function placeOf(graph: Graph, id: string): Point | undefined {
  const { frames, notes, reroutes } = graph.ui ?? {}
  const node = graph.nodes[id]
  const at = node
    ? { x: node.ui?.x ?? 0, y: node.ui?.y ?? 0 }
    : (frames?.[id] ?? notes?.[id] ?? reroutes?.[id])
  return at && { x: at.x, y: at.y }
}
