import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useContext, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowNode } from '@/editor/flow'
import { HeatContext } from '@/editor/heat'
import { ShownRunContext, nameInRun } from '@/nodes/nodeRun'
import { useRuns } from '@/runs/runStore'
import { type NodeStatus, insideOf } from '@/runs/liveRun'
import styles from '@/editor/Minimap.module.css'

const WIDTH = 200
const HEIGHT = 130
const MARGIN = 8

/** The whole graph, small, as one picture: an element for each node would be as dear as the graph itself. */
export function Minimap({ nodes }: { nodes: readonly FlowNode[] }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  const { setCenter, getZoom } = useReactFlow()
  const { run, path } = useContext(ShownRunContext)
  const shown = useRuns((state) => (run === undefined ? undefined : state.runs[run]))
  const heat = useContext(HeatContext)?.nodes
  const fit = useMemo(() => fitOf(nodes), [nodes])

  useEffect(() => {
    let frame = 0
    const colour = (name: string) => {
      const level = heat?.get(name)?.level
      if (level !== undefined) return `--heat-${level}`
      const status =
        heat || !shown
          ? undefined
          : (shown.nodes[nameInRun(path, name)] ?? insideOf(shown, nameInRun(path, name)))?.status
      return status && COLOURS[status]
    }
    const draw = () => {
      frame = 0
      const { transform, width, height } = store.getState()
      if (canvas.current) paint(canvas.current, nodes, fit, { transform, width, height }, colour)
    }
    const soon = () => {
      frame ||= requestAnimationFrame(draw)
    }
    soon()
    const unsubscribe = store.subscribe(soon)
    return () => {
      cancelAnimationFrame(frame)
      unsubscribe()
    }
  }, [nodes, fit, shown, heat, path, store])

  function go(event: PointerEvent<HTMLElement>) {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const x = (event.clientX - box.x - fit.x) / fit.scale
    const y = (event.clientY - box.y - fit.y) / fit.scale
    void setCenter(x, y, { zoom: getZoom() })
  }

  return (
    <div
      className={styles.minimap}
      role="img"
      aria-label={t('editor.minimap')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    >
      <canvas ref={canvas} width={WIDTH} height={HEIGHT} />
    </div>
  )
}

interface Fit {
  scale: number
  x: number
  y: number
}

function fitOf(nodes: readonly FlowNode[]): Fit {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { position, data } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + data.layout.width)
    bottom = Math.max(bottom, position.y + data.layout.height)
  }
  if (left > right) return { scale: 0.1, x: WIDTH / 2, y: HEIGHT / 2 }
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (bottom - top), 0.25)
  return {
    scale,
    x: (WIDTH - (right - left) * scale) / 2 - left * scale,
    y: (HEIGHT - (bottom - top) * scale) / 2 - top * scale,
  }
}

const COLOURS: Partial<Record<NodeStatus, string>> = {
  running: '--accent',
  failed: '--bad',
  done: '--good',
  cached: '--good',
}

function paint(
  element: HTMLCanvasElement,
  nodes: readonly FlowNode[],
  fit: Fit,
  view: { transform: readonly [number, number, number]; width: number; height: number },
  own: (name: string) => string | undefined,
) {
  const context = element.getContext('2d')
  if (!context) return
  const style = getComputedStyle(element)
  const colours = new Map<string, string>()
  const colour = (name: string) => {
    let known = colours.get(name)
    if (known === undefined) colours.set(name, (known = style.getPropertyValue(name)))
    return known
  }
  context.clearRect(0, 0, WIDTH, HEIGHT)
  for (const { id, position, data, selected } of nodes) {
    const name = own(id) ?? (data.findings.length > 0 ? '--bad' : '--line-strong')
    context.fillStyle = colour(selected ? '--text' : name)
    context.fillRect(
      position.x * fit.scale + fit.x,
      position.y * fit.scale + fit.y,
      Math.max(data.layout.width * fit.scale, 2),
      Math.max(data.layout.height * fit.scale, 2),
    )
  }
  const [x, y, zoom] = view.transform
  context.strokeStyle = colour('--accent')
  context.lineWidth = 1.5
  context.strokeRect(
    (-x / zoom) * fit.scale + fit.x,
    (-y / zoom) * fit.scale + fit.y,
    (view.width / zoom) * fit.scale,
    (view.height / zoom) * fit.scale,
  )
}
