import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ActionContext } from '@/commands/action'
import { keyText, keysOf, useKeys } from '@/commands/keys'
import { actionOf } from '@/commands/registry'
import { useKeepSteps } from '@/runs/keepSteps'
import { Path } from '@/editor/Path'
import { isOver, progressOf } from '@/runs/liveRun'
import { PlanButton } from '@/editor/PlanPanel'
import { useRuns } from '@/runs/runStore'
import styles from '@/editor/Toolbar.module.css'

/** Actions that are used all the time, and the way to the others. */
export function Toolbar({ context }: { context: ActionContext }) {
  const { t } = useTranslation()
  useStore(context.store, (state) => state.path)
  // So that what is off is seen to be off.
  const steps = useStore(context.store, (state) => state.history.done)
  useStore(context.store, (state) => state.history.steps.length)
  useStore(context.store, (state) => state.selection)
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('editor.toolbar')} data-steps={steps}>
      <Do id="workflow.open" context={context} icon="M2.5 12.5v-9h4l1.5 2h5.5v7z" />
      <Do id="workflow.save" context={context} icon="M3 3h8l2 2v8H3zM5.5 3v3.5h4.5V3M5.5 13V9.5h5V13" />
      <Do
        id="workflow.versions"
        context={context}
        icon="M8 2.5a5.5 5.5 0 1 1-5 3.2M3 2.5v3.2h3.2M8 5.2V8l2 1.4"
      />
      <Do id="node.add" context={context} icon="M8 3v10M3 8h10" />
      <Do id="edit.undo" context={context} icon="M6 4 3 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 7H7" />
      <Do id="edit.redo" context={context} icon="m10 4 3 3-3 3m3-3H6.5a3.5 3.5 0 0 0 0 7H9" />
      <Do id="view.fit" context={context} icon="M3 6V3h3m4 0h3v3m0 4v3h-3m-4 0H3v-3" />
      <Do id="view.outline" context={context} icon="M3 4h1.5M7 4h6M5 8h1.5M9 8h4M5 12h1.5M9 12h4" />
      <Do id="view.palette" context={context} icon="M3 4h10M3 8h10M3 12h6" />
      <Path context={context} />
      <span className={styles.space} />
      <Do id="run.sweep" context={context} icon="M2.5 2.5h4v4h-4zm7 0h4v4h-4zm-7 7h4v4h-4zm7 0h4v4h-4z" />
      <KeepSteps context={context} />
      <PlanButton />
      <RunButton context={context} />
    </div>
  )
}

function KeepSteps({ context }: { context: ActionContext }) {
  const on = useKeepSteps((state) => state.on)
  return (
    <Do
      id="run.keepSteps"
      context={context}
      icon="M2 3.5h12v9H2zM5 3.5v9m6-9v9M2 6.5h3m-3 3h3m6-3h3m-3 3h3"
      pressed={on}
    />
  )
}

function Do({
  id,
  context,
  icon,
  pressed,
}: {
  id: string
  context: ActionContext
  icon: string
  pressed?: boolean
}) {
  const { t } = useTranslation()
  const own = useKeys((state) => state.own)
  const action = actionOf(id)
  if (!action) return null
  const [keys] = keysOf(action, own)
  const label = t(action.label)
  const off = action.off?.(context)
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-disabled={off !== undefined}
      aria-pressed={pressed}
      title={off === undefined ? (keys === undefined ? label : `${label} (${keyText(keys)})`) : t(off)}
      onClick={() => off === undefined && void action.run(context)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d={icon}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  )
}

function RunButton({ context }: { context: ActionContext }) {
  const { t } = useTranslation()
  const { run: id } = context.tab
  const run = useRuns((state) => (id === undefined ? undefined : state.runs[id]))
  const empty = useStore(context.store, (state) => Object.keys(state.workflow.nodes).length === 0)
  const action = actionOf('run.all')
  const stop = actionOf('run.cancel')
  const going = run !== undefined && !isOver(run.status)
  const [keys] = action ? keysOf(action) : []
  return (
    <>
      {going && (
        <>
          <span
            className={styles.progress}
            role="progressbar"
            aria-label={t('editor.runProgress')}
            aria-valuenow={Math.round(progressOf(run) * 100)}
          >
            <span style={{ inlineSize: `${progressOf(run) * 100}%` }} />
          </span>
          <button type="button" className={styles.stop} onClick={() => void stop?.run(context)}>
            {t('commands.cancel')}
          </button>
        </>
      )}
      {run && !going && (
        <span className={styles.outcome} data-status={run.status} role="status">
          {t(`editor.outcomes.${run.status}`)}
        </span>
      )}
      <button
        type="button"
        className={styles.run}
        disabled={empty}
        title={keys === undefined ? undefined : keyText(keys)}
        onClick={() => void action?.run(context)}
      >
        <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
          <path d="M2.5 1.5v9l8-4.5z" fill="currentColor" />
        </svg>
        {t('editor.run')}
      </button>
    </>
  )
}
