import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { routes, workflowPath } from '@/app/routes'
import type { Catalogue } from '@/document/definitions'
import { useDocument } from '@/editor/open'
import { runTab } from '@/editor/running'
import { type Tab, showTab } from '@/editor/tabs'
import { Field } from '@/fields/Field'
import { useFieldChange } from '@/nodes/fieldChange'
import { wordsOf } from '@/nodes/portLook'
import { useRuns } from '@/runs/runStore'
import { Drawings } from '@/simple/Drawings'
import { type FormEntry, formOf } from '@/simple/form'
import { Icon } from '@/shared/Icon'
import styles from '@/simple/FormScreen.module.css'

/** The fields that a workflow shows to whoever only wants to use it. */
export function Form({ tab, catalogue }: { tab: Tab; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const workflow = useDocument((state) => state.workflow)
  const entries = formOf(workflow, catalogue)
  const runs = useRuns((state) => state.runs)
  const [started, setStarted] = useState<string[]>([])
  const name = workflow.name ?? t('editor.untitled')
  const twice = (entry: FormEntry) => entries.filter((each) => each.port === entry.port).length > 1
  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.title} translate="no">
          {name}
        </h1>
        <Link
          href={tab.workflow === undefined ? routes.edit : workflowPath(tab.workflow)}
          onClick={() => showTab(tab.id)}
        >
          <Icon name="graph" size={16} />
          {t('simple.openGraph')}
        </Link>
      </header>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void runTab(tab).then((run) => run && setStarted((before) => [run.id, ...before]))
        }}
      >
        {entries.length === 0 && <p>{t('simple.noFields')}</p>}
        {entries.map((entry) => (
          <FormField
            key={`${entry.node}.${entry.port}`}
            entry={entry}
            catalogue={catalogue}
            label={entry.label ?? (twice(entry) ? `${entry.node}: ` : '') + wordsOf(entry.port)}
          />
        ))}
        {tab.problems.length > 0 && (
          <ul className={styles.problems} role="alert" translate="no">
            {tab.problems.map((problem, n) => (
              <li key={n}>
                {problem.message} {problem.remedy}
              </li>
            ))}
          </ul>
        )}
        <button className={styles.run}>
          <Icon name="wand" />
          {t('simple.draw')}
        </button>
      </form>
      <Drawings
        runs={started.map((runId) => ({ runId, name, status: runs[runId]?.status ?? 'queued' }))}
        fresh={started[0]}
      />
    </>
  )
}

function FormField({ entry, catalogue, label }: { entry: FormEntry; catalogue: Catalogue; label: string }) {
  const { node, port, input } = entry
  const held = useDocument((state) => state.workflow.nodes[node])
  const { change, end, fresh, setFresh } = useFieldChange(node, port)
  return (
    <div className={styles.field}>
      <span className={styles.label} translate="no">
        {label}
      </span>
      <div className={styles.control}>
        <Field
          input={input}
          value={held?.inputs?.[port] ?? input.defaultValue ?? input.stands}
          label={label}
          invalid={false}
          catalogue={catalogue}
          onChange={change}
          onEnd={end}
          seed={{ fresh: held !== undefined && fresh(held), onFresh: setFresh }}
        />
      </div>
      {input.doc && (
        <p className={styles.doc} translate="no">
          {input.doc}
        </p>
      )}
    </div>
  )
}
