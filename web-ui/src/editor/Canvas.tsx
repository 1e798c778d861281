import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useStore as useFlowStore,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { type MouseEvent as ReactMouseEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '@/document/definitions'
import { currentGraph, currentScope } from '@/document/store'
import { type Point, linkId, portName } from '@/document/workflow'
import { LinkEdge } from '@/editor/LinkEdge'
import { Overview } from '@/editor/Overview'
import { useCanvas } from '@/editor/canvasStore'
import { type FlowEdge, type FlowNode, createProjection } from '@/editor/flow'
import { LinkingContext } from '@/editor/linking'
import { LodContext, lodAt } from '@/editor/lod'
import { moveCommand } from '@/editor/moving'
import { useDocument, useDocumentStore } from '@/editor/open'
import { useFindings } from '@/editor/findings'
import { useLinkMaking } from '@/editor/linkMaking'
import { usePictures } from '@/editor/pictures'
import { changeTab } from '@/editor/tabs'
import { openSearch } from '@/editor/searching'
import { currentFlow, setFlow, toGraph } from '@/editor/view'
import { NodeCard } from '@/nodes/NodeCard'
import styles from '@/editor/Canvas.module.css'

const nodeTypes = { node: NodeCard }
const edgeTypes = { link: LinkEdge }
const FIT = { maxZoom: 1, padding: 0.08 }
const NO_NODES: FlowNode[] = []
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
  const workflow = useDocument((state) => state.workflow)
  const graph = useDocument(currentGraph)
  const selection = useDocument((state) => state.selection)
  const selectedLinks = useDocument((state) => state.selectedLinks)
  const dragging = useCanvas((state) => state.dragging)
  const lod = useFlowStore((state) => lodAt(state.transform[2]))
  const findings = useFindings(workflow, catalogue)
  const pictures = usePictures()
  const linking = useLinkMaking(catalogue)

  const [projection] = useState(createProjection)
  const seen = { workflow, graph, catalogue, selection, selectedLinks, dragging, findings, pictures }
  const nodes = projection.nodes(seen)
  const edges = projection.edges(seen)
  const far = lod === 'overview'

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const state = store.getState()
      let chosen: Set<string> | undefined
      let moved: Record<string, Point> | undefined
      for (const change of changes) {
        if (change.type === 'select') {
          chosen ??= new Set(state.selection)
          if (change.selected) chosen.add(change.id)
          else chosen.delete(change.id)
        } else if (change.type === 'position' && change.position) {
          moved = { ...moved, [change.id]: change.position }
        }
      }
      if (chosen) state.select(chosen, state.selectedLinks)
      if (moved) useCanvas.setState(({ dragging: before }) => ({ dragging: { ...before, ...moved } }))
    },
    [store],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const state = store.getState()
      const chosen = new Set(state.selectedLinks)
      for (const change of changes) {
        if (change.type !== 'select') continue
        if (change.selected) chosen.add(change.id)
        else chosen.delete(change.id)
      }
      state.select(state.selection, chosen)
    },
    [store],
  )

  const onDragStop = useCallback(() => {
    const { dragging: moved } = useCanvas.getState()
    const state = store.getState()
    useCanvas.setState({ dragging: undefined, dropLink: undefined })
    if (moved) state.run(moveCommand(currentScope(state), moved))
  }, [store])

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => linking.end(event, state),
    [linking],
  )

  const onInit = useCallback((instance: ReactFlowInstance<FlowNode, FlowEdge>) => setFlow(instance), [])
  useEffect(() => () => setFlow(undefined), [])

  const surface = useRef<HTMLDivElement>(null)
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
          ref={surface}
          className={styles.canvas}
          data-lod={lod}
          data-canvas
          tabIndex={-1}
          role="application"
          aria-label={t('editor.canvas')}
          aria-roledescription={t('editor.graph')}
          onDoubleClick={onDoubleClick}
          onPointerMove={(event) => {
            useCanvas.getState().pointer.x = event.clientX
            useCanvas.getState().pointer.y = event.clientY
          }}
          onFocus={(event) => {
            // Whoever walks with the Tab key has the node under the focus selected.
            const id = (event.target as Element).matches('.react-flow__node:focus-visible')
              ? (event.target as HTMLElement).dataset.id
              : undefined
            if (id !== undefined && !store.getState().selection.has(id)) store.getState().select([id])
          }}
        >
          <ReactFlow<FlowNode, FlowEdge>
            nodes={far ? NO_NODES : nodes}
            edges={far ? NO_EDGES : edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onInit={onInit}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onNodeDragStop={onDragStop}
            onSelectionDragStop={onDragStop}
            onConnectStart={linking.start}
            onConnect={(link) =>
              linking.connect(
                portName(link.source, link.sourceHandle ?? ''),
                portName(link.target, link.targetHandle ?? ''),
              )
            }
            onConnectEnd={onConnectEnd}
            isValidConnection={linking.isValid}
            onReconnect={(edge, link) => {
              const old = edge.data?.link
              const next = {
                from: portName(link.source, link.sourceHandle ?? ''),
                to: portName(link.target, link.targetHandle ?? ''),
              }
              if (old && linkId(old) !== linkId(next)) linking.reconnect(old, next)
            }}
            onPaneClick={onPaneClick}
            onMoveEnd={(_, view) => changeTab(tab, { viewport: view })}
            {...(viewport ? { defaultViewport: viewport } : { fitView: nodes.length > 0 })}
            fitViewOptions={FIT}
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
            elevateEdgesOnSelect
            aria-label={t('editor.graph')}
            ariaLabelConfig={{ 'handle.ariaLabel': t('editor.port') }}
            proOptions={{ hideAttribution: false }}
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
          </ReactFlow>
        </div>
      </LinkingContext>
    </LodContext>
  )
}
