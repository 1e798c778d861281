import { useTranslation } from 'react-i18next'
import { boundTo, givenAs, linkBorder, unlinkBorder } from '@/document/subgraphs'
import { currentScope } from '@/document/store'
import { NEW_PORT, portName, portRef } from '@/document/workflow'
import { announce } from '@/editor/canvasStore'
import { useDocument, useDocumentStore } from '@/editor/open'
import { wordsOf } from '@/nodes/portLook'
import styles from '@/nodes/NodeCard.module.css'

/** Within a subgraph: makes a port one of the subgraph's own, or no longer. */
export function Promote({
  node,
  name,
  side,
  reachable,
}: {
  node: string
  name: string
  side: 'input' | 'output'
  reachable: boolean
}) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const port = portName(node, name)
  const own = useDocument((state) => {
    const find = side === 'input' ? boundTo : givenAs
    return find(state.workflow, currentScope(state), port)
  })

  function toggle() {
    const { workflow, run } = store.getState()
    const scope = currentScope(store.getState())
    if (scope === undefined) return
    if (own !== undefined) {
      const link =
        side === 'input'
          ? { from: portName('>in', own), to: port }
          : { from: port, to: portName('>out', own) }
      run(unlinkBorder(workflow, scope, [link]), { did: { key: 'portOff', what: own } })
      announce(t('subgraphs.demoted', { port: own }))
      return
    }
    const commands =
      side === 'input'
        ? linkBorder(workflow, scope, portName('>in', NEW_PORT), port)
        : linkBorder(workflow, scope, port, portName('>out', NEW_PORT))
    run(commands, { did: { key: 'promote', what: port } })
    announce(t('subgraphs.promoted', { port: wordsOf(portRef(port).port) }))
  }

  const label =
    own === undefined
      ? t(side === 'input' ? 'subgraphs.promoteInput' : 'subgraphs.promoteOutput', { port: wordsOf(name) })
      : t('subgraphs.demote', { port: own })
  return (
    <button
      type="button"
      className={`${styles.promote} nodrag`}
      tabIndex={reachable ? 0 : -1}
      aria-pressed={own !== undefined}
      aria-label={label}
      title={label}
      onClick={toggle}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path
          d={side === 'input' ? 'M1.5 6h6M5 3.5 7.5 6 5 8.5M9.5 2v8' : 'M4.5 6h6M8 3.5 10.5 6 8 8.5M2.5 2v8'}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  )
}
