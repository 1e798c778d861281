import { app } from '@/i18n/en/app'
import { simple } from '@/i18n/en/simple'

/** All that is said in English; a file for each part of the editor. The other languages have the same keys. */
export const en = { app, simple } as const
