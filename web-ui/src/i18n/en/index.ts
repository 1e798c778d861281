import { app } from '@/i18n/en/app'
import { commands } from '@/i18n/en/commands'
import { document } from '@/i18n/en/document'
import { editor } from '@/i18n/en/editor'
import { fields } from '@/i18n/en/fields'
import { nodes } from '@/i18n/en/nodes'
import { simple } from '@/i18n/en/simple'

/** All that is said in English; a file for each part of the editor. The other languages have the same keys. */
export const en = { app, commands, document, editor, fields, nodes, simple } as const
