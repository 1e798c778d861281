import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '@/api/client'
import { openWanted } from '@/editor/opening'
import { Dialog } from '@/saving/Dialog'
import { VersionsDialog } from '@/saving/VersionsDialog'
import { lookAtTheirs, saveNamed, saveOver, useSaving } from '@/saving/save'
import { tabOf, why } from '@/saving/wire'
import { PickList } from '@/shared/PickList'
import { fuzzy } from '@/shared/fuzzy'
import { notify } from '@/shared/notices'
import styles from '@/saving/SaveDialogs.module.css'

/** Whatever saving and opening have to ask. */
export function SaveDialogs() {
  const { naming, conflict, opening, versions } = useSaving()
  return (
    <>
      {naming !== undefined && <NameDialog key={naming} tab={naming} />}
      {conflict && <ConflictDialog {...conflict} />}
      {opening && <OpenDialog />}
      {versions !== undefined && <VersionsDialog key={versions} tab={versions} />}
    </>
  )
}

const nameless = () => useSaving.setState({ naming: undefined })

function NameDialog({ tab }: { tab: string }) {
  const { t } = useTranslation()
  const [name, setName] = useState(() => tabOf(tab)?.document.getState().workflow.name ?? '')
  return (
    <Dialog label={t('saving.nameIt')} onClose={nameless}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          nameless()
          void saveNamed(tab, name.trim())
        }}
      >
        <label>
          {t('saving.name')}
          <input
            type="text"
            value={name}
            maxLength={200}
            pattern=".*\S.*"
            required
            autoComplete="off"
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className={styles.choices}>
          <button type="button" onClick={nameless}>
            {t('saving.cancel')}
          </button>
          <button type="submit" className={styles.main}>
            {t('saving.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function ConflictDialog({ tab, latest }: NonNullable<ReturnType<typeof useSaving.getState>['conflict']>) {
  const { t, i18n } = useTranslation()
  const close = () => useSaving.setState({ conflict: undefined })
  const when = new Date(latest.saved).toLocaleString(i18n.language)
  return (
    <Dialog label={t('saving.conflict')} onClose={close}>
      <p>
        {latest.by === ''
          ? t('saving.savedSince', { version: latest.number, when })
          : t('saving.savedSinceBy', { version: latest.number, when, by: latest.by })}
      </p>
      {latest.summary !== '' && <blockquote>{latest.summary}</blockquote>}
      <p>{t('saving.nothingLost')}</p>
      <div className={styles.choices}>
        <button type="button" onClick={close}>
          {t('saving.keepEditing')}
        </button>
        <button
          type="button"
          onClick={() => {
            close()
            void lookAtTheirs(tab, latest.number)
          }}
        >
          {t('saving.lookAtTheirs')}
        </button>
        <button
          type="button"
          className={styles.main}
          onClick={() => {
            close()
            void saveOver(tab, latest.number)
          }}
        >
          {t('saving.saveMine')}
        </button>
      </div>
    </Dialog>
  )
}

function OpenDialog() {
  const { t, i18n } = useTranslation()
  const close = () => useSaving.setState({ opening: false })
  const { data, error } = useQuery({
    queryKey: ['workflows'],
    queryFn: () => ask(api.GET('/api/v1/workflows')),
    staleTime: 0,
  })
  const time = (saved: string) => new Date(saved).toLocaleString(i18n.language)
  const find = (text: string) =>
    (data?.workflows ?? [])
      .map((each) => ({ each, score: fuzzy(text, each.name) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => (text.trim() === '' ? 0 : b.score - a.score))
      .map(({ each }) => ({
        id: each.id,
        label: each.name === '' ? each.id : each.name,
        hint:
          each.version === 0
            ? t('saving.neverSaved')
            : t('saving.versionOf', { version: each.version, when: time(each.saved) }),
      }))
  return (
    <Dialog label={t('saving.open')} onClose={close}>
      <PickList
        label={t('saving.open')}
        placeholder={t('saving.find')}
        empty={error ? why(error) : data ? t('saving.nothingSaved') : t('saving.loading')}
        find={find}
        onClose={close}
        onPick={({ id }) => {
          close()
          openWanted({ workflow: id }).catch((reason: unknown) =>
            notify(t('editor.notOpened', { why: why(reason) }), 'bad'),
          )
        }}
      />
    </Dialog>
  )
}
