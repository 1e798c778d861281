import { useTranslation } from 'react-i18next'
import { type MapLink, graphMap } from '@/compare/union'
import type { NodeRow } from '@/compare/runDiff'
import type { RunRecord } from '@/runs/record'
import styles from '@/compare/GraphMap.module.css'

const [WIDE, HIGH] = [132, 30]
const [ACROSS, DOWN] = [WIDE + 44, HIGH + 14]
const EDGE = 8
const LETTERS = 17

/** Both graphs drawn as one: what was added, removed, changed or rewired has its colour. */
export function GraphMap({ a, b, rows }: { a: RunRecord; b: RunRecord; rows: readonly NodeRow[] }) {
  const { t } = useTranslation()
  const map = graphMap(a.workflow.nodes ?? {}, b.workflow.nodes ?? {}, rows)
  const width = map.columns * ACROSS - (ACROSS - WIDE) + 2 * EDGE
  const height = map.rows * DOWN - (DOWN - HIGH) + 2 * EDGE
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <div className={styles.map} tabIndex={0} role="group" aria-label={t('compare.graph')}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {map.links.map((link, n) => (
          <path key={n} className={styles.link} data-mark={link.mark} d={curve(link)} />
        ))}
        {map.nodes.map(({ name, mark, column, row }) => (
          <g
            key={name}
            className={styles.node}
            data-node={name}
            data-mark={mark}
            transform={`translate(${EDGE + column * ACROSS} ${EDGE + row * DOWN})`}
          >
            <rect width={WIDE} height={HIGH} rx={6} />
            <text x={10} y={HIGH / 2} dominantBaseline="central">
              {name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

function curve({ from, to }: MapLink) {
  const [x, y] = [EDGE + from.column * ACROSS + WIDE, EDGE + from.row * DOWN + HIGH / 2]
  const [u, v] = [EDGE + to.column * ACROSS, EDGE + to.row * DOWN + HIGH / 2]
  const bend = Math.max(22, Math.abs(u - x) / 2)
  return `M${x} ${y}C${x + bend} ${y} ${u - bend} ${v} ${u} ${v}`
}
