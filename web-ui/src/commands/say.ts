import i18next from 'i18next'
import type { Did } from '@/document/commands'

/** What a step did, as a sentence. */
export const say = (did: Did): string =>
  i18next.t(`document.did.${did.key}`, { what: did.what ?? '', to: did.to ?? '', count: did.count ?? 1 })
