import { useQueries, useQuery } from '@tanstack/react-query'
import { api, ask } from '@/api/client'
import { extract, paste } from '@/document/clipboard'
import { type Catalogue, definitionOf } from '@/document/definitions'
import { nodeLayout } from '@/document/geometry'
import { upstream } from '@/document/reach'
import { type DocumentStore, currentGraph, currentScope } from '@/document/store'
import { asWorkflow, placed } from '@/document/text'
import type { Graph, Workflow, WorkflowNode } from '@/document/workflow'
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
    const document = placed(asWorkflow(data.document))
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

const GAP = 60

/** Puts an example below the graph that is looked at: the node and all that it needs, as one step. @returns their names */
export function dropIn(store: DocumentStore, catalogue: Catalogue, { document, node }: Example): string[] {
  const state = store.getState()
  const scope = currentScope(state)
  const part = extract(document, undefined, new Set([node, ...upstream(document, [node])]))
  const here = cornersOf(currentGraph(state), (each) => heightIn(state.workflow, catalogue, each))
  const there = cornersOf(part, (each) => heightIn(document, catalogue, each))
  const by = { x: here.left - there.left, y: here.bottom + GAP - there.top }
  const { commands, names } = paste(state.workflow, scope, part, { by })
  state.run(commands, {
    did: { key: 'paste', what: names.slice(0, 3).join(', '), count: names.length },
  })
  state.select(names)
  return names
}

const heightIn = (workflow: Workflow, catalogue: Catalogue, node: WorkflowNode) =>
  nodeLayout(node, definitionOf(workflow, catalogue, node.type)).height

/** How far the nodes of a graph reach; of none it is the corner of the canvas. */
function cornersOf(graph: Graph, heightOf: (node: WorkflowNode) => number) {
  const nodes = Object.values(graph.nodes)
  if (nodes.length === 0) return { left: 0, top: 0, bottom: 0 }
  return {
    left: Math.min(...nodes.map((each) => each.ui?.x ?? 0)),
    top: Math.min(...nodes.map((each) => each.ui?.y ?? 0)),
    bottom: Math.max(...nodes.map((each) => (each.ui?.y ?? 0) + heightOf(each))),
  }
}
