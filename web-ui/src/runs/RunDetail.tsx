import { type ReactNode, Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Refusal } from '@/api/client'
import { graphOfRunPath, heatOfRunPath, replayPath } from '@/app/routes'
import { ComparePicker } from '@/compare/ComparePicker'
import { CopyReplayLink } from '@/replay/CopyReplayLink'
import { Icon } from '@/shared/Icon'
import { Marks } from '@/runs/Marks'
import { NodeTimes } from '@/runs/NodeTimes'
import { Progress, ProgressWords } from '@/runs/Progress'
import { RunPictures } from '@/runs/RunPictures'
import { StepTravel } from '@/runs/StepTravel'
import { attempt } from '@/runs/attempt'
import { isOver, previewOf } from '@/runs/liveRun'
import { type RunRecord, useRecord, useSummary, valuesOf } from '@/runs/record'
import { useRuns } from '@/runs/runStore'
import { cancel, runAgain, runWithNewSeeds } from '@/runs/submit'
import { duration, moment } from '@/runs/time'
import { notify } from '@/shared/notices'
import c from '@/runs/controls.module.css'
import styles from '@/runs/RunDetail.module.css'

const Lightbox = lazy(async () => ({ default: (await import('@/gallery/Lightbox')).Lightbox }))

const MOST_SEEDS = 100

