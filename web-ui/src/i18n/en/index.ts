import { app } from '@/i18n/en/app'
import { compare } from '@/i18n/en/compare'
import { gallery } from '@/i18n/en/gallery'
import { runs } from '@/i18n/en/runs'
import { simple } from '@/i18n/en/simple'

/** All that is said in English; a file for each part of the editor. The other languages have the same keys. */
export const en = { app, compare, gallery, runs, simple } as const
