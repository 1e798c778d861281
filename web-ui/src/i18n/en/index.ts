import { app } from '@/i18n/en/app'
import { commands } from '@/i18n/en/commands'
import { compare } from '@/i18n/en/compare'
import { document } from '@/i18n/en/document'
import { editor } from '@/i18n/en/editor'
import { fields } from '@/i18n/en/fields'
import { gallery } from '@/i18n/en/gallery'
import { nodes } from '@/i18n/en/nodes'
import { outline } from '@/i18n/en/outline'
import { replay } from '@/i18n/en/replay'
import { runs } from '@/i18n/en/runs'
import { saving } from '@/i18n/en/saving'
import { simple } from '@/i18n/en/simple'
import { sweeps } from '@/i18n/en/sweeps'
import { templates } from '@/i18n/en/templates'

/** All that is said in English; a file for each part of the editor. The other languages have the same keys. */
export const en = {
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
} as const
