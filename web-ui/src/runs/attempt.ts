import { notify } from '@/shared/notices'

/** Does what was asked for; what the server refuses is told in its own words. */
export function attempt(action: () => Promise<unknown>): void {
  action().catch((refusal: unknown) =>
    notify(refusal instanceof Error ? refusal.message : String(refusal), 'bad'),
  )
}
