import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { create } from 'zustand'
import { api, ask } from '@/api/client'
import { type Catalogue, EMPTY_CATALOGUE } from '@/document/definitions'

/** The node types and lists, for whoever is not a component. Empty until {@link useCatalogue} has asked. */
export const useKnownCatalogue = create<{ catalogue: Catalogue }>(() => ({ catalogue: EMPTY_CATALOGUE }))

/** The node types that the server has, and what its lists hold. */
export function useCatalogue(): { catalogue: Catalogue; ready: boolean; error: Error | null } {
  const nodes = useQuery({
    queryKey: ['nodes'],
    queryFn: () => ask(api.GET('/api/v1/nodes')),
    staleTime: Infinity,
  })
  const models = useQuery({ queryKey: ['models'], queryFn: () => ask(api.GET('/api/v1/models')) })
  const inputs = useQuery({ queryKey: ['inputs'], queryFn: inputNames })
  const catalogue = useMemo<Catalogue>(() => {
    const next: Catalogue = {
      types: new Map(nodes.data?.nodes.map((each) => [each.type, each])),
      lists: { models: models.data?.models, inputs: inputs.data },
    }
    useKnownCatalogue.setState({ catalogue: next })
    return next
  }, [nodes.data, models.data, inputs.data])
  return { catalogue, ready: nodes.data !== undefined, error: nodes.error }
}

async function inputNames(): Promise<string[]> {
  const answer = await fetch('/api/v1/uploads?limit=1000')
  if (!answer.ok) return []
  const { uploads } = (await answer.json()) as { uploads?: { name: string }[] }
  return (uploads ?? []).map((each) => each.name)
}
