import { app } from '@/i18n/en/app'
import { commands } from '@/i18n/en/commands'
import { compare } from '@/i18n/en/compare'
import { document } from '@/i18n/en/document'
import { editor } from '@/i18n/en/editor'
import { fields } from '@/i18n/en/fields'
import { form } from '@/i18n/en/form'
import { gallery } from '@/i18n/en/gallery'
import { heat } from '@/i18n/en/heat'
import { help } from '@/i18n/en/help'
import { mask } from '@/i18n/en/mask'
import { nodes } from '@/i18n/en/nodes'
import { outline } from '@/i18n/en/outline'
import { plan } from '@/i18n/en/plan'
import { replay } from '@/i18n/en/replay'
import { runs } from '@/i18n/en/runs'
import { saving } from '@/i18n/en/saving'
import { simple } from '@/i18n/en/simple'
import { steps } from '@/i18n/en/steps'
import { subgraphs } from '@/i18n/en/subgraphs'
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
  form,
  gallery,
  heat,
  help,
  mask,
  nodes,
  outline,
  plan,
  replay,
  runs,
  saving,
  simple,
  steps,
  subgraphs,
  sweeps,
  templates,
} as const
