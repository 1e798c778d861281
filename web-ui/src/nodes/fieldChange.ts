import { useMemo } from 'react'
import type { Input, WorkflowNode } from '@/document/workflow'
import { currentScope } from '@/document/store'
import { hasFreshSeed } from '@/document/seeds'
import { useDocumentStore } from '@/editor/open'
import { useKnownCatalogue } from '@/nodes/catalogue'

/** What a field of a node does to the document. */
export function useFieldChange(node: string, port: string) {
  const store = useDocumentStore()
  const catalogue = useKnownCatalogue((state) => state.catalogue)
  const actions = useMemo(() => {
    const scope = () => {
      const name = currentScope(store.getState())
      return name === undefined ? {} : { scope: name }
    }
    return {
      change: (value: Input | undefined) =>
        store
          .getState()
          .run(
            { type: 'set', node, port, ...(value !== undefined && { value }), ...scope() },
            { group: `set ${node}.${port}` },
          ),
      end: () => store.getState().endGroup(),
      fresh: (each: WorkflowNode) => hasFreshSeed(each, port),
      setFresh: (on: boolean) => store.getState().run({ type: 'dice', node, port, on, ...scope() }),
    }
  }, [store, node, port])
  return { catalogue, ...actions }
}
