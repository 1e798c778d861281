import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useStore as useFlowStore,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import {
  type KeyboardEvent,
  type MouseEvent as ReactMouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '@/document/definitions'
import { currentGraph, currentScope } from '@/document/store'
import { type PortRef, type Size, linkId, portName } from '@/document/workflow'
import { Guides } from '@/editor/Guides'
import { LinkEdge } from '@/editor/LinkEdge'
import { Minimap } from '@/editor/Minimap'
import { Overview } from '@/editor/Overview'
import { Stroke } from '@/editor/Stroke'
import { useCanvas } from '@/editor/canvasStore'
import { beginStroke } from '@/editor/cutting'
import { createBorderProjection } from '@/editor/borders'
import { createDecorProjection } from '@/editor/decor'
import { useFindings } from '@/editor/findings'
import { type CanvasNode, type FlowEdge, colourOf, createProjection } from '@/editor/flow'
import { firstView } from '@/editor/firstView'
import { useFolds } from '@/editor/folding'
import { useLinkMaking } from '@/editor/linkMaking'
import { LinkingContext } from '@/editor/linking'
import { LodContext, lodAt } from '@/editor/lod'
import { useDocument, useDocumentStore } from '@/editor/open'
import { usePictures } from '@/editor/pictures'
import { openSearch } from '@/editor/searching'
import { useSizes } from '@/editor/sizes'
import { changeTab } from '@/editor/tabs'
import { useDragging } from '@/editor/useDragging'
import { currentFlow, setFlow, toGraph } from '@/editor/view'
import { BorderCard } from '@/nodes/BorderCard'
import { FrameCard } from '@/nodes/FrameCard'
import { NodeCard } from '@/nodes/NodeCard'
import { NoteCard } from '@/nodes/NoteCard'
import { ReroutePoint } from '@/nodes/ReroutePoint'
import styles from '@/editor/Canvas.module.css'

const nodeTypes = {
  node: NodeCard,
  border: BorderCard,
  frame: FrameCard,
  note: NoteCard,
  reroute: ReroutePoint,
}
const edgeTypes = { link: LinkEdge }
const NO_NODES: CanvasNode[] = []
const NO_EDGES: FlowEdge[] = []
const MULTI = ['Control', 'Meta', 'Shift']

/**
 * The graph that is looked at. React Flow is only a view of the document: every gesture becomes a command, and until
 * it is over what moves is kept beside the document, so that a drag is one step.
 */
export function Canvas({
  catalogue,
  tab,
  viewport,
}: {
  catalogue: Catalogue
  tab: string
  viewport: { x: number; y: number; zoom: number } | undefined
}) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const minimap = useCanvas((state) => state.minimap)
  const sizeOf = useSizes(catalogue)
  const { nodes, decor, edges } = useProjected(catalogue, sizeOf)
  const linking = useLinkMaking(catalogue)
  const dragging = useDragging(catalogue, sizeOf)
  const [first] = useState(
    () =>
      viewport ??
      firstView([
        ...nodes.map(({ position, data }) => ({ ...position, ...data.layout })),
        ...decor.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height })),
      ]),
  )
  // Until React Flow has taken the first view it is at zoom 1: what is seen there would be drawn for nothing.
  const ready = useFlowStore((state) => state.panZoom !== null)
  const lod = useFlowStore((state) => lodAt(state.panZoom ? state.transform[2] : first.zoom))
  const far = lod === 'overview'
  const drawn = ready && !far

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const state = store.getState()
      const chosen = changes.flatMap((each) => (each.type === 'select' ? [each] : []))
      if (chosen.length > 0) state.select(changed(state.selection, chosen), state.selectedLinks)
      dragging.moved(changes)
    },
    [store, dragging],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const state = store.getState()
      const chosen = changes.flatMap((each) => (each.type === 'select' ? [each] : []))
      if (chosen.length > 0) state.select(state.selection, changed(state.selectedLinks, chosen))
    },
    [store],
  )

  const onInit = useCallback((instance: ReactFlowInstance<CanvasNode, FlowEdge>) => setFlow(instance), [])
  useEffect(() => () => setFlow(undefined), [])

  const onDoubleClick = useCallback(
    (event: ReactMouseEvent) => {
      if (!(event.target as Element).classList.contains('react-flow__pane')) return
      const point = { x: event.clientX, y: event.clientY }
      // From far away one looks closer first.
      const at = toGraph(point)
      if (far) void currentFlow()?.setCenter(at.x, at.y, { zoom: 0.8, duration: 200 })
      else openSearch(point)
    },
    [far],
  )

  const onPaneClick = useCallback(
    (event: ReactMouseEvent) => {
      if (!far) return
      const at = toGraph({ x: event.clientX, y: event.clientY })
      const hit = nodes.findLast(
        ({ position, data: { layout } }) =>
          at.x >= position.x &&
          at.y >= position.y &&
          at.x <= position.x + layout.width &&
          at.y <= position.y + layout.height,
      )
      if (hit) store.getState().select([hit.id])
    },
    [far, nodes, store],
  )

  return (
    <LodContext value={lod}>
      <LinkingContext value={linking}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is as interactive as can be */}
        <div
          className={styles.canvas}
          data-lod={lod}
          data-canvas
          tabIndex={-1}
          role="application"
          aria-label={t('editor.canvas')}
          aria-roledescription={t('editor.graph')}
          onDoubleClick={onDoubleClick}
          onKeyDown={leaveField}
          onPointerDownCapture={(event: PointerEvent) => {
            const pane = (event.target as Element).closest('.react-flow__pane, .react-flow__edge')
            if (!event.altKey || event.button !== 0 || !pane) return
            event.stopPropagation()
            // Without the mouse's own event nothing is panned meanwhile.
            event.preventDefault()
            beginStroke({ x: event.clientX, y: event.clientY }, store)
          }}
          onPointerMove={(event) => {
            useCanvas.getState().pointer.x = event.clientX
            useCanvas.getState().pointer.y = event.clientY
          }}
          onFocus={(event) => {
            const field = inputAt(event.target)
            if (field) useCanvas.setState({ field })
            // Whoever walks with the Tab key has the node under the focus selected.
            const id = (event.target as Element).matches('.react-flow__node:focus-visible')
              ? (event.target as HTMLElement).dataset.id
              : undefined
            if (id !== undefined && !store.getState().selection.has(id)) store.getState().select([id])
          }}
        >
          <ReactFlow<CanvasNode, FlowEdge>
            nodes={!drawn ? NO_NODES : decor.length > 0 ? [...decor, ...nodes] : nodes}
            edges={drawn ? edges : NO_EDGES}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onInit={onInit}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onNodeDragStart={dragging.start}
            onNodeDrag={(event, _, all) => dragging.over(pointOf(event), all)}
            onNodeDragStop={dragging.stop}
            onSelectionDragStart={(event, all) => dragging.start(event, undefined, all)}
            onSelectionDragStop={dragging.stop}
            onConnectStart={linking.start}
            onConnect={(link) =>
              linking.connect(
                portName(link.source, link.sourceHandle ?? ''),
                portName(link.target, link.targetHandle ?? ''),
              )
            }
            onConnectEnd={linking.end}
            isValidConnection={linking.isValid}
            onReconnect={(edge, link) => {
              const old = edge.data?.link
              const next = {
                from: portName(link.source, link.sourceHandle ?? ''),
                to: portName(link.target, link.targetHandle ?? ''),
              }
              if (old && linkId(old) !== linkId(next)) linking.reconnect(old, next)
            }}
            onNodeContextMenu={(event, node) => {
              event.preventDefault()
              if (!store.getState().selection.has(node.id)) store.getState().select([node.id])
              if (node.type === 'border') return
              useCanvas.setState({ field: inputAt(event.target as Element) })
              const what = node.type === 'frame' || node.type === 'note' ? node.type : 'node'
              useCanvas.setState({ menu: { at: { x: event.clientX, y: event.clientY }, what } })
            }}
            onEdgeContextMenu={(event, edge) => {
              event.preventDefault()
              store.getState().select([], [edge.id])
              useCanvas.setState({ menu: { at: { x: event.clientX, y: event.clientY }, what: 'link' } })
            }}
            onPaneContextMenu={(event) => {
              event.preventDefault()
              useCanvas.setState({ menu: { at: { x: event.clientX, y: event.clientY }, what: 'pane' } })
            }}
            onNodeDoubleClick={(event, node) => {
              // Only on the title: fields have double clicks of their own.
              if (node.type === 'node' && (event.target as Element).closest('header')) {
                store.getState().enter(node.id)
              }
            }}
            onPaneClick={onPaneClick}
            onMoveEnd={(_, view) => changeTab(tab, { viewport: view })}
            defaultViewport={first}
            onlyRenderVisibleElements
            minZoom={0.04}
            maxZoom={3}
            connectOnClick={false}
            connectionRadius={24}
            deleteKeyCode={null}
            panActivationKeyCode={null}
            multiSelectionKeyCode={MULTI}
            selectionMode={SelectionMode.Partial}
            zoomOnDoubleClick={false}
            disableKeyboardA11y
            elevateEdgesOnSelect={false}
            zIndexMode="manual"
            aria-label={t('editor.graph')}
            ariaLabelConfig={{ 'handle.ariaLabel': t('editor.port') }}
          >
            {!far && (
              <Background
                variant={BackgroundVariant.Dots}
                gap={24}
                size={1.4}
                className={styles.dots ?? ''}
              />
            )}
            {far && <Overview nodes={nodes} edges={edges} />}
            <Guides />
          </ReactFlow>
          {minimap && <Minimap nodes={nodes} />}
          <Stroke />
        </div>
      </LinkingContext>
    </LodContext>
  )
}

