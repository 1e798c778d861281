import type { FinalConnectionState, OnConnectStartParams } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNot } from '@/document/check'
import { typeName } from '@/document/conversion'
import { type Catalogue, definitionOf } from '@/document/definitions'
import { connect } from '@/document/edit'
import { type DocumentStore, currentGraph, currentScope } from '@/document/store'
import { type LinkRef, NEW_PORT, type Point, portName } from '@/document/workflow'
import { announce, useCanvas } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import { openSearch } from '@/editor/searching'
import { middleOfScreen } from '@/editor/view'

type Side = 'input' | 'output'

/** Ends a link in either direction: the output first. */
const ends = (side: Side, port: string, other: string): [string, string] =>
  side === 'output' ? [port, other] : [other, port]

/** Ports to which a link from here may go, and there is a reason for each other one. */
export function fitting(store: DocumentStore, catalogue: Catalogue, side: Side, port: string): Set<string> {
  const state = store.getState()
  const scope = currentScope(state)
  const fits = new Set<string>()
  for (const [name, node] of Object.entries(currentGraph(state).nodes)) {
    const definition = definitionOf(state.workflow, catalogue, node.type)
    for (const each of (side === 'output' ? definition?.inputs : definition?.outputs) ?? []) {
      const other = portName(name, each.name)
      if (!whyNot(state.workflow, catalogue, scope, ...ends(side, port, other))) fits.add(other)
    }
  }
  const subgraph = scope === undefined ? undefined : state.workflow.subgraphs?.[scope]
  if (subgraph) {
    const border = side === 'output' ? '>out' : '>in'
    const ports = side === 'output' ? subgraph.outputs : subgraph.inputs
    for (const each of [...Object.keys(ports), NEW_PORT]) {
      const other = portName(border, each)
      if (!whyNot(state.workflow, catalogue, scope, ...ends(side, port, other))) fits.add(other)
    }
  }
  return fits
}

/** Making links by pulling, by clicking one port and then the other, and by keys. */
export function useLinkMaking(catalogue: Catalogue) {
  const store = useDocumentStore()
  const { t } = useTranslation()
  return useMemo(() => {
    function begin(side: Side, port: string, waiting: boolean) {
      useCanvas.setState({ pending: { side, port, waiting, fits: fitting(store, catalogue, side, port) } })
    }

    function refuse(from: string, to: string, at: Point = middleOfScreen()) {
      const state = store.getState()
      const why = whyNot(state.workflow, catalogue, currentScope(state), from, to)
      if (!why) return false
      if (why.reason === 'types') useCanvas.setState({ refused: { at, from, to } })
      announce(
        why.reason === 'types'
          ? t('editor.whyNot.types', { from: typeName(why.from), to: typeName(why.to) })
          : t(`editor.whyNot.${why.reason}`, { from, to }),
      )
      return true
    }

    function make(from: string, to: string) {
      const state = store.getState()
      if (refuse(from, to)) return
      const { commands } = connect(state.workflow, catalogue, currentScope(state), from, to)
      if (commands && commands.length > 0) {
        state.run(commands)
        announce(t('editor.linked', { from, to }))
      }
    }

    return {
      press(side: Side, port: string) {
        const { pending } = useCanvas.getState()
        if (!pending?.waiting) {
          begin(side, port, true)
          announce(t('editor.linking', { port }))
          return
        }
        useCanvas.setState({ pending: undefined })
        if (pending.port === port && pending.side === side) return
        if (pending.side === side) begin(side, port, true)
        else make(...ends(pending.side, pending.port, port))
      },

      start: (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
        if (nodeId === null || handleId === null || handleType === null) return
        begin(handleType === 'source' ? 'output' : 'input', portName(nodeId, handleId), false)
      },

      connect: make,

      reconnect: (old: LinkRef, next: LinkRef) => {
        const state = store.getState()
        const scope = currentScope(state)
        const { commands, reason } = connect(state.workflow, catalogue, scope, next.from, next.to)
        if (reason) refuse(next.from, next.to)
        else {
          const off = { type: 'disconnect' as const, links: [old], ...(scope !== undefined && { scope }) }
          state.run([off, ...commands])
        }
      },

      isValid: (link: {
        source: string
        target: string
        sourceHandle?: string | null
        targetHandle?: string | null
      }) => {
        const { pending } = useCanvas.getState()
        const from = portName(link.source, link.sourceHandle ?? '')
        const to = portName(link.target, link.targetHandle ?? '')
        return pending ? pending.fits.has(pending.side === 'output' ? to : from) : true
      },

      end: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        const { pending } = useCanvas.getState()
        if (!pending || pending.waiting) return
        useCanvas.setState({ pending: undefined })
        const point = 'changedTouches' in event ? event.changedTouches[0] : event
        if (!point) return
        if (state.toHandle) {
          if (state.isValid) return
          const other = portName(state.toHandle.nodeId, state.toHandle.id ?? '')
          if ((state.toHandle.type === 'source') === (pending.side === 'output')) return
          refuse(...ends(pending.side, pending.port, other), { x: point.clientX, y: point.clientY })
          return
        }
        const under = document.elementFromPoint(point.clientX, point.clientY)
        if (under?.closest('.react-flow__pane, .react-flow__background, .react-flow__edges')) {
          openSearch({ x: point.clientX, y: point.clientY }, { side: pending.side, port: pending.port })
        }
      },
    }
  }, [store, catalogue, t])
}
