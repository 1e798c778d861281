import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { routes } from '@/app/routes'
import { attempt } from '@/runs/attempt'
import { isOver } from '@/runs/liveRun'
import { moment } from '@/runs/time'
import { Icon } from '@/shared/Icon'
import { SweepCell } from '@/sweeps/SweepCell'
import {
  type Cell,
  type Sweep,
  axisWords,
  cancelSweep,
  isGoing,
  sheetUrl,
  tablesOf,
  useRatings,
  useSweep,
} from '@/sweeps/sweeps'
import c from '@/runs/controls.module.css'
import styles from '@/sweeps/Sweep.module.css'

/** A sweep: its cells as tables, filled while they run. */
export function SweepScreen({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: sweep, isError } = useSweep(id)
  return (
    <div className={styles.screen}>
      <Link href={routes.sweeps} className={c.button}>
        <Icon name="left" />
        {t('sweeps.all')}
      </Link>
      {isError && <h1>{t('sweeps.unknown')}</h1>}
      {sweep && <Shown sweep={sweep} />}
    </div>
  )
}

function Shown({ sweep }: { sweep: Sweep }) {
  const { t, i18n } = useTranslation()
  const { data: ratings } = useRatings(sweep.sweepId)
  const going = isGoing(sweep)
  const over = sweep.cells.filter((cell) => isOver(cell.status)).length
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 translate="no">{sweep.name || t('runs.unnamed')}</h1>
          <p className={c.soft}>
            <span>{moment(sweep.created, i18n.language)}</span>
            {' · '}
            <span role="status">{t('sweeps.over', { over, count: sweep.cells.length })}</span>
          </p>
        </div>
        <div className={styles.actions}>
          {going && (
            <button className={c.button} onClick={() => attempt(() => cancelSweep(sweep.sweepId))}>
              <Icon name="close" />
              {t('sweeps.cancel')}
            </button>
          )}
          <a className={c.button} href={sheetUrl(sweep.sweepId)} download={`${sweep.name || 'sweep'}.png`}>
            <Icon name="download" />
            {t('sweeps.sheet')}
          </a>
        </div>
      </header>
      {tablesOf(sweep).map((rows, z) => (
        <Table key={z} sweep={sweep} rows={rows} z={z} ratings={ratings} />
      ))}
    </>
  )
}

function Table({
  sweep,
  rows,
  z,
  ratings,
}: {
  sweep: Sweep
  rows: (Cell | undefined)[][]
  z: number
  ratings: ReadonlyMap<string, number> | undefined
}) {
  const { t } = useTranslation()
  const [across, down, deep] = sweep.axes
  if (!across) return null
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('sweeps.cells')}>
      <table className={styles.table}>
        <caption>
          {deep ? (
            <span translate="no">
              {axisWords(deep.input)} <b>{String(deep.values[z])}</b>
            </span>
          ) : (
            <span className={c.hidden}>{t('sweeps.cells')}</span>
          )}
        </caption>
        <thead>
          <tr>
            <td rowSpan={2} />
            <th scope="colgroup" colSpan={across.values.length} className={styles.axis} translate="no">
              {axisWords(across.input)}
            </th>
          </tr>
          <tr>
            {across.values.map((value, x) => (
              <th key={x} scope="col" translate="no">
                {String(value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, y) => (
            <tr key={y}>
              <th scope="row" translate="no">
                {down && (
                  <>
                    <span className={styles.axis}>{axisWords(down.input)}</span> {String(down.values[y])}
                  </>
                )}
              </th>
              {cells.map((cell, x) => (
                <td key={x} data-cell={cell?.cell}>
                  {cell && (
                    <SweepCell
                      cell={cell}
                      rating={ratings?.get(cell.runId) ?? 0}
                      words={wordsOfCell(sweep, cell)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const wordsOfCell = (sweep: Sweep, cell: Cell) =>
  sweep.axes.map((axis, n) => `${axisWords(axis.input)} ${String(cell.values[n])}`).join(', ')
