import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { Refusal, type Schemas } from '@/api/client'

/** Something that a template uses and that this server does not have. */
export interface Need {
  kind: 'plugin' | 'model' | 'file' | 'node'
  name: string
}

/** A workflow that comes with Darkroom. */
export interface Template {
  id: string
  name: string
  description: string
  /** Those that belong together; the usual ones have none. */
  group?: string
  picture?: { url: string; width: number; height: number }
  needs: Need[]
}

export type Document = Schemas['Workflow'] & { form?: unknown }

export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await get<{ templates: Template[] }>('/api/v1/templates')).templates,
  })
}

export const templateQuery = (id: string) => ({
  queryKey: ['templates', id],
  queryFn: () =>
    get<{ template: Template; document: Document }>(`/api/v1/templates/${encodeURIComponent(id)}`),
  staleTime: Infinity,
})

async function get<T>(address: string): Promise<T> {
  const response = await fetch(address)
  const json: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refusal(response.status, json as Partial<Schemas['ProblemDetail']>)
  return json as T
}

/** What a template is called and shows, in the language of the page where that has words for it. */
export function wordsOf(template: Template): { name: string; description: string } {
  const translate = i18next.t as (key: string, otherwise: string) => string
  const said = (what: 'name' | 'description') =>
    translate(`templates.known.${template.id}.${what}`, template[what])
  return { name: said('name'), description: said('description') }
}
