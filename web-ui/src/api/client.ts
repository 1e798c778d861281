import createClient from 'openapi-fetch'
import type { components, paths } from '@/api/schema'

/** The server's API, with the types of its own description. */
export const api = createClient<paths>({ baseUrl: location.origin })

export type Schemas = components['schemas']

/** What the server says when it refuses: sentences for the person. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Schemas['ProblemDetail']>,
  ) {
    super(problem.detail ?? problem.title ?? `${status}`)
  }
}

/** The answer's content, or a {@link Refusal}. */
export async function ask<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer
  if (response.ok) return data as T
  throw new Refusal(response.status, error ?? {})
}
