import { useStoreApi } from '@xyflow/react'
import { useContext, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NODE_WIDTH, portPoint } from '@/document/geometry'
import { portRef } from '@/document/workflow'
import type { FlowEdge, FlowNode } from '@/editor/flow'
import { type Heat, HeatContext, heatText } from '@/editor/heat'
import type { NodeHeat } from '@/runs/heat'
import styles from '@/editor/Canvas.module.css'

/** The graph from far away, as one picture: drawn once for each frame in which it moved, whatever it holds. */
export function Overview({ nodes, edges }: { nodes: readonly FlowNode[]; edges: readonly FlowEdge[] }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  const heat = useContext(HeatContext)

  useEffect(() => {
    let frame = 0
    let drawn = ''
    const draw = () => {
      frame = 0
      const element = canvas.current
      if (!element) return
      const { transform } = store.getState()
      const view = [...transform, element.clientWidth, element.clientHeight].join(' ')
      if (view === drawn) return
      drawn = view
      paint(element, transform, nodes, edges, heat)
    }
    const soon = () => {
      frame ||= requestAnimationFrame(draw)
    }
    const resized = new ResizeObserver(soon)
    if (canvas.current) resized.observe(canvas.current)
    const unsubscribe = store.subscribe(soon)
    soon()
    return () => {
      cancelAnimationFrame(frame)
      resized.disconnect()
      unsubscribe()
    }
  }, [nodes, edges, heat, store])

  return (
    <div className={styles.overview} role="img" aria-label={t('editor.overview', { count: nodes.length })}>
      <canvas ref={canvas} />
    </div>
  )
}

function paint(
  element: HTMLCanvasElement,
  [x, y, zoom]: readonly [number, number, number],
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  heat: Heat | undefined,
) {
  const scale = window.devicePixelRatio
  const { clientWidth, clientHeight } = element
  if (element.width !== clientWidth * scale || element.height !== clientHeight * scale) {
    element.width = clientWidth * scale
    element.height = clientHeight * scale
  }
  const context = element.getContext('2d')
  if (!context) return
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, element.width, element.height)
  context.setTransform(zoom * scale, 0, 0, zoom * scale, x * scale, y * scale)
  const view = {
    left: -x / zoom,
    top: -y / zoom,
    right: (clientWidth - x) / zoom,
    bottom: (clientHeight - y) / zoom,
  }

  const byName = new Map(nodes.map((node) => [node.id, node]))
  const strands = new Map<string, Path2D>()
  for (const { data, source, target } of edges) {
    const from = byName.get(source)
    const to = byName.get(target)
    if (!data || !from || !to) continue
    const start = portPoint(from.data.layout, 'output', portRef(data.link.from).port)
    const end = portPoint(to.data.layout, 'input', portRef(data.link.to).port)
    const [x1, y1] = [from.position.x + start.x, from.position.y + start.y]
    const [x2, y2] = [to.position.x + end.x, to.position.y + end.y]
    if (Math.max(x1, x2) < view.left || Math.min(x1, x2) > view.right) continue
    if (Math.max(y1, y2) < view.top || Math.min(y1, y2) > view.bottom) continue
    let path = strands.get(data.colour)
    if (!path) strands.set(data.colour, (path = new Path2D()))
    const bend = Math.max(Math.abs(x2 - x1) / 2, 40)
    path.moveTo(x1, y1)
    path.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2)
  }
  context.lineWidth = 1.2 / zoom
  context.globalAlpha = 0.7
  for (const [stroke, path] of strands) {
    context.strokeStyle = stroke
    context.stroke(path)
  }
  context.globalAlpha = 1

  const line = colour('--line-strong')
  const boxes = new Path2D()
  // By the colour of their border, and by that of what they give: each colour is one stroke.
  const borders = new Map<string, Path2D>()
  const bands = new Map<string, Path2D>()
  const of = (paths: Map<string, Path2D>, key: string) => {
    let path = paths.get(key)
    if (!path) paths.set(key, (path = new Path2D()))
    return path
  }
  const heated: (() => void)[] = []
  const paintHeat = heat && heatPainter(context, colour, zoom, heat)
  const banded = zoom * NODE_WIDTH > 22
  for (const { id, position, data, selected } of nodes) {
    const { width, height } = data.layout
    if (position.x > view.right || position.x + width < view.left) continue
    if (position.y > view.bottom || position.y + height < view.top) continue
    boxes.rect(position.x, position.y, width, height)
    const border = selected ? '--accent' : data.findings.length > 0 ? '--bad' : '--line-strong'
    of(borders, border).rect(position.x, position.y, width, height)
    const hot = heat?.nodes.get(id)
    if (hot) heated.push(() => paintHeat?.({ ...position, width, height }, hot))
    else if (banded) {
      const band = data.definition?.outputs[0]?.type.colour ?? line
      of(bands, band).rect(position.x + 12, position.y + 12, width - 24, 20)
    }
  }
  context.fillStyle = colour('--node-head')
  context.fill(boxes)
  for (const [border, path] of borders) {
    context.lineWidth = (border === '--accent' ? 2 : 1) / zoom
    context.strokeStyle = colour(border)
    context.stroke(path)
  }
  for (const [band, path] of bands) {
    context.fillStyle = band
    context.fill(path)
  }
  for (const paintNode of heated) paintNode()
}

/**
 * Paints what nodes cost: how high the colour stands tells it too, what came from the cache is hatched, and where there
 * is room the value is written.
 */
function heatPainter(
  context: CanvasRenderingContext2D,
  colour: (name: string) => string,
  zoom: number,
  heat: Heat,
) {
  return (box: { x: number; y: number; width: number; height: number }, node: NodeHeat) => {
    const { x, y, width, height } = box
    const outline = new Path2D()
    outline.rect(x, y, width, height)
    context.save()
    context.clip(outline)
    if (node.level !== undefined) {
      const high = Math.max(height * node.share, 8)
      context.fillStyle = colour(`--heat-${node.level}`)
      context.fillRect(x, y + height - high, width, high)
    } else if (node.status === 'cached') {
      context.strokeStyle = colour('--line-strong')
      context.lineWidth = 1 / zoom
      context.beginPath()
      for (let at = -height; at < width; at += 10 / zoom) {
        context.moveTo(x + at, y + height)
        context.lineTo(x + at + height, y)
      }
      context.stroke()
    }
    context.restore()
    if (node.critical) {
      context.strokeStyle = colour('--text')
      context.lineWidth = 2.5 / zoom
      context.stroke(outline)
    }
    if (node.value !== undefined && zoom * width > 34) {
      context.font = `600 ${11 / zoom}px system-ui, sans-serif`
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      context.lineWidth = 3 / zoom
      context.strokeStyle = colour('--ground')
      context.fillStyle = colour('--text')
      const text = heatText(heat.of, node.value)
      context.strokeText(text, x + width / 2, y + height / 2)
      context.fillText(text, x + width / 2, y + height / 2)
    }
  }
}
