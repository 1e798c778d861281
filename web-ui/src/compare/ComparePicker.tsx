import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { comparePath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { RunThumb } from '@/runs/RunThumb'
import { useRunList } from '@/runs/record'
import { moment } from '@/runs/time'
import c from '@/runs/controls.module.css'
import styles from '@/compare/ComparePicker.module.css'

/** Chooses the run to compare one with. */
export function ComparePicker({ of, onClose }: { of: string; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const found = useRunList('status=succeeded')
  useEffect(() => dialog.current?.showModal(), [])
  const others = (found.data?.pages.flatMap((page) => page.runs) ?? []).filter(
    (run) => run.runId !== of && run.outputs > 0,
  )
  return (
    <dialog ref={dialog} className={styles.picker} aria-labelledby="picker-title" onClose={onClose}>
      <header>
        <h2 id="picker-title">{t('compare.choose')}</h2>
        <button className={c.icon} aria-label={t('app.close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      {others.length === 0 && found.isSuccess && <p className={c.soft}>{t('compare.noOther')}</p>}
      <ul>
        {others.map((run) => (
          <li key={run.runId}>
            <Link href={comparePath(of, run.runId)}>
              <RunThumb run={run.runId} n={0} />
              <span>
                {run.name || t('runs.unnamed')}
                <br />
                <span className={c.soft}>{moment(run.queued, i18n.language)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </dialog>
  )
}
