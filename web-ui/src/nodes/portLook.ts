import type { ValueType } from '@/document/definitions'

/**
 * How a port looks beside its colour, so that no type is told by colour alone: the outline is the type's, the mark in
 * it tells types of one outline apart.
 */
export const MARKS = [
  'solid',
  'ring',
  'dot',
  'left',
  'top',
  'bar',
  'pole',
  'cross',
  'corner',
  'slash',
  'target',
  'stripes',
] as const
export type Mark = (typeof MARKS)[number]

const KNOWN: Record<string, Mark> = {
  // circles
  conditioning: 'solid',
  int: 'ring',
  float: 'dot',
  string: 'bar',
  boolean: 'left',
  choice: 'top',
  any: 'cross',
  sampler: 'pole',
  'noise-schedule': 'slash',
  file: 'corner',
  'darkroom.questions': 'target',
  // diamonds
  latent: 'solid',
  noise: 'dot',
  'darkroom.latent-set': 'stripes',
  // squares
  image: 'solid',
  mask: 'left',
  'darkroom.picture-set': 'stripes',
  // hexagons
  denoiser: 'solid',
  autoencoder: 'dot',
  'text-encoder': 'bar',
  'darkroom.judge': 'target',
  'darkroom.trained-denoiser': 'ring',
  'darkroom.trained-autoencoder': 'top',
}

export function markOf(type: ValueType): Mark {
  const known = KNOWN[type.name]
  if (known) return known
  let hash = 0
  for (const letter of type.name) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return MARKS[hash % MARKS.length] ?? 'solid'
}

/** What a person reads for `guidanceScale`: guidance scale. */
export const wordsOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/[-_]+/g, ' ')
