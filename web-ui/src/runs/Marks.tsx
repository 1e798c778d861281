import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/shared/Icon'
import { Stars } from '@/runs/Stars'
import { attempt } from '@/runs/attempt'
import { mark, useSummary } from '@/runs/record'
import type { RunSummary } from '@/runs/record'
import c from '@/runs/controls.module.css'
import styles from '@/runs/RunDetail.module.css'

/** What people say of a run: stars, tags, a note, and that it is to stay. */
export function Marks({ id }: { id: string }) {
  const { data: summary } = useSummary(id)
  return summary ? <Of summary={summary} /> : null
}

function Of({ summary }: { summary: RunSummary }) {
  const { t } = useTranslation()
  const id = summary.runId
  const [tag, setTag] = useState('')
  const [note, setNote] = useState(summary.note ?? '')
  return (
    <div className={styles.marks}>
      <div className={styles.markLine}>
        <Stars rating={summary.rating ?? 0} onRate={(rating) => attempt(() => mark(id, { rating }))} />
        <button
          className={c.button}
          aria-pressed={summary.pinned}
          onClick={() => attempt(() => mark(id, { pinned: !summary.pinned }))}
        >
          <Icon name={summary.pinned ? 'check' : 'pin'} />
          {summary.pinned ? t('runs.pinned') : t('runs.pin')}
        </button>
      </div>
      <form
        className={styles.tags}
        onSubmit={(event) => {
          event.preventDefault()
          const next = tag.trim()
          if (!next) return
          attempt(async () => {
            await mark(id, { tags: [...new Set([...summary.tags, next])] })
            setTag('')
          })
        }}
      >
        {summary.tags.map((each) => (
          <span key={each} className={styles.tag}>
            {each}
            <button
              type="button"
              aria-label={t('runs.untag', { tag: each })}
              onClick={() =>
                attempt(() => mark(id, { tags: summary.tags.filter((other) => other !== each) }))
              }
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
        <input
          className={c.field}
          value={tag}
          maxLength={60}
          aria-label={t('runs.addTag')}
          placeholder={t('runs.addTag')}
          onChange={(event) => setTag(event.target.value)}
        />
      </form>
      <textarea
        className={c.field}
        rows={2}
        value={note}
        maxLength={2000}
        aria-label={t('runs.note')}
        placeholder={t('runs.note')}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => {
          if (note !== (summary.note ?? '')) attempt(() => mark(id, { note }))
        }}
      />
    </div>
  )
}
