import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { routes } from '@/app/routes'
import { Refusal, type Schemas } from '@/api/client'
import { notify } from '@/shared/notices'
import { Icon } from '@/shared/Icon'
import styles from '@/app/DropFile.module.css'

/** Opens what is dropped anywhere on the page: a picture that Darkroom made, a run's record, a workflow. */
export function DropFile({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [over, setOver] = useState(false)

  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    // A part of the page that takes files itself has said so before the event comes up here.
    const isOurs = (event: DragEvent) => holdsFiles(event) && !event.defaultPrevented

    function dragged(event: DragEvent) {
      if (!isOurs(event)) {
        setOver(false)
        return
      }
      event.preventDefault()
      setOver(true)
    }
    const left = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    function dropped(event: DragEvent) {
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (!file || !isOurs(event)) return
      event.preventDefault()
      void openFile(file, t('app.notRead', { file: file.name }))
        .then(() => go(routes.edit))
        .catch((error: unknown) => notify(error instanceof Error ? error.message : String(error), 'bad'))
    }

    window.addEventListener('dragover', dragged)
    window.addEventListener('dragleave', left)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', dragged)
      window.removeEventListener('dragleave', left)
      window.removeEventListener('drop', dropped)
    }
  }, [go, t])

  return (
    <>
      {children}
      {over && (
        <div className={styles.over} aria-hidden="true">
          <p>
            <Icon name="drop" size={32} />
            {t('app.dropHere')}
          </p>
        </div>
      )}
    </>
  )
}

/** Has the server read the file, and opens what it found as a graph of its own, not saved yet. */
async function openFile(file: File, otherwise: string) {
  const response = await fetch('/api/v1/read', {
    method: 'POST',
    headers: { 'Content-Type': file.type === 'image/png' ? 'image/png' : 'application/json' },
    body: file,
  }).catch(() => undefined)
  const answer = (await response?.json().catch(() => undefined)) as
    (Partial<Schemas['ProblemDetail']> & { workflow?: object }) | undefined
  if (!response?.ok || !answer?.workflow) {
    const [first] = answer?.problems ?? []
    throw first
      ? new Error(first.message)
      : new Refusal(response?.status ?? 0, answer ?? { detail: otherwise })
  }
  const [{ openTab }, { asWorkflow }] = await Promise.all([
    import('@/editor/tabs'),
    import('@/document/text'),
  ])
  openTab(asWorkflow(answer.workflow), { saved: false })
}
