import { useTranslation } from 'react-i18next'
import { useCanvas } from '@/editor/canvasStore'
import { type Heat, heatText, heatWords } from '@/editor/heat'
import { useDocumentStore } from '@/editor/open'
import { showNode } from '@/editor/showing'
import { Icon } from '@/shared/Icon'
import { LEVELS } from '@/runs/heat'
import c from '@/runs/controls.module.css'
import styles from '@/editor/Heat.module.css'

/** What the colours of the nodes mean, and the same as a table. */
export function HeatPanel({ heat, path }: { heat: Heat | undefined; path: readonly string[] }) {
  const { t } = useTranslation()
  const wanted = useCanvas((state) => state.heat)
  if (!wanted) return null
  const put = (change: Partial<typeof wanted>) => useCanvas.setState({ heat: { ...wanted, ...change } })
  return (
    <section className={styles.panel} aria-labelledby="heat-title">
      <header>
        <h2 id="heat-title">{t('heat.title')}</h2>
        <button
          type="button"
          className={c.icon}
          aria-label={t('heat.close')}
          onClick={() => useCanvas.setState({ heat: undefined })}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className={styles.choices}>
        <div role="group" aria-label={t('heat.by')} className={styles.choice}>
          {(['time', 'memory'] as const).map((of) => (
            <button key={of} type="button" aria-pressed={wanted.of === of} onClick={() => put({ of })}>
              {t(`heat.${of}`)}
            </button>
          ))}
        </div>
        <div role="group" aria-label={t('heat.over')} className={styles.choice}>
          <button type="button" aria-pressed={!wanted.median} onClick={() => put({ median: false })}>
            {t('heat.run')}
          </button>
          <button type="button" aria-pressed={wanted.median} onClick={() => put({ median: true })}>
            {t('heat.median')}
          </button>
        </div>
      </div>
      {heat ? <Table heat={heat} path={path} /> : <p>{t('heat.loading')}</p>}
    </section>
  )
}

function Table({ heat, path }: { heat: Heat; path: readonly string[] }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const rows = [...heat.nodes].sort(([, a], [, b]) => (b.value ?? -1) - (a.value ?? -1))
  if (heat.hottest === 0 && !rows.some(([, node]) => node.status === 'cached'))
    return <p>{t('heat.nothing')}</p>
  return (
    <>
      {heat.hottest > 0 && (
        <ul className={styles.legend} aria-label={t('heat.legend')}>
          {LEVELS.map((least, level) => (
            <li key={level} data-heat={level}>
              {level === 0
                ? t('heat.upTo', { value: heatText(heat.of, heat.hottest * LEVELS[1]) })
                : t('heat.from', { value: heatText(heat.of, heat.hottest * least) })}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.key} data-key="cached">
        {t('heat.cached')}
      </p>
      {heat.of === 'time' && (
        <p className={styles.key} data-key="critical">
          {t('heat.critical')}
        </p>
      )}
      <table className={styles.table}>
        <caption className={c.hidden}>{t('heat.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('heat.node')}</th>
            <th scope="col">{t(`heat.value.${heat.of}`)}</th>
            <th scope="col">{t('heat.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, node]) => (
            <tr key={name} data-row={name} data-critical={node.critical}>
              <th scope="row">
                <button
                  type="button"
                  aria-label={t('heat.show', { node: name })}
                  translate="no"
                  onClick={() => showNode(store, [...path, name])}
                >
                  {name}
                </button>
                {node.critical && <span className={c.hidden}>{t('heat.onPath')}</span>}
              </th>
              <td>{heatWords(node, heat.of, t)}</td>
              <td>
                {node.value !== undefined && (
                  <span className={styles.bar} data-heat={node.level}>
                    <span style={{ inlineSize: `${node.share * 100}%` }} />
                    <i>{t('heat.percent', { n: Math.round(node.share * 100) })}</i>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {heat.median && <p className={c.soft}>{t('heat.ofRuns', { count: heat.runs })}</p>}
    </>
  )
}
