import type { ValueType } from '@/document/definitions'

/** How a value gets from a port of one type to a port of another; the engine's `Conversion` has the same rules. */
export type Conversion = 'same' | 'widen' | 'map' | 'wrap'

const textual = (type: ValueType) => type.name === 'string' || type.name === 'choice'

export function conversion(from: ValueType, to: ValueType): Conversion | undefined {
  const same =
    from.name === to.name || from.name === 'any' || to.name === 'any' || (textual(from) && textual(to))
  if (!same && !(from.name === 'int' && to.name === 'float')) return undefined
  if (from.list !== to.list) return from.list ? 'map' : 'wrap'
  return same ? 'same' : 'widen'
}

export const typeName = (type: ValueType) => (type.list ? `list of ${type.name}` : type.name)
