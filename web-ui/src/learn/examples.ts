import { useQueries, useQuery } from '@tanstack/react-query'
import { api, ask } from '@/api/client'
import { extract, paste } from '@/document/clipboard'
import { upstream } from '@/document/reach'
import { type DocumentStore, currentScope } from '@/document/store'
import { asWorkflow, placed } from '@/document/text'
import { type Workflow, graphOf } from '@/document/workflow'
import { middleOfScreen, toGraph } from '@/editor/view'
import { type Template, templateQuery, useTemplates } from '@/templates/templates'

/** A template in which a node type is used: the node there, and its document. */
export interface Example {
  template: Template
  node: string
  document: Workflow
}

/** The templates that use a node type, in their order; those that could not be had are left out. */
export function useExamples(type: string): { examples: Example[]; asking: boolean } {
  const templates = useTemplates()
  const documents = useQueries({ queries: (templates.data ?? []).map(({ id }) => templateQuery(id)) })
  const examples = documents.flatMap(({ data }): Example[] => {
    if (!data) return []
    const document = placed(asWorkflow(structuredClone(data.document)))
    const node = Object.keys(document.nodes).find((name) => document.nodes[name]?.type === type)
    return node === undefined ? [] : [{ template: data.template, node, document }]
  })
  return { examples, asking: templates.isPending || documents.some((each) => each.isPending) }
}

/** The plugin that brings a node type, with its version. */
export function usePluginOf(type: string): string | undefined {
  const { data } = useQuery({
    queryKey: ['plugins'],
    queryFn: () => ask(api.GET('/api/v1/plugins')),
    staleTime: Infinity,
  })
  const plugin = data?.plugins.find((each) => each.nodeTypes.includes(type))
  return plugin && `${plugin.id} ${plugin.version}`
}

/** Puts an example into the graph that is looked at: the node and all that it needs, as one step. @returns their names */
export function dropIn(store: DocumentStore, { document, node }: Example): string[] {
  const state = store.getState()
  const scope = currentScope(state)
  const graph = graphOf(document, undefined)
  if (!graph) return []
  const part = extract(document, undefined, new Set([node, ...upstream(graph, [node])]))
  const { commands, names } = paste(state.workflow, scope, part, { at: toGraph(middleOfScreen()) })
  state.run(commands, {
    did: { key: 'paste', what: names.slice(0, 3).join(', '), count: names.length },
  })
  state.select(names)
  return names
}
