import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ActionContext } from '@/commands/action'
import { Refusal } from '@/api/client'
import { sweepPath } from '@/app/routes'
import { useCanvas } from '@/editor/canvasStore'
import { throwFreshSeeds } from '@/editor/running'
import { AxisFields, type Choice, writtenOf } from '@/sweeps/AxisFields'
import { AXES, MOST, sweepFields } from '@/sweeps/axes'
import { startSweep } from '@/sweeps/sweeps'
import c from '@/runs/controls.module.css'
import styles from '@/sweeps/SweepDialog.module.css'

/** Chooses up to three inputs of the open document and their values, and runs every combination. */
export function SweepDialog({ context: { store, catalogue } }: { context: ActionContext }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [axes, setAxes] = useState<Choice[]>(AXES.map(() => ({ field: '', text: '', chosen: [] })))
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const fields = sweepFields(store.getState().workflow, catalogue)
  const rows = axes.map((axis) => {
    const field = fields.find((each) => each.name === axis.field)
    return { axis, field, written: field && writtenOf(field, axis) }
  })
  const used = rows.flatMap(({ field, written }) => (field && written ? [{ field, written }] : []))
  const ready = used.flatMap(({ field, written }) =>
    'values' in written ? [{ input: field.name, values: written.values }] : [],
  )
  const whole = used.length > 0 && ready.length === used.length
  const cells = ready.reduce((count, { values }) => count * values.length, 1)
  const tooMany = whole && cells > MOST

  async function start(event: SyntheticEvent) {
    event.preventDefault()
    if (!whole || tooMany || sending) return
    setSending(true)
    setRefused([])
    try {
      throwFreshSeeds(store)
      const sweep = await startSweep(store.getState().workflow, ready)
      dialog.current?.close()
      go(sweepPath(sweep.sweepId))
    } catch (error) {
      setRefused(
        error instanceof Refusal
          ? (error.problem.problems?.map((each) => each.message) ??
              [error.message, error.problem.remedy].filter((each) => each !== undefined))
          : [t('editor.unreachable')],
      )
    } finally {
      setSending(false)
    }
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('sweeps.make')}
      onClose={() => useCanvas.setState({ sweepDialog: false })}
    >
      <form onSubmit={(event) => void start(event)}>
        <h2>{t('sweeps.make')}</h2>
        <p className={c.soft}>{t('sweeps.how')}</p>
        {rows.map(({ axis, field, written }, n) => (
          <AxisFields
            key={AXES[n]}
            axis={AXES[n] ?? 'x'}
            choice={axis}
            field={field}
            written={written}
            fields={fields.filter(
              (each) => each.name === axis.field || !axes.some((o) => o.field === each.name),
            )}
            onChange={(next) => setAxes(axes.map((each, at) => (at === n ? next : each)))}
          />
        ))}
        {refused.length > 0 && (
          <div role="alert" className={styles.refused}>
            {refused.map((each) => (
              <p key={each}>{each}</p>
            ))}
          </div>
        )}
        <footer>
          <output className={styles.count} data-wrong={tooMany || undefined}>
            {tooMany
              ? t('sweeps.tooMany', { n: cells, most: MOST })
              : whole
                ? t('sweeps.count', {
                    count: cells,
                    product: ready.map(({ values }) => values.length).join(' × '),
                  })
                : t('sweeps.notYet')}
          </output>
          <button type="button" className={c.button} onClick={() => dialog.current?.close()}>
            {t('app.cancel')}
          </button>
          <button
            type="submit"
            className={`${c.button} ${c.primary}`}
            disabled={!whole || tooMany || sending}
          >
            {t('sweeps.start')}
          </button>
        </footer>
      </form>
    </dialog>
  )
}
