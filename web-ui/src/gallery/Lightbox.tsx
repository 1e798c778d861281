import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { graphOfRunPath, runPath } from '@/app/routes'
import { ComparePicker } from '@/compare/ComparePicker'
import { useView } from '@/compare/useView'
import { type Entry, keyOf } from '@/gallery/outputs'
import { Icon } from '@/shared/Icon'
import { SeedLine } from '@/runs/SeedLine'
import { Stars } from '@/runs/Stars'
import { attempt } from '@/runs/attempt'
import { mark, seedsBehind, useRecord, useSummary, valuesOf } from '@/runs/record'
import { outputUrl } from '@/runs/submit'
import { moment } from '@/runs/time'
import c from '@/runs/controls.module.css'
import styles from '@/gallery/Lightbox.module.css'

const STORED = 'darkroom.lightbox.facts'

/** One picture as large as the window, with its neighbours a key away. */
export function Lightbox({
  entries,
  at,
  onMove,
  onClose,
}: {
  entries: Entry[]
  at: number
  onMove: (at: number) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const [facts, setFacts] = useState(() => localStorage.getItem(STORED) !== 'hidden')
  const frame = useRef<HTMLDivElement>(null)
  const look = useView(frame)
  const entry = entries[at]
  useEffect(() => dialog.current?.showModal(), [])

  function move(to: number) {
    if (!entries[to]) return
    look.reset()
    onMove(to)
  }

  function toggleFacts() {
    setFacts(!facts)
    localStorage.setItem(STORED, facts ? 'hidden' : 'shown')
  }

  function keys(event: KeyboardEvent) {
    if (!entry || event.ctrlKey || event.metaKey || event.altKey) return
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (typing && (event.target as HTMLInputElement).type !== 'radio') return
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: entries.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      move(to)
    } else if (/^[0-5]$/.test(event.key) && event.key !== '0') {
      attempt(() => mark(entry.runId, { rating: Number(event.key) }))
    } else if (event.key === 'i') toggleFacts()
    else look.key(event)
  }

  if (!entry) return null
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for what the buttons do too
    <dialog
      ref={dialog}
      className={styles.box}
      aria-label={entry.output.file}
      onClose={onClose}
      onKeyDown={keys}
    >
      <Stage
        frame={frame}
        look={look}
        entry={entry}
        place={t('gallery.place', { n: at + 1, of: entries.length })}
      >
        <button
          className={c.icon}
          aria-label={t('gallery.previous')}
          title="←"
          disabled={at === 0}
          onClick={() => move(at - 1)}
        >
          <Icon name="left" size={20} />
        </button>
        <button
          className={c.icon}
          aria-label={t('gallery.next')}
          title="→"
          disabled={at >= entries.length - 1}
          onClick={() => move(at + 1)}
        >
          <Icon name="right" size={20} />
        </button>
        <button className={c.icon} aria-label={t('gallery.facts')} aria-pressed={facts} onClick={toggleFacts}>
          <Icon name="info" size={20} />
        </button>
        <button className={c.icon} aria-label={t('app.close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" size={20} />
        </button>
      </Stage>
      {facts && <Facts entry={entry} />}
    </dialog>
  )
}

function Stage({
  frame,
  look,
  entry,
  place,
  children,
}: {
  frame: RefObject<HTMLDivElement | null>
  look: ReturnType<typeof useView>
  entry: Entry
  place: string
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.stage}>
      <div className={styles.tools}>
        <span className={c.soft}>{place}</span>
        <button
          className={c.icon}
          aria-label={t('compare.farther')}
          title="-"
          onClick={() => look.zoom(1 / 1.5)}
        >
          <Icon name="minus" size={20} />
        </button>
        <button className={c.icon} aria-label={t('compare.closer')} title="+" onClick={() => look.zoom(1.5)}>
          <Icon name="plus" size={20} />
        </button>
        <button className={c.icon} aria-label={t('compare.whole')} title="0" onClick={look.reset}>
          <Icon name="fit" size={20} />
        </button>
        {children}
      </div>
      <div ref={frame} className={styles.frame} {...look.drag}>
        <img
          key={keyOf(entry)}
          src={outputUrl(entry.runId, entry.n)}
          alt={entry.output.file}
          draggable={false}
          data-closer={look.close || undefined}
        />
      </div>
    </div>
  )
}

/** Where the picture came from. */
function Facts({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation()
  const run = useRecord(entry.runId).record.data
  const summary = useSummary(entry.runId).data
  const [comparing, setComparing] = useState(false)
  return (
    <aside className={styles.facts} aria-label={t('gallery.facts')}>
      <h2>{entry.name || t('runs.unnamed')}</h2>
      <p className={c.soft}>
        {entry.output.file}
        {run?.finished && ` · ${moment(run.finished, i18n.language)}`}
      </p>
      <Stars
        rating={summary?.rating ?? 0}
        onRate={(rating) => attempt(() => mark(entry.runId, { rating }))}
      />
      <p>
        {run &&
          seedsBehind(run, entry.output.node).map(([port, seed]) => (
            <SeedLine key={port} port={port} seed={seed} />
          ))}
      </p>
      <div className={styles.actions}>
        <Link className={c.button} href={runPath(entry.runId)}>
          {t('gallery.openRun')}
        </Link>
        <Link className={c.button} href={graphOfRunPath(entry.runId)}>
          <Icon name="graph" />
          {t('runs.openGraph')}
        </Link>
        <button className={c.button} onClick={() => setComparing(true)}>
          <Icon name="compare" />
          {t('runs.compareWith')}
        </button>
        <a
          className={c.button}
          href={outputUrl(entry.runId, entry.n)}
          download={entry.output.file.split('/').at(-1)}
        >
          {t('gallery.download')}
        </a>
      </div>
      {run && (
        <dl>
          {valuesOf(run).map(({ node, port, value }) => (
            <div key={`${node}.${port}`}>
              <dt>{`${node}.${port}`}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {comparing && <ComparePicker of={keyOf(entry)} onClose={() => setComparing(false)} />}
    </aside>
  )
}
