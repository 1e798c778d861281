import type { NodeDefinition } from '@/document/definitions'
import { fuzzy } from '@/shared/fuzzy'

/** How well a node type answers to a text, by its title, other names, id, place and the types of its ports. */
export function scoreOf(text: string, definition: NodeDefinition, place = definition.category): number {
  return Math.max(
    fuzzy(text, definition.title) * 1.5,
    ...definition.aliases.map((alias) => fuzzy(text, alias) * 1.2),
    fuzzy(text, definition.type),
    fuzzy(text, place) * 0.6,
    ...[...definition.inputs, ...definition.outputs].map((port) =>
      port.type.name.startsWith(text.trim().toLowerCase()) ? 20 : 0,
    ),
  )
}
