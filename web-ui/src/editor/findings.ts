import { useMemo, useRef } from 'react'
import { type Finding, check } from '@/document/check'
import type { Catalogue } from '@/document/definitions'
import { currentScope } from '@/document/store'
import type { Scope, Workflow } from '@/document/workflow'
import { useDocument } from '@/editor/open'

let last: { workflow: Workflow; catalogue: Catalogue; findings: Finding[] } | undefined

/** All that is wrong with a document; worked out once for each state of it. */
export function findingsOf(workflow: Workflow, catalogue: Catalogue): Finding[] {
  if (last?.workflow !== workflow || last.catalogue !== catalogue) {
    last = { workflow, catalogue, findings: catalogue.types.size > 0 ? check(workflow, catalogue) : [] }
  }
  return last.findings
}

/** What is wrong with each node of the graph that is looked at. A node's list stays the same object while it says the same. */
export function useFindings(
  workflow: Workflow,
  catalogue: Catalogue,
): ReadonlyMap<string, readonly Finding[]> {
  const scope = useDocument(currentScope)
  const before = useRef(new Map<string, { said: string; findings: readonly Finding[] }>())
  return useMemo(() => {
    const next = new Map<string, { said: string; findings: readonly Finding[] }>()
    for (const [name, findings] of byNode(findingsOf(workflow, catalogue), scope)) {
      const said = JSON.stringify(findings)
      // eslint-disable-next-line react-hooks/refs -- a cache: what it gives is equal whether it hits or not
      const known = before.current.get(name)
      next.set(name, known?.said === said ? known : { said, findings })
    }
    // eslint-disable-next-line react-hooks/refs -- as above
    before.current = next
    return new Map([...next].map(([name, each]) => [name, each.findings]))
  }, [workflow, catalogue, scope])
}

function byNode(findings: readonly Finding[], scope: Scope): Map<string, Finding[]> {
  const nodes = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (finding.scope !== scope) continue
    const known = nodes.get(finding.node)
    if (known) known.push(finding)
    else nodes.set(finding.node, [finding])
  }
  return nodes
}
