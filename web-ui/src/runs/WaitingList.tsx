import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { runPath } from '@/app/routes'
import { Icon } from '@/shared/Icon'
import { attempt } from '@/runs/attempt'
import type { LiveRun } from '@/runs/liveRun'
import { moved, place, runFirst } from '@/runs/queue'
import { cancel } from '@/runs/submit'
import c from '@/runs/controls.module.css'
import styles from '@/runs/QueuePanel.module.css'

/** What waits, the next first. Its order is changed by dragging the grip, or by the arrow keys on it. */
export function WaitingList({ runs }: { runs: LiveRun[] }) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<{ id: string; before: string | undefined }>()
  const [told, setTold] = useState('')
  const ids = runs.map((run) => run.id)
  const byId = new Map(runs.map((run) => [run.id, run]))
  const kept = useRef<string>(undefined)
  const order = ids.join()
  // An element that is moved in the page loses the focus.
  useLayoutEffect(() => {
    if (kept.current === undefined) return
    list.current?.querySelector<HTMLElement>(`[data-run="${kept.current}"] button`)?.focus()
    kept.current = undefined
  }, [order])

  function move(id: string, before: string | undefined) {
    const next = moved(ids, id, before)
    if (next.join() === order) return
    kept.current = id
    attempt(() => place(id, before))
    setTold(t('runs.movedTo', { name: byId.get(id)?.name ?? '', n: next.indexOf(id) + 1, of: next.length }))
  }

  /** The run above whose middle the pointer is; undefined below the last. */
  function under(y: number, id: string): string | undefined {
    const items = [...(list.current?.children ?? [])] as HTMLElement[]
    return items.find((item) => {
      if (item.dataset.run === id) return false
      const { top, height } = item.getBoundingClientRect()
      return y < top + height / 2
    })?.dataset.run
  }

  /** Where it would come: a line above that run, or below the last. */
  function drop(id: string, n: number) {
    if (!drag || moved(ids, drag.id, drag.before).join() === order) return undefined
    if (drag.before === id) return 'above'
    return drag.before === undefined && n === ids.length - 1 ? 'below' : undefined
  }

  function press(event: PointerEvent<HTMLButtonElement>, id: string) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ id, before: ids[ids.indexOf(id) + 1] })
  }

  function keys(event: KeyboardEvent, id: string) {
    const at = ids.indexOf(id)
    const target: Record<string, [boolean, string | undefined]> = {
      ArrowUp: [at > 0, ids[at - 1]],
      ArrowDown: [at < ids.length - 1, ids[at + 2]],
      Home: [at > 0, ids[0]],
      End: [at < ids.length - 1, undefined],
      Escape: [false, undefined],
    }
    const [possible, before] = target[event.key] ?? [false, undefined]
    if (event.key === 'Escape' && drag) {
      event.stopPropagation()
      setDrag(undefined)
    }
    if (!(event.key in target) || event.key === 'Escape') return
    event.preventDefault()
    if (possible) move(id, before)
  }

  return (
    <section aria-labelledby="queue-waiting">
      <h3 id="queue-waiting">{t('runs.waiting', { count: runs.length })}</h3>
      <ol className={styles.list} ref={list}>
        {ids.map((id, n) => {
          const run = byId.get(id)
          if (!run) return null
          const name = run.name || t('runs.unnamed')
          return (
            <li
              key={id}
              className={styles.item}
              data-run={id}
              data-dragged={drag?.id === id || undefined}
              data-drop={drop(id, n)}
            >
              <button
                className={styles.grip}
                aria-label={t('runs.moveNamed', { name, n: n + 1, of: ids.length })}
                title={t('runs.moveHint')}
                onPointerDown={(event) => press(event, id)}
                onPointerMove={(event) => {
                  if (drag) setDrag({ id: drag.id, before: under(event.clientY, drag.id) })
                }}
                onPointerUp={() => {
                  if (drag) move(drag.id, drag.before)
                  setDrag(undefined)
                }}
                onPointerCancel={() => setDrag(undefined)}
                onKeyDown={(event) => keys(event, id)}
              >
                <Icon name="grip" />
              </button>
              <span className={styles.what}>
                <Link href={runPath(id)} className={styles.name}>
                  {name}
                </Link>
                <span className={c.soft}>
                  {t('runs.place', { n: n + 1 })}
                  {Object.keys(run.seeds).length > 0 &&
                    ` · ${t('runs.seedIs', { seed: [...new Set(Object.values(run.seeds))].join(', ') })}`}
                </span>
              </span>
              <button
                className={c.icon}
                aria-label={t('runs.firstNamed', { name })}
                title={t('runs.first')}
                disabled={n === 0}
                onClick={() => attempt(() => runFirst(id))}
              >
                <Icon name="first" />
              </button>
              <button
                className={c.icon}
                aria-label={t('runs.cancelNamed', { name })}
                title={t('app.cancel')}
                onClick={() => attempt(() => cancel(id))}
              >
                <Icon name="close" />
              </button>
            </li>
          )
        })}
      </ol>
      <p className={c.hidden} role="status">
        {told}
      </p>
    </section>
  )
}
