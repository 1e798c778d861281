import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { Refusal, type Schemas, api, ask } from '@/api/client'
import { graphOfRunPath, replayPath, runPath } from '@/app/routes'
import { CopyReplayLink } from '@/replay/CopyReplayLink'
import { Outcome } from '@/replay/Outcome'
import { brief } from '@/compare/runDiff'
import { Icon } from '@/shared/Icon'
import { outputUrl } from '@/runs/submit'
import c from '@/runs/controls.module.css'
import styles from '@/replay/Replay.module.css'

type SharedRecord = Schemas['SharedRecord']

/** How something was made, by the hash of what it tells of that, and whether it can be made again. */
export function ReplayScreen({ hash }: { hash: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['record', hash],
    queryFn: () => ask(api.GET('/api/v1/records/{hash}', { params: { path: { hash } } })),
    retry: false,
  })
  if (error) {
    const unknown = error instanceof Refusal && error.status === 404
    return (
      <div className={styles.nothing}>
        <h1>{t(unknown ? 'replay.unknown' : 'runs.notAsked')}</h1>
        {unknown && <p>{t('replay.unknownRemedy')}</p>}
      </div>
    )
  }
  return data ? <Replayable record={data} /> : null
}

function Replayable({ record }: { record: SharedRecord }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const again = new URLSearchParams(useSearch()).get('as')
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  async function reproduce() {
    setAsking(true)
    setRefusal(undefined)
    try {
      const path = { id: record.runId }
      const { runId } = await ask(api.POST('/api/v1/runs/{id}/replay', { params: { path } }))
      // In the address, so that a reload shows the same verdict.
      go(replayPath(record.hash, runId), { replace: true })
    } catch (problem) {
      setRefusal(problem instanceof Refusal ? problem : new Refusal(0, { detail: t('runs.notAsked') }))
    } finally {
      setAsking(false)
    }
  }

  const n = Math.max(
    record.outputs.findIndex((output) => output.meant),
    0,
  )
  const output = record.outputs[n]
  const picture = output?.mediaType.startsWith('image/') === true
  return (
    <article className={styles.screen} aria-labelledby="replay-title">
      <header className={styles.head}>
        <p className={c.soft}>{t('replay.title')}</p>
        <h1 id="replay-title">{record.workflow.name || t('runs.unnamed')}</h1>
        <p className={styles.intro}>{t('replay.intro')}</p>
        <div className={styles.actions}>
          <button className={`${c.button} ${c.primary}`} disabled={asking} onClick={() => void reproduce()}>
            <Icon name="again" />
            {t('replay.reproduce')}
          </button>
          <Link className={c.button} href={graphOfRunPath(record.runId)}>
            <Icon name="graph" />
            {t('runs.openGraph')}
          </Link>
          <CopyReplayLink hash={record.hash} />
        </div>
      </header>
      {refusal && (
        <section className={styles.verdict} data-outcome="failed" role="alert">
          <h2>{t('replay.cannot')}</h2>
          <p>{refusal.message}</p>
          {refusal.problem.remedy !== undefined && <p className={c.soft}>{refusal.problem.remedy}</p>}
        </section>
      )}
      {!refusal && again !== null && <Outcome key={again} id={again} original={record.runId} />}
      <div className={styles.columns}>
        {picture && (
          <figure className={styles.picture}>
            <img src={outputUrl(record.runId, n)} alt={t('replay.picture', { name: output.file })} />
            <figcaption className={c.soft}>{output.file}</figcaption>
          </figure>
        )}
        <Told record={record} output={output} />
      </div>
    </article>
  )
}

/** All that the record says, each hash in full. */
function Told({
  record,
  output,
}: {
  record: SharedRecord
  output: SharedRecord['outputs'][number] | undefined
}) {
  const { t } = useTranslation()
  const hashed = ({ name, sha256 }: { name: string; sha256: string }): [string, string] => [name, sha256]
  const groups: [string, [string, string][]][] = [
    [t('replay.seeds'), Object.entries(record.seeds).map(([port, seed]) => [port, String(seed)])],
    [t('replay.models'), record.models.map(hashed)],
    [t('replay.inputs'), record.inputs.map(hashed)],
    [t('replay.plugins'), record.plugins.map(({ id, version, sha256 }) => [`${id} ${version}`, sha256])],
    [
      t('replay.where'),
      [
        [t('runs.engine'), record.engine],
        [t('runs.device'), record.device],
      ],
    ],
    [
      t('replay.made'),
      output ? [[output.file, output.sha256], ...(output.content ? [pixels(output.content)] : [])] : [],
    ],
  ]
  return (
    <section className={styles.told} aria-label={t('replay.told')}>
      {groups.map(([title, rows]) => (
        <div key={title}>
          <h2>{title}</h2>
          {rows.length === 0 ? (
            <p className={c.soft}>{t('replay.none')}</p>
          ) : (
            <dl>
              {rows.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <code title={value}>{brief(value)}</code>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
      <Link href={runPath(record.runId)}>{t('replay.wholeRun')}</Link>
    </section>
  )
  function pixels(content: string): [string, string] {
    return [t('replay.content'), content]
  }
}
