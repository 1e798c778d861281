import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { routes } from '@/app/routes'
import { queries } from '@/api/queries'
import { asWorkflow } from '@/document/text'
import { DocumentContext } from '@/editor/open'
import { openWanted } from '@/editor/opening'
import { activeTab, openTab, useTabs } from '@/editor/tabs'
import { session } from '@/saving/session'
import { useCatalogue } from '@/nodes/catalogue'
import { Form } from '@/simple/Form'
import { Trouble } from '@/simple/Trouble'
import { templateQuery } from '@/templates/templates'
import styles from '@/simple/FormScreen.module.css'

/** A workflow as a page of fields: the same document that the graph shows, open in the same tab. */
export function FormScreen({
  workflow,
  template,
  tab: wanted,
}: {
  workflow?: string
  template?: string
  /** One that is open. */
  tab?: string
}) {
  const { t } = useTranslation()
  const { catalogue, ready, error } = useCatalogue()
  const [opened, setOpened] = useState<string>()
  const [failed, setFailed] = useState<Error>()
  const tab = useTabs((state) => state.tabs.find((each) => each.id === opened))

  useEffect(() => {
    let stale = false
    open(workflow, template, wanted).then(
      (id) => stale || setOpened(id),
      (reason: unknown) => stale || setFailed(reason instanceof Error ? reason : new Error(String(reason))),
    )
    return () => {
      stale = true
    }
  }, [workflow, template, wanted])

  const trouble = failed ?? error
  return (
    <div className={styles.page}>
      {trouble && <Trouble error={trouble} />}
      {tab && ready ? (
        <DocumentContext value={tab.document}>
          <Form tab={tab} catalogue={catalogue} />
        </DocumentContext>
      ) : (
        <h1 className={styles.title}>{t('simple.form')}</h1>
      )}
      <Link href={routes.create}>{t('simple.toStart')}</Link>
    </div>
  )
}

/** The tab of a template for as long as the page lives: opened twice, it is the same. */
const ofTemplate = new Map<string, Promise<string>>()

async function open(workflow?: string, template?: string, tab?: string): Promise<string | undefined> {
  if (tab !== undefined) {
    if (!useTabs.getState().tabs.some((each) => each.id === tab)) throw new Error(i18next.t('simple.notOpen'))
    return tab
  }
  if (template === undefined) {
    await openWanted({ ...(workflow !== undefined && { workflow }) })
    return activeTab()?.id
  }
  const id = await (ofTemplate.get(template) ?? remember(template, openTemplate(template)))
  if (useTabs.getState().tabs.some((tab) => tab.id === id)) return id
  return remember(template, openTemplate(template))
}

function remember(template: string, tab: Promise<string>) {
  ofTemplate.set(template, tab)
  tab.catch(() => ofTemplate.delete(template))
  return tab
}

async function openTemplate(template: string) {
  await session()
  const { document } = await queries.query(templateQuery(template))
  return openTab(asWorkflow(document), { saved: false }).id
}
