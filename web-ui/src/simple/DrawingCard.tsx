import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '@/api/client'
import { graphOfRunPath } from '@/app/routes'
import { type LiveRun, isOver } from '@/runs/liveRun'
import { type Drawing, wishFor } from '@/simple/drawing'
import { useDrawing } from '@/simple/history'
import { Progress } from '@/simple/Progress'
import { Remarks } from '@/simple/Remarks'
import type { Wish } from '@/simple/wish'
import { Icon } from '@/shared/Icon'
import styles from '@/simple/DrawingCard.module.css'

/** What of a run must be known before its record is. */
export type RunOfCard = Pick<Schemas['RunSummary'], 'runId' | 'status' | 'name'>

export interface DrawingActions {
  /** Absent where the wish is not the page's. */
  again?: (wish: Partial<Wish>) => void
  reuse?: (wish: Partial<Wish>) => void
  open: (drawing: Drawing, at: number) => void
}

/** One run: its words, its pictures as they come, and what can be done with them. */
export function DrawingCard({
  run,
  fresh,
  again,
  reuse,
  open,
}: { run: RunOfCard; fresh: boolean } & DrawingActions) {
  const { t } = useTranslation()
  const { status, live, record, drawing } = useDrawing(run)
  const over = isOver(status)
  const error = record?.error?.message ?? live?.error?.message
  const what = drawing?.told?.words ?? run.name
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (fresh) card.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [fresh])
  return (
    <li
      ref={card}
      className={styles.card}
      aria-label={what}
      aria-busy={!over}
      data-status={status}
      data-run={run.runId}
    >
      <header className={styles.header}>
        <div className={styles.about}>
          <p className={styles.words} translate="no">
            {what}
          </p>
          <p className={styles.facts}>
            {drawing?.told && drawing.told.style !== 'own' && (
              <span>{t(`simple.styles.${drawing.told.style}`)}</span>
            )}
            {drawing?.seed !== undefined && <span>{t('simple.seedOf', { seed: drawing.seed })}</span>}
          </p>
        </div>
        <div className={styles.actions}>
          {over && drawing?.told && again && reuse && (
            <>
              <button onClick={() => again(wishFor(drawing))} title={t('simple.againHint')}>
                <Icon name="again" />
                {t('simple.again')}
              </button>
              <button onClick={() => reuse(wishFor(drawing))}>
                <Icon name="words" />
                {t('simple.reuse')}
              </button>
            </>
          )}
          <Link href={graphOfRunPath(run.runId)}>
            <Icon name="graph" />
            {t('simple.graph')}
          </Link>
        </div>
      </header>
      {!over && <Progress id={run.runId} status={status} live={live} />}
      {error && status === 'failed' && (
        <p className={styles.failed} role="alert" translate="no">
          {error}
        </p>
      )}
      {status === 'cancelled' && <p className={styles.quiet}>{t('simple.cancelled')}</p>}
      {drawing && (status === 'succeeded' || !over) && (
        <Pictures drawing={drawing} live={over ? undefined : live} open={open} />
      )}
      {reuse && <Remarks live={live} reuse={reuse} words={drawing?.told?.words} />}
    </li>
  )
}

function Pictures({
  drawing,
  live,
  open,
}: {
  drawing: Drawing
  live: LiveRun | undefined
  open: DrawingActions['open']
}) {
  const { t } = useTranslation()
  const preview = live && Object.values(live.nodes).find((node) => node.preview)?.preview
  const count = drawing.pictures.length || drawing.count
  const columns = Math.ceil(Math.sqrt(count))
  const rows = Math.ceil(count / columns)
  return (
    <ul className={styles.pictures}>
      {drawing.pictures.length > 0
        ? drawing.pictures.map((picture, at) => (
            <li key={picture.url}>
              <button
                className={styles.picture}
                onClick={() => open(drawing, at)}
                aria-label={t('simple.picture', {
                  n: at + 1,
                  count,
                  what: drawing.told?.words ?? drawing.name,
                })}
              >
                <img src={picture.url} alt="" loading="lazy" width={drawing.width} height={drawing.height} />
              </button>
            </li>
          ))
        : Array.from({ length: count }, (_, at) => (
            <li
              key={at}
              className={styles.developing}
              data-preview={preview ? true : undefined}
              // One preview shows all pictures in rows; each place shows its part of it.
              style={{
                aspectRatio: `${drawing.width} / ${drawing.height}`,
                ...(preview && {
                  backgroundImage: `url(${preview})`,
                  backgroundSize: `${columns * 100}% ${rows * 100}%`,
                  backgroundPosition: `${part(at % columns, columns)} ${part(Math.floor(at / columns), rows)}`,
                }),
              }}
            />
          ))}
    </ul>
  )
}

const part = (at: number, of: number) => (of === 1 ? '0' : `${(100 * at) / (of - 1)}%`)
