import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { Refusal } from '@/api/client'
import { comparePath, routes } from '@/app/routes'
import { Grid } from '@/gallery/Grid'
import { Lightbox } from '@/gallery/Lightbox'
import { type Entry, isPicture, keyOf, useOutputs } from '@/gallery/outputs'
import { Icon } from '@/shared/Icon'
import { OF_FILES, RunSearch } from '@/runs/RunSearch'
import { Stars } from '@/runs/Stars'
import { attempt } from '@/runs/attempt'
import { conditions, is, toggled } from '@/runs/conditions'
import { mark } from '@/runs/record'
import { useSettled } from '@/runs/time'
import c from '@/runs/controls.module.css'
import styles from '@/gallery/Gallery.module.css'

const SIZES = { small: 104, medium: 168, large: 248 } as const
type Size = keyof typeof SIZES
const STORED = 'darkroom.gallery.size'

const storedSize = (): Size => {
  const stored = localStorage.getItem(STORED)
  return stored !== null && stored in SIZES ? (stored as Size) : 'medium'
}

/** All that runs ever made. */
export function GalleryScreen() {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [q, setQ] = useState(new URLSearchParams(useSearch()).get('q') ?? '')
  const asked = useSettled(q.trim())
  const found = useOutputs(asked)
  const pages = found.data?.pages
  const entries = useMemo<Entry[]>(() => pages?.flatMap((page) => page.outputs) ?? [], [pages])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [selecting, setSelecting] = useState(false)
  const [shown, setShown] = useState<string>()
  const [size, setSize] = useState<Size>(storedSize)
  const pictures = useMemo(() => entries.filter(isPicture), [entries])
  const at = pictures.findIndex((entry) => keyOf(entry) === shown)

  function search(next: string) {
    setQ(next)
    setChosen(new Set())
    const params = new URLSearchParams(next.trim() ? { q: next.trim() } : {})
    go(routes.gallery + (params.size > 0 ? `?${params}` : ''), { replace: true })
  }
  const problem =
    found.error instanceof Refusal && found.error.status === 400
      ? [found.error.message, found.error.problem.remedy].filter(Boolean).join(' ')
      : undefined
  const selected = entries.filter((entry) => chosen.has(keyOf(entry)))

  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.top}>
          <h1>{t('app.gallery')}</h1>
          <Folders entries={entries} q={q} onChange={search} />
          <div className={styles.sizes} role="group" aria-label={t('gallery.size')}>
            {(Object.keys(SIZES) as Size[]).map((each) => (
              <button
                key={each}
                aria-pressed={size === each}
                aria-label={t(`gallery.sizes.${each}`)}
                onClick={() => {
                  setSize(each)
                  localStorage.setItem(STORED, each)
                }}
              >
                <span data-size={each} />
              </button>
            ))}
          </div>
          <button className={c.button} aria-pressed={selecting} onClick={() => setSelecting(!selecting)}>
            <Icon name="check" />
            {t('gallery.select')}
          </button>
        </div>
        <RunSearch q={q} problem={problem} quick={OF_FILES} onChange={search} />
      </header>
      {entries.length === 0 && !found.isPending ? (
        <p className={styles.nothing}>
          {t(found.isError ? 'runs.notAsked' : q ? 'gallery.notFound' : 'gallery.empty')}
        </p>
      ) : (
        <Grid
          entries={entries}
          size={SIZES[size]}
          chosen={chosen}
          selecting={selecting}
          more={found.hasNextPage}
          onChoose={setChosen}
          onOpen={(entry) => setShown(keyOf(entry))}
          onRate={(which, rating) => attempt(() => rateAll(which, rating))}
          onCompare={(two) => go(comparePath(keyOf(two[0]), keyOf(two[1])))}
          onEnd={() => {
            if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
          }}
        />
      )}
      {selected.length > 0 && (
        <section className={styles.bar} aria-label={t('gallery.chosen', { count: selected.length })}>
          <span role="status">{t('gallery.chosen', { count: selected.length })}</span>
          <Stars rating={0} onRate={(rating) => attempt(() => rateAll(selected, rating))} />
          <AddTag entries={selected} />
          <button
            className={c.button}
            disabled={selected.length !== 2}
            title={t('gallery.compareHint')}
            onClick={() => {
              const [a, b] = selected
              if (a && b) go(comparePath(keyOf(a), keyOf(b)))
            }}
          >
            <Icon name="compare" />
            {t('gallery.compare')}
          </button>
          <button
            className={c.icon}
            aria-label={t('gallery.chooseNone')}
            onClick={() => setChosen(new Set())}
          >
            <Icon name="close" />
          </button>
        </section>
      )}
      {at >= 0 && (
        <Lightbox
          entries={pictures}
          at={at}
          onMove={(to) => setShown(pictures[to] && keyOf(pictures[to]))}
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  )
}

/** Marks belong to runs: of several pictures of one it is rated once. */
async function rateAll(entries: Entry[], rating: number) {
  for (const id of new Set(entries.map((entry) => entry.runId))) await mark(id, { rating })
}

function AddTag({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation()
  const [tag, setTag] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const next = tag.trim()
        if (!next) return
        const tags = new Map(entries.map((entry) => [entry.runId, entry.tags ?? []]))
        attempt(async () => {
          for (const [id, before] of tags) await mark(id, { tags: [...new Set([...before, next])] })
          setTag('')
        })
      }}
    >
      <input
        className={c.field}
        value={tag}
        maxLength={60}
        aria-label={t('runs.addTag')}
        placeholder={t('runs.addTag')}
        onChange={(event) => setTag(event.target.value)}
      />
    </form>
  )
}

/** By workflow and by tag, as folders would have it: of what is loaded, as those are what can be seen. */
function Folders({ entries, q, onChange }: { entries: Entry[]; q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation()
  const now = conditions(q)
  return (['name', 'tag'] as const).map((kind) => {
    const present = now.filter((each) => each.startsWith(`${kind}=`))
    const known = new Set(
      entries.flatMap((entry) => (kind === 'name' ? [entry.name] : (entry.tags ?? []))).filter(Boolean),
    )
    const values = [...new Set([...present, ...[...known].sort().map((each) => is(kind, each))])]
    if (values.length === 0) return null
    return (
      <select
        key={kind}
        className={c.field}
        aria-label={t(`gallery.by.${kind}`)}
        value={present[0] ?? ''}
        onChange={(event) => {
          const without = present.reduce(toggled, q)
          onChange(event.target.value ? toggled(without, event.target.value) : without)
        }}
      >
        <option value="">{t(`gallery.all.${kind}`)}</option>
        {values.map((each) => (
          <option key={each} value={each}>
            {each.slice(kind.length + 1).replaceAll('"', '')}
          </option>
        ))}
      </select>
    )
  })
}