/** Everything about one run. */
export function RunDetail({ id }: { id: string }) {
  const { t } = useTranslation()
  const { record, notes } = useRecord(id)
  const [shown, setShown] = useState<number>()
  if (record.isError) {
    const unknown = record.error instanceof Refusal && record.error.status === 404
    return <p className={styles.nothing}>{t(unknown ? 'runs.unknown' : 'runs.notAsked')}</p>
  }
  if (!record.data) return null
  const run = record.data
  const pictures = run.outputs.flatMap((output, n) =>
    output.mediaType.startsWith('image/') ? [{ runId: id, n, name: run.workflow.name ?? '', output }] : [],
  )
  return (
    <article className={styles.run} aria-labelledby="run-title">
      <Head run={run} />
      <NowRunning id={id} />
      <Failure run={run} />
      <RunPictures run={run} onOpen={setShown} />
      <StepTravel run={run} />
      <div className={styles.columns}>
        <Part title={t('runs.marks')}>
          <Marks id={id} />
        </Part>
        {notes.length > 0 && (
          <Part title={t('runs.notes')}>
            <ul className={styles.notes}>
              {notes.map((note) => (
                <li key={note.node + note.sentence}>
                  <code>{note.node}</code> {note.sentence}
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part title={t('runs.times')}>
          <NodeTimes run={run} />
          {isOver(run.status) && (
            <Link className={styles.download} href={heatOfRunPath(id)}>
              {t('heat.open')}
            </Link>
          )}
        </Part>
        <Part title={t('runs.values')}>
          <Values run={run} />
        </Part>
        <Part title={t('runs.record')}>
          <Provenance run={run} />
        </Part>
      </div>
      {shown !== undefined && (
        <Suspense>
          <Lightbox
            entries={pictures}
            at={Math.max(
              0,
              pictures.findIndex((picture) => picture.n === shown),
            )}
            onMove={(at) => setShown(pictures[at]?.n)}
            onClose={() => setShown(undefined)}
          />
        </Suspense>
      )}
    </article>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Head({ run }: { run: RunRecord }) {
  const { t, i18n } = useTranslation()
  const summary = useSummary(run.runId).data
  const [comparing, setComparing] = useState(false)
  const [count, setCount] = useState(4)
  const id = run.runId
  const told = toldHash(run)
  const took =
    run.started && run.finished
      ? new Date(run.finished).getTime() - new Date(run.started).getTime()
      : undefined
  async function again(action: () => Promise<unknown>) {
    await action()
    notify(t('runs.queued'), 'good')
  }
  return (
    <header className={styles.head}>
      <h1 id="run-title">{run.workflow.name || t('runs.unnamed')}</h1>
      <p className={styles.facts}>
        <span className={c.status} data-status={run.status}>
          {t(`runs.status.${run.status}`)}
        </span>
        <span>{moment(run.queued, i18n.language)}</span>
        {took !== undefined && <span>{t('runs.took', { time: duration(took) })}</span>}
        {summary && summary.attempts > 1 && <span>{t('runs.attempt', { n: summary.attempts })}</span>}
      </p>
      <div className={styles.actions}>
        <Link className={`${c.button} ${c.primary}`} href={graphOfRunPath(id)}>
          <Icon name="graph" />
          {t('runs.openGraph')}
        </Link>
        {!isOver(run.status) && (
          <button className={c.button} onClick={() => attempt(() => cancel(id))}>
            <Icon name="close" />
            {t('app.cancel')}
          </button>
        )}
        <button className={c.button} onClick={() => attempt(() => again(() => runAgain(id)))}>
          <Icon name="again" />
          {t('runs.again')}
        </button>
        {Object.keys(run.seeds).length > 0 && (
          <form
            className={styles.batch}
            onSubmit={(event) => {
              event.preventDefault()
              attempt(() => again(() => runWithNewSeeds(id, count)))
            }}
          >
            <button className={c.button}>
              <Icon name="dice" />
              {t('runs.newSeeds')}
            </button>
            <input
              className={c.field}
              type="number"
              min={1}
              max={MOST_SEEDS}
              required
              value={count}
              aria-label={t('runs.howMany')}
              onChange={(event) => setCount(event.target.valueAsNumber)}
            />
          </form>
        )}
        {run.outputs.some((output) => output.mediaType.startsWith('image/')) && (
          <button className={c.button} onClick={() => setComparing(true)}>
            <Icon name="compare" />
            {t('runs.compareWith')}
          </button>
        )}
        {told !== undefined && <CopyReplayLink hash={told} />}
      </div>
      {comparing && <ComparePicker of={id} onClose={() => setComparing(false)} />}
    </header>
  )
}

/** While it runs: how far, and what it looks like. */
function NowRunning({ id }: { id: string }) {
  const { t } = useTranslation()
  const run = useRuns((state) => state.runs[id])
  if (run?.status !== 'running') return null
  const preview = previewOf(run)
  return (
    <section className={styles.now} aria-label={t('runs.progressOf', { name: run.name })}>
      {preview && <img src={preview} alt={t('runs.preview')} />}
      <Progress run={run} />
      <p className={styles.facts}>
        <ProgressWords run={run} node />
      </p>
    </section>
  )
}

/** Why it failed: what, where, what to do. */
function Failure({ run }: { run: RunRecord }) {
  const { t } = useTranslation()
  const summary = useSummary(run.runId).data
  const error = run.error
  if (!error) return summary?.error ? <p className={styles.failure}>{summary.error}</p> : null
  return (
    <section className={styles.failure} aria-label={t('runs.failure')}>
      <h2>{t(`runs.errors.${error.kind}.title`)}</h2>
      <p>{error.message}</p>
      <p className={c.soft}>{t(`runs.errors.${error.kind}.remedy`)}</p>
      {error.node && (
        <Link className={c.button} href={graphOfRunPath(run.runId, error.node)}>
          <Icon name="graph" />
          {t('runs.showNode')}
        </Link>
      )}
    </section>
  )
}

function Values({ run }: { run: RunRecord }) {
  const { t } = useTranslation()
  const values = valuesOf(run)
  if (values.length === 0) return <p className={c.soft}>{t('runs.noValues')}</p>
  return (
    <dl className={styles.values}>
      {values.map(({ node, port, value }) => (
        <div key={`${node}.${port}`}>
          <dt>
            <span>{node}.</span>
            {port}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The hash of what the first file tells of the run, if it tells anything. */
const toldHash = (run: RunRecord) => run.outputs.flatMap((output) => output.provenance ?? [])[0]

function Provenance({ run }: { run: RunRecord }) {
  const { t } = useTranslation()
  const told = toldHash(run)
  const rows: [string, string][] = [
    [t('runs.engine'), run.engine],
    [t('runs.device'), run.device],
    ...run.models.map((model): [string, string] => [model.name, model.sha256]),
    ...run.inputs.map((input): [string, string] => [input.name, input.sha256]),
    ...run.plugins.map((plugin): [string, string] => [`${plugin.id} ${plugin.version}`, plugin.sha256]),
    [t('runs.id'), run.runId],
  ]
  return (
    <>
      <dl className={styles.values}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <a
        className={styles.download}
        href={`/api/v1/runs/${encodeURIComponent(run.runId)}`}
        download={`${run.runId}.json`}
      >
        {t('runs.download')}
      </a>
      {told !== undefined && (
        <Link className={styles.download} href={replayPath(told)}>
          {t('replay.open')}
        </Link>
      )}
    </>
  )
}
