import { useTranslation } from 'react-i18next'
import type { Catalogue } from '@/document/definitions'
import { useCanvas } from '@/editor/canvasStore'
import { useDocumentStore } from '@/editor/open'
import { usePlanned } from '@/editor/planning'
import { showNode } from '@/editor/showing'
import { type Plan, outlineOf } from '@/runs/forecast'
import { size } from '@/runs/size'
import { duration } from '@/runs/time'
import { Icon } from '@/shared/Icon'
import c from '@/runs/controls.module.css'
import styles from '@/editor/Plan.module.css'

/** Beside the button that runs: what that would do, in a few words. */
export function PlanButton() {
  const { t } = useTranslation()
  const { plan, asking } = usePlanned()
  const open = useCanvas((state) => state.plan)
  const words = usePlanWords(plan)
  if (!plan && !asking) return null
  return (
    <button
      type="button"
      className={styles.button}
      data-asking={asking || undefined}
      data-bad={(plan && (plan.problems.length > 0 || plan.fits === false)) || undefined}
      aria-expanded={open}
      aria-controls="plan"
      aria-label={t('plan.button', { what: words })}
      onClick={() => useCanvas.setState({ plan: !open })}
    >
      <Icon name={plan?.fits === false || plan?.problems.length ? 'warn' : 'info'} size={15} />
      <span aria-hidden="true">{words}</span>
    </button>
  )
}

/** A plan as one line. */
function usePlanWords(plan: Plan | undefined): string {
  const { t } = useTranslation()
  if (!plan) return t('plan.asking')
  const { of, runs, blocked, problems, ms, partly, fits } = outlineOf(plan)
  if (problems > 0) return t('plan.problems', { count: problems })
  const parts: string[] =
    runs === 0 && blocked === 0
      ? [t('plan.nothing')]
      : [
          t('plan.willRun', { count: runs, of }),
          ...(ms === undefined || (partly && ms < 1)
            ? []
            : [t(partly ? 'plan.atLeast' : 'plan.about', { time: duration(ms) })]),
        ]
  if (fits === false) parts.push(t('plan.wontFit'))
  return parts.join(' · ')
}

/** What a run would do, node by node. */
export function PlanPanel({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation()
  const { plan, asking, fresh } = usePlanned()
  const open = useCanvas((state) => state.plan)
  if (!open) return null
  return (
    <section id="plan" className={styles.panel} aria-labelledby="plan-title" aria-busy={asking}>
      <header>
        <h2 id="plan-title">{t('plan.title')}</h2>
        <button
          type="button"
          className={c.icon}
          aria-label={t('plan.close')}
          onClick={() => useCanvas.setState({ plan: false })}
        >
          <Icon name="close" />
        </button>
      </header>
      {plan ? (
        <>
          <Figures plan={plan} />
          {fresh && <p className={c.soft}>{t('plan.fresh')}</p>}
          <Problems plan={plan} />
          {plan.nodes.length > 0 && <Nodes plan={plan} catalogue={catalogue} />}
        </>
      ) : (
        <p>{t('plan.asking')}</p>
      )}
    </section>
  )
}

function Figures({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const { of, runs, blocked, ms, partly } = outlineOf(plan)
  if (plan.nodes.length === 0) return null
  const never = [...new Set(plan.unestimated)]
  return (
    <>
      <p>
        {runs === 0 && blocked === 0 ? t('plan.nothingHint') : t('plan.willRun', { count: runs, of })}
        {blocked > 0 && ` · ${t('plan.blocked', { count: blocked })}`}
      </p>
      <dl className={styles.figures}>
        <div>
          <dt>{t('plan.time')}</dt>
          <dd>
            {ms === undefined
              ? t(runs > 0 ? 'plan.noEstimate' : 'plan.unknown')
              : t(partly ? 'plan.atLeast' : 'plan.about', { time: duration(ms) })}
            {partly && ms !== undefined && (
              <span className={c.soft}>
                {t('plan.partly', { nodes: never.slice(0, 4).join(', ') + (never.length > 4 ? ' …' : '') })}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('plan.memory')}</dt>
          <dd>
            {plan.peakBytes === undefined ? (
              t(runs > 0 ? 'plan.noEstimate' : 'plan.unknown')
            ) : (
              <>
                {t('plan.ofMemory', { most: size(plan.peakBytes), all: size(plan.memoryBytes) })}
                {plan.fits && ` · ${t('plan.fits')}`}
              </>
            )}
          </dd>
        </div>
      </dl>
      {plan.fits === false && (
        <p className={styles.bad} role="alert">
          <b>{t('plan.wontFit')}</b> {plan.advice}
        </p>
      )}
    </>
  )
}

function Problems({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  if (plan.problems.length === 0) return null
  return (
    <ul className={styles.problems} aria-label={t('plan.problems', { count: plan.problems.length })}>
      {plan.problems.map((problem, n) => (
        <li key={n} translate="no">
          {problem.node === undefined || problem.subgraph !== undefined ? (
            problem.message
          ) : (
            <button type="button" onClick={() => showNode(store, [problem.node ?? ''], problem.port)}>
              {problem.message}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Nodes({ plan, catalogue }: { plan: Plan; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  return (
    <table className={styles.table}>
      <caption className={c.hidden}>{t('plan.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('plan.node')}</th>
          <th scope="col">{t('plan.state')}</th>
          <th scope="col">{t('plan.estimate')}</th>
          <th scope="col">{t('plan.peak')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.nodes.map((node) => {
          const works = node.state === 'runs' || node.state === 'unknown-until-run'
          const saves = node.state === 'unknown-until-run' && catalogue.types.get(node.type)?.output
          return (
            <tr key={node.node} data-row={node.node} data-plan={node.state}>
              <th scope="row">
                <button
                  type="button"
                  translate="no"
                  aria-label={t('plan.show', { node: node.node })}
                  onClick={() => showNode(store, node.node.split('/'))}
                >
                  {node.node}
                </button>
              </th>
              <td title={node.why}>{saves ? t('plan.saves') : t(`plan.states.${node.state}`)}</td>
              <td title={works && node.basis ? t(`plan.basis.${node.basis}`) : undefined}>
                {works && node.ms !== undefined && duration(node.ms)}
              </td>
              <td>{works && node.peakBytes !== undefined && size(node.peakBytes)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
