import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { sentencesOf } from '@/compare/sentences'
import { isDirty } from '@/document/store'
import type { Tab } from '@/editor/tabs'
import { Dialog } from '@/saving/Dialog'
import { useSaving } from '@/saving/save'
import { type Version, goBack, label, lookAt, useVersionDiff, useVersions } from '@/saving/versions'
import { tabOf, why } from '@/saving/wire'
import styles from '@/saving/VersionsDialog.module.css'

const close = () => useSaving.setState({ versions: undefined })

/** All versions of what is open: what each changed, and the way back to it. */
export function VersionsDialog({ tab: id }: { tab: string }) {
  const [tab] = useState(() => tabOf(id))
  const { t } = useTranslation()
  if (tab?.workflow === undefined) return null
  return (
    <Dialog label={t('saving.versions')} onClose={close}>
      <Versions tab={tab} workflow={tab.workflow} />
    </Dialog>
  )
}

function Versions({ tab, workflow }: { tab: Tab; workflow: string }) {
  const { t } = useTranslation()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useVersions(workflow)
  const versions = data?.pages.flatMap((page) => page.versions) ?? []
  const newest = versions[0]?.number
  const dirty = useStore(tab.document, isDirty)
  if (!data) return <p role="status">{error ? why(error) : t('saving.loading')}</p>
  return (
    <>
      {dirty && <p className={styles.unsaved}>{t('saving.unsavedToo')}</p>}
      <ol className={styles.list} aria-label={t('saving.versions')}>
        {versions.map((each) => (
          <OneVersion key={each.number} tab={tab} workflow={workflow} version={each} newest={newest} />
        ))}
      </ol>
      {hasNextPage && (
        <button
          type="button"
          className={styles.more}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('saving.older')}
        </button>
      )}
    </>
  )
}

function OneVersion({
  tab,
  workflow,
  version,
  newest,
}: {
  tab: Tab
  workflow: string
  version: Version
  newest: number | undefined
}) {
  const { t, i18n } = useTranslation()
  const [naming, setNaming] = useState(false)
  const [comparing, setComparing] = useState(false)
  const { number, by, summary } = version
  const n = t('saving.versionNumber', { version: number })
  const when = new Date(version.saved).toLocaleString(i18n.language)
  const isNewest = number === newest
  return (
    <li className={styles.version} data-version={number}>
      <header>
        <h3>{n}</h3>
        {isNewest && <span className={styles.newest}>{t('saving.newest')}</span>}
        {version.label !== undefined && !naming && (
          <span className={styles.label} translate="no">
            {version.label}
          </span>
        )}
        <time dateTime={version.saved}>{by === '' ? when : t('saving.whenBy', { when, by })}</time>
      </header>
      {naming ? (
        <Labelling
          version={version}
          onDone={(words) => {
            setNaming(false)
            if (words !== undefined && words !== (version.label ?? '')) void label(workflow, number, words)
          }}
        />
      ) : (
        <p className={styles.summary} translate="no">
          {summary}
        </p>
      )}
      {comparing && newest !== undefined && <Changes workflow={workflow} from={number} to={newest} />}
      <div className={styles.actions} role="group" aria-label={n}>
        <button
          type="button"
          onClick={() => {
            close()
            void goBack(tab.id, number)
          }}
        >
          {t('saving.goBack')}
        </button>
        <button
          type="button"
          onClick={() => {
            close()
            void lookAt(workflow, number)
          }}
        >
          {t('saving.lookAt')}
        </button>
        {!isNewest && (
          <button type="button" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            {t('saving.since')}
          </button>
        )}
        <button type="button" aria-expanded={naming} onClick={() => setNaming(!naming)}>
          {t(version.label === undefined ? 'saving.giveLabel' : 'saving.changeLabel')}
        </button>
      </div>
    </li>
  )
}

function Labelling({ version, onDone }: { version: Version; onDone: (words?: string) => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState(version.label ?? '')
  return (
    <form
      className={styles.labelling}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(words.trim())
      }}
    >
      <input
        ref={(field) => field?.focus()}
        type="text"
        aria-label={t('saving.labelOf', { version: version.number })}
        placeholder={t('saving.labelHint')}
        value={words}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // It ends the writing, not the dialog.
          event.preventDefault()
          onDone()
        }}
      />
      <button type="submit">{t('saving.keepLabel')}</button>
    </form>
  )
}

function Changes({ workflow, from, to }: { workflow: string; from: number; to: number }) {
  const { t } = useTranslation()
  const { data, error } = useVersionDiff(workflow, from, to)
  if (!data) return <p role="status">{error ? why(error) : t('saving.loading')}</p>
  const sentences = sentencesOf(t, data)
  return (
    <ul className={styles.changes} aria-label={t('saving.sinceVersion', { version: from })} translate="no">
      {sentences.length === 0 ? (
        <li>{t('saving.nothingChanged')}</li>
      ) : (
        sentences.map((each) => <li key={each}>{each}</li>)
      )}
    </ul>
  )
}
