import type { en } from '@/i18n/en'
import type { Words } from '@/i18n/words'
import { app } from '@/i18n/zh/app'
import { commands } from '@/i18n/zh/commands'
import { compare } from '@/i18n/zh/compare'
import { document } from '@/i18n/zh/document'
import { editor } from '@/i18n/zh/editor'
import { fields } from '@/i18n/zh/fields'
import { gallery } from '@/i18n/zh/gallery'
import { nodes } from '@/i18n/zh/nodes'
import { outline } from '@/i18n/zh/outline'
import { replay } from '@/i18n/zh/replay'
import { runs } from '@/i18n/zh/runs'
import { saving } from '@/i18n/zh/saving'
import { simple } from '@/i18n/zh/simple'
import { sweeps } from '@/i18n/zh/sweeps'
import { templates } from '@/i18n/zh/templates'

/** Traditional Chinese, the lecture's language. */
export const zh: Words<typeof en> = {
  app,
  commands,
  compare,
  document,
  editor,
  fields,
  gallery,
  nodes,
  outline,
  replay,
  runs,
  saving,
  simple,
  sweeps,
  templates,
}
