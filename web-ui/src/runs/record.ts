import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type Schemas, api, ask } from '@/api/client'
import { queries } from '@/api/queries'

export type RunRecord = Schemas['RunDocument']
export type RunSummary = Schemas['RunSummary']

const PAGE = 100

/** Runs that a query finds, the newest first, page by page. */
export function useRunList(q: string) {
  return useInfiniteQuery({
    queryKey: ['runs', 'list', q],
    queryFn: ({ pageParam: before }) => {
      const query = { limit: PAGE, ...(q && { q }), ...(before !== undefined && { before }) }
      return ask(api.GET('/api/v1/runs', { params: { query } }))
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    retry: false,
  })
}

/** A run's record, and what happened in it. */
export function useRecord(id: string) {
  const path = { id }
  const record = useQuery({
    queryKey: ['runs', 'record', id],
    queryFn: () => ask(api.GET('/api/v1/runs/{id}', { params: { path } })),
    retry: false,
  })
  const notes = useQuery({
    queryKey: ['runs', 'notes', id],
    queryFn: async () => notesOf(await ask(api.GET('/api/v1/runs/{id}/events', { params: { path } }))),
    retry: false,
  })
  return { record, notes: notes.data ?? [] }
}

/** A run as lists have it, with its marks. */
export function useSummary(id: string) {
  return useQuery({
    queryKey: ['runs', 'summary', id],
    queryFn: async () => {
      const query = { q: `id="${id}"`, limit: 1 }
      return (await ask(api.GET('/api/v1/runs', { params: { query } }))).runs[0] ?? null
    },
  })
}

export interface Note {
  node: string
  sentence: string
}

export function notesOf({ events }: Schemas['EventList']): Note[] {
  const said = (events as ({ type: string } & Note)[]).filter((event) => event.type === 'note')
  // A run that was begun twice says the same twice.
  return [...new Map(said.map(({ node, sentence }) => [`${node}\n${sentence}`, { node, sentence }])).values()]
}

let marking: Promise<unknown> = Promise.resolve()

/**
 * Rates, tags, pins a run, or notes something about it. One mark after the other: answers that overtook each other would show
 * what is no longer so.
 */
export function mark(id: string, marks: Schemas['Marks']): Promise<void> {
  const next = marking.catch(() => undefined).then(() => marked(id, marks))
  marking = next
  return next
}

async function marked(id: string, marks: Schemas['Marks']) {
  const summary = await ask(api.PATCH('/api/v1/runs/{id}', { params: { path: { id } }, body: marks }))
  queries.setQueryData(['runs', 'summary', id], summary)
  for (const key of [['runs', 'list'], ['outputs'], ['values']])
    void queries.invalidateQueries({ queryKey: key })
}

export interface Value {
  node: string
  port: string
  value: string
}

type Inputs = Record<string, unknown>

const isLink = (value: unknown): value is { from: string } =>
  typeof value === 'object' && value !== null && 'from' in value && typeof value.from === 'string'

/** The nodes of a document with their inputs, which the API's description leaves open. */
function nodesOf(record: RunRecord): [string, Inputs][] {
  return Object.entries(record.workflow.nodes ?? {}).map(([name, node]) => [
    name,
    (node.inputs ?? {}) as Inputs,
  ])
}

/** The values that the document writes down, in its order. */
export function valuesOf(record: RunRecord): Value[] {
  return nodesOf(record).flatMap(([node, inputs]) =>
    Object.entries(inputs).flatMap(([port, value]) =>
      isLink(value) || (Array.isArray(value) && value.some(isLink))
        ? []
        : [{ node, port, value: typeof value === 'string' ? value : JSON.stringify(value) }],
    ),
  )
}

/** The seeds that a node's result hangs on: its own and those of the nodes before it. */
export function seedsBehind(record: RunRecord, node: string): [string, number][] {
  const inputs = new Map(nodesOf(record))
  const before = new Set<string>()
  const open = [node.split('/')[0] ?? node]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (before.has(name)) continue
    before.add(name)
    for (const value of Object.values(inputs.get(name) ?? {})) {
      const links = Array.isArray(value) ? value : [value]
      open.push(...links.filter(isLink).map(({ from }) => from.slice(0, from.lastIndexOf('.'))))
    }
  }
  return Object.entries(record.seeds).filter(([port]) =>
    before.has(port.slice(0, port.lastIndexOf('.')).split('/')[0] ?? ''),
  )
}
