import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/shared/Icon'
import { conditions, toggled } from '@/runs/conditions'
import c from '@/runs/controls.module.css'
import styles from '@/runs/RunSearch.module.css'

const EXAMPLES = [
  ['guidanceScale>7', 'runs.help.number'],
  ['sampler=euler', 'runs.help.word'],
  ['prompt~"red apple"', 'runs.help.part'],
  ['denoise.steps<=20', 'runs.help.node'],
  ['rating>=4', 'runs.help.rating'],
  ['tag=keep', 'runs.help.tag'],
  ['status=failed', 'runs.help.status'],
  ['name~portrait', 'runs.help.name'],
] as const

type Quick = readonly [condition: string, key: 'runs.quick.rated' | 'runs.quick.pinned' | 'runs.quick.failed']

/** What fits files too. */
export const OF_FILES: readonly Quick[] = [
  ['rating>=4', 'runs.quick.rated'],
  ['pinned=true', 'runs.quick.pinned'],
]
const QUICK: readonly Quick[] = [...OF_FILES, ['status=failed', 'runs.quick.failed']]

/**
 * Finds runs by value. What is wrong with the query stands right below it.
 *
 * @param problem the server's sentence about the query
 * @param quick conditions for one press
 */
export function RunSearch({
  q,
  problem,
  quick = QUICK,
  onChange,
}: {
  q: string
  problem: string | undefined
  quick?: readonly Quick[]
  onChange: (q: string) => void
}) {
  const { t } = useTranslation()
  const [help, setHelp] = useState(false)
  const id = useId()
  const now = conditions(q)
  return (
    <search className={styles.search}>
      <div className={styles.line}>
        <label className={c.hidden} htmlFor={id}>
          {t('runs.search')}
        </label>
        <Icon name="search" />
        <input
          id={id}
          type="search"
          className={styles.input}
          value={q}
          placeholder={t('runs.searchHint')}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          className={c.icon}
          aria-label={t('runs.help.title')}
          aria-expanded={help}
          aria-controls={`${id}-help`}
          onClick={() => setHelp(!help)}
        >
          <Icon name="help" />
        </button>
      </div>
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className={styles.help}>
          <p>{t('runs.help.text')}</p>
          <dl>
            {EXAMPLES.map(([example, key]) => (
              <div key={example}>
                <dt>
                  <button onClick={() => onChange(toggled(q, example))} aria-pressed={now.includes(example)}>
                    <code>{example}</code>
                  </button>
                </dt>
                <dd>{t(key)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <div className={styles.quick} role="group" aria-label={t('runs.quick.title')}>
        {quick.map(([condition, key]) => (
          <button
            key={condition}
            aria-pressed={now.includes(condition)}
            onClick={() => onChange(toggled(q, condition))}
          >
            {t(key)}
          </button>
        ))}
      </div>
    </search>
  )
}
