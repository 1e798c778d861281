import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { between, columnsIn, moveIn } from '@/gallery/grid'
import { type Entry, isPicture, keyOf } from '@/gallery/outputs'
import { thumbnailUrl } from '@/runs/submit'
import styles from '@/gallery/Gallery.module.css'

const GAP = 8

interface Props {
  entries: Entry[]
  size: number
  chosen: ReadonlySet<string>
  /** Whether a plain press chooses instead of opening. */
  selecting: boolean
  more: boolean
  onChoose: (chosen: ReadonlySet<string>) => void
  onOpen: (entry: Entry) => void
  onRate: (entries: Entry[], rating: number) => void
  onCompare: (two: [Entry, Entry]) => void
  /** The end is in sight. */
  onEnd: () => void
}

/** A grid of any length: only the rows in view are in the page. */
export function Grid({
  entries,
  size,
  chosen,
  selecting,
  more,
  onChoose,
  onOpen,
  onRate,
  onCompare,
  onEnd,
}: Props) {
  const { t } = useTranslation()
  const scroll = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [at, setAt] = useState(0)
  const [anchor, setAnchor] = useState(0)
  useLayoutEffect(() => {
    const element = scroll.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth - 2 * GAP))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const columns = columnsIn(width, size, GAP)
  const cell = Math.floor((width - GAP * (columns - 1)) / columns)
  const rows = Math.ceil(entries.length / columns)
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is at work here
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => cell + GAP,
    overscan: 2,
    // In one go with what else there is to do in a frame, instead of at once for every scroll.
    useFlushSync: false,
    paddingStart: GAP,
    paddingEnd: GAP,
  })
  useEffect(() => virtual.measure(), [virtual, cell])
  const isPatient = useCallback(() => virtual.isScrolling, [virtual])
  const inView = virtual.getVirtualItems()
  const last = inView.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= rows - 6) onEnd()
  })
  const current = Math.min(at, entries.length - 1)

  function toggle(key: string) {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    onChoose(next)
  }
  function choose(from: number, to: number) {
    onChoose(new Set(between(from, to).flatMap((n) => (entries[n] ? [keyOf(entries[n])] : []))))
  }

  function press(event: MouseEvent, n: number) {
    const entry = entries[n]
    if (!entry) return
    setAt(n)
    if (event.shiftKey) choose(anchor, n)
    else {
      setAnchor(n)
      if (event.ctrlKey || event.metaKey || selecting) toggle(keyOf(entry))
      else if (isPicture(entry)) onOpen(entry)
    }
  }

  function keys(event: KeyboardEvent) {
    const entry = entries[current]
    if (!entry) return
    const rowsInView = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / (cell + GAP)))
    const to = moveIn(current, event.key, columns, entries.length, rowsInView)
    const marked = entries.filter((each) => chosen.has(keyOf(each)))
    if (to !== undefined) {
      setAt(to)
      virtual.scrollToIndex(Math.floor(to / columns))
      if (event.shiftKey) choose(anchor, to)
      else setAnchor(to)
    } else if (event.key === ' ') toggle(keyOf(entry))
    else if (event.key === 'Enter' && isPicture(entry)) onOpen(entry)
    else if (event.key === 'Escape') onChoose(new Set())
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) choose(0, entries.length - 1)
    else if (/^[0-5]$/.test(event.key)) onRate(marked.length > 0 ? marked : [entry], Number(event.key))
    else if (event.key === 'c' && marked[0] && marked[1] && marked.length === 2)
      onCompare([marked[0], marked[1]])
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="listbox"
      aria-multiselectable="true"
      aria-label={t('gallery.pictures')}
      aria-describedby="gallery-keys"
      aria-activedescendant={entries.length > 0 ? `entry-${current}` : undefined}
      tabIndex={0}
      onKeyDown={keys}
    >
      <p id="gallery-keys" hidden>
        {t('gallery.keys')}
      </p>
      <div
        role="presentation"
        className={styles.rows}
        style={{ blockSize: virtual.getTotalSize() }}
        onClick={(event) => {
          const option = (event.target as Element).closest<HTMLElement>('[data-n]')
          if (option) press(event, Number(option.dataset.n))
        }}
      >
        {width > 0 &&
          inView.flatMap((row) =>
            Array.from({ length: Math.min(columns, entries.length - row.index * columns) }, (_, column) => {
              const n = row.index * columns + column
              const entry = entries[n]
              if (!entry) return null
              return (
                <Cell
                  key={keyOf(entry)}
                  entry={entry}
                  n={n}
                  x={GAP + column * (cell + GAP)}
                  y={row.start}
                  size={cell}
                  of={more ? -1 : entries.length}
                  chosen={chosen.has(keyOf(entry))}
                  at={n === current}
                  isPatient={isPatient}
                />
              )
            }),
          )}
      </div>
    </div>
  )
}

interface CellProps {
  entry: Entry
  n: number
  x: number
  y: number
  size: number
  of: number
  chosen: boolean
  at: boolean
  isPatient: () => boolean
}

/** One of the grid. Rows come and go while it scrolls; those that stay are not drawn again. */
const Cell = memo(function Cell({ entry, n, x, y, size, of, chosen, at, isPatient }: CellProps) {
  const { t } = useTranslation()
  return (
    <div
      id={`entry-${n}`}
      role="option"
      aria-selected={chosen}
      aria-setsize={of}
      aria-posinset={n + 1}
      aria-label={t('gallery.entry', { name: entry.output.file, count: entry.rating ?? 0 })}
      data-n={n}
      data-at={at || undefined}
      data-stars={entry.rating ? '★'.repeat(entry.rating) : undefined}
      data-file={isPicture(entry) ? undefined : entry.output.file}
      className={styles.entry}
      style={{ transform: `translate(${x}px, ${y}px)`, inlineSize: size, blockSize: size }}
    >
      {isPicture(entry) && (
        <Thumbnail src={thumbnailUrl(entry.runId, entry.n, size > 130 ? 256 : 128)} isPatient={isPatient} />
      )}
    </div>
  )
})

const GLANCE = 200
const AGAIN = 1_500

/**
 * The picture small. What only flies past is not asked for.
 *
 * @param isPatient whether to wait for a glance first
 */
function Thumbnail({ src, isPatient }: { src: string; isPatient: () => boolean }) {
  const [wanted, setWanted] = useState(() => !isPatient())
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (wanted) return
    const timer = setTimeout(() => setWanted(true), GLANCE)
    return () => clearTimeout(timer)
  }, [wanted])
  useEffect(() => {
    // A server that is busy is asked once more.
    if (tries !== 1) return
    const timer = setTimeout(() => setTries(2), AGAIN)
    return () => clearTimeout(timer)
  }, [tries])
  if (!wanted || tries === 1) return null
  return <img src={src} alt="" decoding="async" onError={() => setTries((now) => now + 1)} />
}
