import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '@/document/workflow'
import type { BackgroundPicture } from '@/mask/backgrounds'
import { type Dab, type Mask, enclosed, filled, stroked } from '@/mask/mask'
import type { Tool } from '@/mask/tool'
import styles from '@/mask/MaskDialog.module.css'

/**
 * The picture, and the mask over it. Painted with a mouse, a pen (pressed harder, it paints broader), a finger, or with
 * the arrow keys: the space bar puts the pen down and lifts it.
 */
export function MaskCanvas({
  mask,
  picture,
  tool,
  radius,
  zoom,
  onChange,
  onZoom,
}: {
  mask: Mask
  picture: BackgroundPicture | undefined
  tool: Tool
  radius: number
  zoom: number
  onChange: (mask: Mask) => void
  onZoom: (by: 1 | -1) => void
}) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  /** What is being drawn, before it is a step. */
  const [drawing, setDrawing] = useState<{ mask: Mask; line: readonly Dab[] }>()
  const [cursor, setCursor] = useState<Point>({ x: mask.width / 2, y: mask.height / 2 })
  const shown = drawing?.mask ?? mask

  useEffect(() => {
    if (canvas.current) paint(canvas.current, shown)
  }, [shown])

  function pointOf(event: PointerEvent): Dab {
    const box = event.currentTarget.getBoundingClientRect()
    const pressure = event.pointerType === 'pen' ? 0.25 + event.pressure : 1
    return {
      x: ((event.clientX - box.x) / box.width) * mask.width,
      y: ((event.clientY - box.y) / box.height) * mask.height,
      radius: radius * pressure,
    }
  }

  function begin(at: Dab, erase: boolean) {
    if (tool === 'fill') onChange(filled(mask, at))
    else setDrawing({ mask: tool === 'lasso' ? mask : stroked(mask, [at], erase), line: [at] })
  }

  function goOn(at: Dab, erase: boolean) {
    setDrawing((now) => {
      const last = now?.line.at(-1)
      if (!now || !last) return now
      const next = tool === 'lasso' ? now.mask : stroked(now.mask, [last, at], erase)
      return { mask: next, line: [...now.line, at] }
    })
  }

  function end(erase: boolean) {
    if (!drawing) return
    setDrawing(undefined)
    onChange(tool === 'lasso' ? enclosed(mask, drawing.line, erase) : drawing.mask)
  }

  const erasing = (event: { altKey: boolean }) => tool === 'eraser' || event.altKey

  function onKeyDown(event: KeyboardEvent) {
    const way = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }[event.key] as [number, number] | undefined
    if (way) {
      event.preventDefault()
      const step = event.shiftKey ? 16 : 4
      const next = {
        x: Math.min(Math.max(cursor.x + way[0] * step, 0), mask.width),
        y: Math.min(Math.max(cursor.y + way[1] * step, 0), mask.height),
      }
      setCursor(next)
      goOn({ ...next, radius }, erasing(event))
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      if (drawing) end(erasing(event))
      else begin({ ...cursor, radius }, erasing(event))
    } else if (event.key === 'Escape' && drawing) {
      event.preventDefault()
      event.stopPropagation()
      setDrawing(undefined)
    }
  }

  const size = { inlineSize: mask.width * zoom, blockSize: mask.height * zoom }
  return (
    <div className={styles.stage}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- one paints in it, also with keys */}
      <div
        className={styles.paper}
        style={size}
        role="application"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
        tabIndex={0}
        aria-label={t('mask.canvas')}
        aria-describedby="mask-keys"
        data-drawing={drawing ? true : undefined}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          begin(pointOf(event), erasing(event))
        }}
        onPointerMove={(event) => {
          const at = pointOf(event)
          setCursor({ x: at.x, y: at.y })
          if (event.buttons === 1) goOn(at, erasing(event))
        }}
        onPointerUp={(event) => end(erasing(event))}
        onPointerCancel={() => setDrawing(undefined)}
        onWheel={(event) => event.ctrlKey && onZoom(event.deltaY < 0 ? 1 : -1)}
        onKeyDown={onKeyDown}
      >
        {picture && <img src={picture.url} alt={picture.name} draggable={false} style={size} />}
        <canvas
          ref={canvas}
          width={mask.width}
          height={mask.height}
          style={{ ...size, imageRendering: zoom >= 3 ? 'pixelated' : 'auto' }}
        />
        <svg viewBox={`0 0 ${mask.width} ${mask.height}`} style={size} aria-hidden="true">
          {tool === 'lasso' && drawing && (
            <polyline points={drawing.line.map((each) => `${each.x},${each.y}`).join(' ')} />
          )}
          <circle cx={cursor.x} cy={cursor.y} r={tool === 'brush' || tool === 'eraser' ? radius : 2} />
        </svg>
      </div>
    </div>
  )
}

/** The mask in the room's own red, so that the picture is seen through it. */
function paint(element: HTMLCanvasElement, { width, height, data }: Mask) {
  const context = element.getContext('2d')
  if (!context) return
  const pixels = new ImageData(width, height)
  for (let at = 0; at < data.length; at++) {
    pixels.data[at * 4] = 255
    pixels.data[at * 4 + 1] = 82
    pixels.data[at * 4 + 2] = 48
    pixels.data[at * 4 + 3] = (data[at] ?? 0) * 0.62
  }
  context.putImageData(pixels, 0, 0)
}
