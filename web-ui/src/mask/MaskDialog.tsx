import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal, type Schemas, ask } from '@/api/client'
import { queries } from '@/api/queries'
import type { Catalogue } from '@/document/definitions'
import { maskFile, paintedMask, sizeOf } from '@/document/painted'
import { currentGraph, currentScope } from '@/document/store'
import { portRef } from '@/document/workflow'
import { type PaintRequest, announce, useCanvas } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import { MaskCanvas } from '@/mask/MaskCanvas'
import { type BackgroundPicture, backgroundsFor, uploadUrl } from '@/mask/backgrounds'
import { begun, followed, redo, undo } from '@/mask/history'
import { type Mask, cleared, countOf, emptyMask, feathered, inverted, maskOf, pixelsOf } from '@/mask/mask'
import { TOOLS, type Tool } from '@/mask/tool'
import { ShownRunContext } from '@/nodes/nodeRun'
import { useRuns } from '@/runs/runStore'
import styles from '@/mask/MaskDialog.module.css'

const KEYS: Record<Tool, string> = { brush: 'B', eraser: 'E', lasso: 'L', fill: 'F' }
const ZOOMS = [0.25, 0.5, 1, 2, 3, 4, 6, 8]

/** A mask is painted over a picture, kept as a file of the server, and given to the port for which it was asked. */
export default function MaskDialog({ request, catalogue }: { request: PaintRequest; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const dialog = useRef<HTMLDialogElement>(null)
  const { run, path } = useContext(ShownRunContext)
  const [pictures] = useState(() => {
    const shown = run === undefined ? undefined : useRuns.getState().runs[run]
    const { node } = portRef(request.port)
    return backgroundsFor(currentGraph(store.getState()), path, shown, node)
  })
  const [picture, setPicture] = useState<BackgroundPicture | undefined>(pictures[0])
  const [history, setHistory] = useState(() => {
    const { workflow } = store.getState()
    const known = sizeOf(workflow, catalogue, currentScope(store.getState()), portRef(request.port).node)
    return begun(emptyMask(known ?? { width: 512, height: 512 }))
  })
  const mask = history.now
  const [tool, setTool] = useState<Tool>('brush')
  const [size, setSize] = useState(() => Math.max(Math.round(mask.width / 10), 2))
  const [soft, setSoft] = useState(4)
  const [zoom, setZoom] = useState(() => fitting(mask))
  const [failed, setFailed] = useState<string>()
  const [saving, setSaving] = useState(false)
  const chosen = countOf(mask)

  useEffect(() => dialog.current?.showModal(), [])

  useEffect(() => {
    // A mask that was painted before is painted on; one that comes with a picture is as large as that.
    const { workflow } = store.getState()
    const file = maskFile(workflow, currentScope(store.getState()), request.port, request.side)
    if (file === undefined) return
    let stale = false
    pixelsIn(uploadUrl(file)).then(
      (pixels) => {
        if (stale) return
        const before = maskOf(pixels)
        setHistory(begun(before))
        setZoom(fitting(before))
      },
      () => stale || setFailed(t('mask.notLoaded', { file })),
    )
    return () => {
      stale = true
    }
  }, [request, store, t])

  const change = (next: Mask) => setHistory((before) => followed(before, next))
  const zoomBy = (by: 1 | -1) =>
    setZoom(
      (now) => (by > 0 ? ZOOMS.find((each) => each > now) : ZOOMS.findLast((each) => each < now)) ?? now,
    )
  const resize = (by: number) => setSize((now) => Math.min(Math.max(now + by, 1), 500))

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event
    const command = event.ctrlKey || event.metaKey
    if ((event.target as HTMLElement).matches('input[type="number"], select')) return
    const doing = command
      ? {
          z: () => setHistory(event.shiftKey ? redo : undo),
          y: () => setHistory(redo),
        }[key.toLowerCase()]
      : {
          b: () => setTool('brush'),
          e: () => setTool('eraser'),
          l: () => setTool('lasso'),
          f: () => setTool('fill'),
          i: () => change(inverted(mask)),
          '[': () => resize(-Math.ceil(size / 8)),
          ']': () => resize(Math.ceil(size / 8)),
          '+': () => zoomBy(1),
          '=': () => zoomBy(1),
          '-': () => zoomBy(-1),
        }[key.toLowerCase()]
    if (!doing) return
    event.preventDefault()
    event.stopPropagation()
    doing()
  }

  async function save() {
    setSaving(true)
    setFailed(undefined)
    try {
      const { name } = await uploaded(mask)
      void queries.invalidateQueries({ queryKey: ['inputs'] })
      const state = store.getState()
      const made = paintedMask(state.workflow, currentScope(state), request.port, request.side, name)
      if (made) {
        state.run(made.commands, { did: { key: 'paint', what: request.port } })
        state.select([made.node])
        announce(t('mask.used', { port: request.port }))
      }
      dialog.current?.close()
    } catch (error) {
      setFailed(error instanceof Refusal ? error.message : t('editor.unreachable'))
      setSaving(false)
    }
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the tools
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('mask.title')}
      onClose={() => useCanvas.setState({ painting: undefined })}
      onKeyDown={onKeyDown}
    >
      <header>
        <h2>{t('mask.title')}</h2>
        <label>
          {t('mask.over')}
          <select
            value={picture ? pictures.indexOf(picture) : -1}
            onChange={(event) => setPicture(pictures[Number(event.target.value)])}
          >
            <option value={-1}>{t('mask.nothing')}</option>
            {pictures.map((each, n) => (
              <option key={`${n}${each.name}`} value={n} translate="no">
                {each.name}
              </option>
            ))}
          </select>
        </label>
      </header>
      <div className={styles.tools} role="toolbar" aria-label={t('mask.tools')}>
        <span role="radiogroup" aria-label={t('mask.tool')} className={styles.group}>
          {TOOLS.map((each) => (
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={tool === each}
              title={`${t(`mask.toolNames.${each}`)} (${KEYS[each]})`}
              onClick={() => setTool(each)}
            >
              {t(`mask.toolNames.${each}`)}
            </button>
          ))}
        </span>
        <label className={styles.size}>
          {t('mask.size')}
          <input
            type="range"
            min={1}
            max={Math.max(Math.round(mask.width / 2), 2)}
            value={size}
            onChange={(event) => setSize(Number(event.target.value))}
          />
          <span className={styles.figure}>{size}</span>
        </label>
        <span className={styles.group}>
          <button type="button" disabled={history.before.length === 0} onClick={() => setHistory(undo)}>
            {t('commands.undo')}
          </button>
          <button type="button" disabled={history.undone.length === 0} onClick={() => setHistory(redo)}>
            {t('commands.redo')}
          </button>
        </span>
        <span className={styles.group}>
          <button type="button" onClick={() => change(inverted(mask))}>
            {t('mask.invert')}
          </button>
          <button type="button" disabled={chosen === 0} onClick={() => change(cleared(mask))}>
            {t('mask.clear')}
          </button>
          <button type="button" disabled={chosen === 0} onClick={() => change(feathered(mask, soft))}>
            {t('mask.soften')}
          </button>
          <input
            type="number"
            min={1}
            max={64}
            value={soft}
            aria-label={t('mask.softBy')}
            onChange={(event) => setSoft(Math.min(Math.max(Number(event.target.value) || 1, 1), 64))}
          />
        </span>
        <span className={styles.group}>
          <button type="button" aria-label={t('commands.zoomOut')} onClick={() => zoomBy(-1)}>
            {'−'}
          </button>
          <span className={styles.figure}>{t('editor.zoom', { zoom: Math.round(zoom * 100) })}</span>
          <button type="button" aria-label={t('commands.zoomIn')} onClick={() => zoomBy(1)}>
            {'+'}
          </button>
        </span>
      </div>
      <MaskCanvas
        mask={mask}
        picture={picture}
        tool={tool}
        radius={size / 2}
        zoom={zoom}
        onChange={change}
        onZoom={zoomBy}
      />
      <p id="mask-keys" className={styles.help}>
        {t('mask.keys')}
      </p>
      {failed !== undefined && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
      <footer>
        <span role="status">
          {t('mask.chosen', {
            width: mask.width,
            height: mask.height,
            share: ((100 * chosen) / (mask.width * mask.height)).toFixed(1),
          })}
        </span>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('mask.cancel')}
        </button>
        <button
          type="button"
          className={styles.use}
          disabled={chosen === 0 || saving}
          title={chosen === 0 ? t('mask.empty') : undefined}
          onClick={() => void save()}
        >
          {t('mask.use')}
        </button>
      </footer>
    </dialog>
  )
}

/** As large as there is room for. */
const fitting = ({ width, height }: { width: number; height: number }) =>
  ZOOMS.findLast(
    (each) => width * each <= window.innerWidth - 160 && height * each <= window.innerHeight - 340,
  ) ?? 0.25

async function uploaded(mask: Mask): Promise<Schemas['Uploaded']> {
  const canvas = document.createElement('canvas')
  canvas.width = mask.width
  canvas.height = mask.height
  canvas.getContext('2d')?.putImageData(pixelsOf(mask), 0, 0)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  const answer = fetch('/api/v1/uploads?name=mask.png', {
    method: 'POST',
    headers: { 'Content-Type': 'image/png' },
    body: blob,
  }).then(async (response) => {
    const json: unknown = await response.json()
    return response.ok ? { data: json as Schemas['Uploaded'], response } : { error: json, response }
  })
  return ask(answer)
}

async function pixelsIn(url: string): Promise<ImageData> {
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas.')
  context.drawImage(image, 0, 0)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