/** The document as React Flow draws it. */
function useProjected(catalogue: Catalogue, sizeOf: (node: string) => Size) {
  const workflow = useDocument((state) => state.workflow)
  const graph = useDocument(currentGraph)
  const scope = useDocument(currentScope)
  const selection = useDocument((state) => state.selection)
  const selectedLinks = useDocument((state) => state.selectedLinks)
  const id = useDocument((state) => state.id)
  const dragging = useCanvas((state) => state.dragging)
  const sizing = useCanvas((state) => state.sizing)
  const findings = useFindings(workflow, catalogue)
  const pictures = usePictures()
  const folds = useFolds(id, graph, sizeOf)
  const [projection] = useState(createProjection)
  const [decorate] = useState(createDecorProjection)
  const [enclose] = useState(createBorderProjection)
  const seen = { workflow, graph, catalogue, selection, selectedLinks, dragging, findings, pictures, folds }
  const nodes = projection.nodes(seen)
  const edges = projection.edges(seen)
  const decor = graph.ui
    ? decorate({
        graph,
        selection,
        dragging,
        sizing,
        folded: folds.folded,
        hidden: folds.hidden,
        counts: folds.counts,
        colourOf: (port) => colourOf(seen, port),
      })
    : NO_NODES
  if (scope === undefined) return { nodes, edges, decor }
  const borders = enclose({ ...seen, scope })
  return { nodes, edges: [...borders.edges, ...edges], decor: [...decor, ...borders.nodes] }
}

function changed(before: ReadonlySet<string>, changes: readonly { id: string; selected: boolean }[]) {
  const after = new Set(before)
  for (const { id, selected } of changes) {
    if (selected) after.add(id)
    else after.delete(id)
  }
  return after
}

/** Out of a field and onto its node. */
function leaveField(event: KeyboardEvent) {
  const field = event.target as HTMLElement
  if (event.key !== 'Escape' || !field.matches('input, textarea, select')) return
  event.stopPropagation()
  field.closest<HTMLElement>('.react-flow__node')?.focus()
}

/** The input of a node in whose row something is. */
function inputAt(element: Element): PortRef | undefined {
  const row = element.closest('[data-node] [data-side="input"]:has([data-handleid])')
  const port = row?.querySelector<HTMLElement>('[data-handleid]')?.dataset.handleid
  const node = row?.closest<HTMLElement>('[data-node]')?.dataset.node
  return node === undefined || port === undefined ? undefined : { node, port }
}

const pointOf = (event: ReactMouseEvent | globalThis.MouseEvent | TouchEvent) => {
  const touch = 'touches' in event ? event.touches[0] : undefined
  const { clientX, clientY } = touch ?? (event as ReactMouseEvent)
  return { clientX, clientY }
}
