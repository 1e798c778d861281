import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Refusal, type Schemas, api, ask } from '@/api/client'
import { comparePath, runPath } from '@/app/routes'
import { Circumstances } from '@/compare/Circumstances'
import { Icon } from '@/shared/Icon'
import { Progress, ProgressWords } from '@/runs/Progress'
import { useRuns } from '@/runs/runStore'
import c from '@/runs/controls.module.css'
import styles from '@/replay/Replay.module.css'

type Verdict = Schemas['ReplayVerdict']
type Compared = Verdict['outputs'][number]

/** How making it again came out: the same pixels, or what differs and why. */
export function Outcome({ id, original }: { id: string; original: string }) {
  const { t } = useTranslation()
  const run = useRuns((state) => state.runs[id])
  const { data, error } = useQuery({
    queryKey: ['runs', 'replay', id],
    // The verdict comes some time after the event that the run is over: only asking tells.
    refetchInterval: ({ state }) => (state.data?.verdict || state.error ? false : 1_000),
    queryFn: () => ask(api.GET('/api/v1/replays/{id}', { params: { path: { id } } })),
    retry: false,
  })
  if (error) {
    const unknown = error instanceof Refusal && error.status === 404
    return <p className={styles.intro}>{t(unknown ? 'replay.noReplay' : 'runs.notAsked')}</p>
  }
  if (!data) return null
  if (data.verdict) return <Judged verdict={data.verdict} original={original} />
  return (
    <section className={styles.verdict} aria-label={t('replay.verdictTitle')}>
      <h2>{t('replay.working')}</h2>
      {run && <Progress run={run} />}
      {run && (
        <p className={styles.facts}>
          <ProgressWords run={run} node />
        </p>
      )}
    </section>
  )
}

function Judged({ verdict, original }: { verdict: Verdict; original: string }) {
  const { t } = useTranslation()
  const { outcome, outputs, changes, replay } = verdict
  const bytes = outputs.every((output) => output.same === 'bytes')
  return (
    <section className={styles.verdict} data-outcome={outcome} aria-label={t('replay.verdictTitle')}>
      <div role="status">
        <h2>
          <Icon name={outcome === 'identical' ? 'check' : 'warn'} size={22} />
          {t(`replay.outcome.${outcome}`)}
        </h2>
        <p>
          {outcome === 'identical'
            ? t(bytes ? 'replay.bytes' : 'replay.shows', { count: outputs.length })
            : outcome === 'failed'
              ? verdict.sentences[0]
              : t(`replay.means.${outcome}`)}
        </p>
      </div>
      {outputs.map((output, n) =>
        output.same === 'different' || output.same === 'unknown' ? (
          <Differs key={`${output.node} ${output.number}`} output={output} replay={replay} n={n} />
        ) : null,
      )}
      {(changes.length > 0 || outcome === 'different') && (
        <div className={styles.reasons}>
          <h3>{t(outcome === 'identical' ? 'replay.changed' : 'replay.reasons')}</h3>
          {changes.length > 0 ? <Circumstances changes={changes} /> : <p>{t('replay.noReason')}</p>}
        </div>
      )}
      <div className={styles.actions}>
        <Link className={c.button} href={comparePath(original, replay)}>
          <Icon name="compare" />
          {t('replay.compare')}
        </Link>
        <Link className={c.button} href={runPath(replay)}>
          {t('replay.itsRun')}
        </Link>
      </div>
    </section>
  )
}

/** A file that does not show what it showed, and where its pixels differ. */
function Differs({ output, replay, n }: { output: Compared; replay: string; n: number }) {
  const { t, i18n } = useTranslation()
  const { pixels } = output
  if (!pixels) return <p>{output.sentence}</p>
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value)
  const name = output.before ?? output.node
  return (
    <figure className={styles.difference}>
      <img
        src={`/api/v1/replays/${encodeURIComponent(replay)}/outputs/${n}/difference`}
        alt={t('replay.difference', { name })}
      />
      <figcaption>
        <b>{name}</b>
        <dl>
          <div>
            <dt>{t('compare.pixels')}</dt>
            <dd>
              {t('compare.of', {
                n: number(pixels.differing),
                of: number(pixels.pixels),
                percent: number((100 * pixels.differing) / pixels.pixels, 2),
              })}
            </dd>
          </div>
          {pixels.psnr !== undefined && (
            <div>
              <dt>{t('compare.psnr')}</dt>
              <dd>{`${number(pixels.psnr, 2)} dB`}</dd>
            </div>
          )}
          <div>
            <dt>{t('compare.largest')}</dt>
            <dd>{pixels.greatest}</dd>
          </div>
        </dl>
        <p className={c.soft}>{t('replay.amplified')}</p>
      </figcaption>
    </figure>
  )
}
