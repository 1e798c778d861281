import type { en } from '@/i18n/en'
import type { Words } from '@/i18n/words'
import { app } from '@/i18n/zh/app'
import { commands } from '@/i18n/zh/commands'
import { compare } from '@/i18n/zh/compare'
import { document } from '@/i18n/zh/document'
import { editor } from '@/i18n/zh/editor'
import { fields } from '@/i18n/zh/fields'
import { form } from '@/i18n/zh/form'
import { gallery } from '@/i18n/zh/gallery'
import { heat } from '@/i18n/zh/heat'
import { help } from '@/i18n/zh/help'
import { mask } from '@/i18n/zh/mask'
import { nodes } from '@/i18n/zh/nodes'
import { outline } from '@/i18n/zh/outline'
import { plan } from '@/i18n/zh/plan'
import { replay } from '@/i18n/zh/replay'
import { runs } from '@/i18n/zh/runs'
import { saving } from '@/i18n/zh/saving'
import { simple } from '@/i18n/zh/simple'
import { steps } from '@/i18n/zh/steps'
import { subgraphs } from '@/i18n/zh/subgraphs'
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
}
