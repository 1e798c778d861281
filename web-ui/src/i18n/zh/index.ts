import type { en } from '@/i18n/en'
import type { Words } from '@/i18n/words'
import { app } from '@/i18n/zh/app'
import { compare } from '@/i18n/zh/compare'
import { gallery } from '@/i18n/zh/gallery'
import { runs } from '@/i18n/zh/runs'
import { simple } from '@/i18n/zh/simple'

/** Traditional Chinese, the lecture's language. */
export const zh: Words<typeof en> = { app, compare, gallery, runs, simple }
