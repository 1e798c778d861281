import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { api, ask } from '@/api/client'
import { comparePath, runPath } from '@/app/routes'
import { Differing } from '@/compare/Differing'
import { Flicker } from '@/compare/Flicker'
import { Picture, type Side } from '@/compare/Picture'
import { RunDifference } from '@/compare/RunDifference'
import { Slider } from '@/compare/Slider'
import { DifferenceMap } from '@/compare/DifferenceMap'
import { useDifference } from '@/compare/useDifference'
import { useView } from '@/compare/useView'
import { Icon } from '@/shared/Icon'
import type { RunRecord } from '@/runs/record'
import { outputUrl } from '@/runs/submit'
import c from '@/runs/controls.module.css'
import styles from '@/compare/Compare.module.css'

const MODES = ['slider', 'side', 'flicker', 'difference'] as const
type Mode = (typeof MODES)[number]

/** Two runs: their pictures, looked at in four ways, and what makes one another. */
export function CompareScreen({ a, b }: { a: string; b: string }) {
  const { t } = useTranslation()
  const left = useSide('A', a)
  const right = useSide('B', b)
  if (left.failed || right.failed) return <p className={styles.nothing}>{t('compare.missing')}</p>
  if (!left.record || !right.record) return null
  if (!left.side || !right.side) return <Unpictured a={left.record} b={right.record} />
  return <Compared key={`${a} ${b}`} a={left.side} b={right.side} refs={[a, b]} />
}

/** Two runs of which one at least left no picture: there is still what makes one another. */
function Unpictured({ a, b }: { a: RunRecord; b: RunRecord }) {
  const { t } = useTranslation()
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{t('compare.title')}</h1>
      </header>
      <div className={styles.captions}>
        <Caption {...{ label: 'A', record: a }} />
        <Caption {...{ label: 'B', record: b }} />
      </div>
      <p className={styles.nothing}>{t('compare.unpictured')}</p>
      <RunDifference a={a} b={b} />
    </div>
  )
}

function useSide(label: 'A' | 'B', ref: string): { side?: Side; record?: RunRecord; failed: boolean } {
  const [, id = ref, place] = /^(.+)\.(\d+)$/.exec(ref) ?? []
  const { data, isError } = useQuery({
    queryKey: ['runs', 'record', id],
    queryFn: () => ask(api.GET('/api/v1/runs/{id}', { params: { path: { id } } })),
    retry: false,
  })
  if (!data) return { failed: isError }
  const n =
    place === undefined
      ? data.outputs.findIndex((output) => output.mediaType.startsWith('image/'))
      : Number(place)
  const output = data.outputs[n]
  if (!output) return { record: data, failed: place !== undefined }
  return {
    side: { label, url: outputUrl(id, n), record: data, file: output.file },
    record: data,
    failed: false,
  }
}

function Compared({ a, b, refs }: { a: Side; b: Side; refs: [string, string] }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('as')
  const mode = MODES.find((each) => each === asked) ?? 'slider'
  const frame = useRef<HTMLDivElement>(null)
  const look = useView(frame)
  const [split, setSplit] = useState(50)
  const found = useDifference(a.url, b.url)

  const to = (next: Mode, [first, second] = refs) =>
    go(`${comparePath(first, second)}${next === 'slider' ? '' : `?as=${next}`}`, { replace: true })

  function keys(event: KeyboardEvent) {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
    look.key(event)
    const number = MODES[Number(event.key) - 1]
    if (number) to(number)
    if (event.key === 'x') to(mode, [refs[1], refs[0]])
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys for what the buttons do too
    <div className={styles.screen} onKeyDown={keys}>
      <header className={styles.head}>
        <h1>{t('compare.title')}</h1>
        <div className={styles.modes} role="group" aria-label={t('compare.how')}>
          {MODES.map((each, n) => (
            <button key={each} aria-pressed={mode === each} title={`${n + 1}`} onClick={() => to(each)}>
              {t(`compare.modes.${each}`)}
            </button>
          ))}
        </div>
        <div className={styles.tools}>
          <button
            className={c.icon}
            aria-label={t('compare.closer')}
            title="+"
            onClick={() => look.zoom(1.5)}
          >
            <Icon name="plus" />
          </button>
          <button
            className={c.icon}
            aria-label={t('compare.farther')}
            title="-"
            onClick={() => look.zoom(1 / 1.5)}
          >
            <Icon name="minus" />
          </button>
          <button className={c.icon} aria-label={t('compare.whole')} title="0" onClick={look.reset}>
            <Icon name="fit" />
          </button>
          <button className={c.button} onClick={() => to(mode, [refs[1], refs[0]])}>
            {t('compare.swap')}
          </button>
        </div>
      </header>
      <div className={styles.captions}>
        <Caption {...a} />
        <Caption {...b} />
      </div>
      <div ref={frame} className={styles.stage} data-testid="stage" data-mode={mode} {...look.drag}>
        {mode === 'slider' && <Slider a={a} b={b} split={split} onSplit={setSplit} />}
        {mode === 'side' &&
          [a, b].map((side) => (
            <div key={side.label} className={styles.pane}>
              <Picture side={side} />
            </div>
          ))}
        {mode === 'flicker' && <Flicker a={a} b={b} />}
        {mode === 'difference' && <DifferenceMap found={found} />}
      </div>
      <Differing found={found} />
      <RunDifference a={a.record} b={b.record} />
    </div>
  )
}

function Caption({ label, record, file }: Pick<Side, 'label' | 'record'> & { file?: string }) {
  const { t } = useTranslation()
  const seeds = [...new Set(Object.values(record.seeds))]
  return (
    <p>
      <span className={styles.letter}>{label}</span>
      <Link href={runPath(record.runId)}>{record.workflow.name || t('runs.unnamed')}</Link>
      {file !== undefined && <span className={c.soft}>{file}</span>}
      {seeds.length > 0 && <span className={c.soft}>{t('runs.seedIs', { seed: seeds.join(', ') })}</span>}
    </p>
  )
}
