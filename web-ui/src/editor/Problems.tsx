import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '@/document/check'
import type { Catalogue } from '@/document/definitions'
import { wayInto } from '@/document/subgraphs'
import type { Scope } from '@/document/workflow'
import { findingsOf } from '@/editor/findings'
import { useDocument, useDocumentStore } from '@/editor/open'
import { type Tab } from '@/editor/tabs'
import { showNode } from '@/editor/showing'
import { wordsOf } from '@/nodes/portLook'
import { useRuns } from '@/runs/runStore'
import styles from '@/editor/Problems.module.css'

interface Entry {
  key: string
  text: string
  scope: Scope
  node: string | undefined
  port: string | undefined
}

const MOST = 200

/** All that stands in the way of a run or went wrong in it; each entry leads to its place. */
export function Problems({ tab, catalogue }: { tab: Tab; catalogue: Catalogue }) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const workflow = useDocument((state) => state.workflow)
  const error = useRuns((state) => (tab.run === undefined ? undefined : state.runs[tab.run]?.error))
  const findings = findingsOf(workflow, catalogue)
  const told = tab.problems.filter(
    (each) => !findings.some((mine) => mine.node === each.node && mine.port === each.port),
  )

  const count = findings.length + told.length + (error ? 1 : 0)

  // What keeps a run from being is shown at once; what is merely unfinished waits to be asked for.
  const urgent = error !== undefined || tab.problems.length > 0
  const [opened, setOpened] = useState<boolean>()
  const open = opened ?? urgent

  // Thousands of sentences are only made when they are read.
  const entries = (): Entry[] => [
    ...(error
      ? [{ key: 'run', text: error.message, scope: undefined, node: error.node, port: error.port }]
      : []),
    ...findings.slice(0, MOST).map((each) => ({
      key: `${each.scope ?? ''}/${each.node}.${each.port ?? ''}${each.code}`,
      text: sentence(each),
      scope: each.scope,
      node: each.node,
      port: each.port,
    })),
    ...told.slice(0, MOST).map((each, n) => ({
      key: `told${n}`,
      text: each.message,
      scope: each.subgraph,
      node: each.node,
      port: each.port,
    })),
  ]

  function sentence(finding: Finding): string {
    const where = finding.port === undefined ? finding.node : `${finding.node} · ${wordsOf(finding.port)}`
    const what = t(`nodes.findings.${finding.code}`, {
      found: finding.found ?? '',
      expected: finding.expected ?? '',
    })
    return `${where}: ${what}`
  }

  if (count === 0) return null
  return (
    <section className={styles.problems} aria-label={t('editor.problemList')}>
      <button type="button" className={styles.summary} aria-expanded={open} onClick={() => setOpened(!open)}>
        {t('editor.problems', { count })}
      </button>
      {open && (
        <ul>
          {entries().map((each) => (
            <li key={each.key}>
              <button
                type="button"
                disabled={each.node === undefined}
                onClick={() => {
                  if (each.node === undefined) return
                  // A run names a node of a subgraph by the way to it.
                  const way = each.node.split('/')
                  if (each.scope === undefined) showNode(store, way, each.port)
                  else {
                    const into = wayInto(workflow, each.scope)
                    if (into) showNode(store, [...into, ...way], each.port)
                  }
                }}
              >
                {each.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
