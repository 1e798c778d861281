/** A look that can be asked for, in the words of the model's training. */
export interface Style {
  id: 'own' | 'watercolor' | 'claymation' | 'render' | 'pastel' | 'line' | 'cartoon' | 'flat'
  before: string
  after: string
}

/** The first leaves the look to the person's own words. */
export const STYLES: readonly Style[] = [
  { id: 'own', before: '', after: '' },
  { id: 'watercolor', before: 'whimsical watercolor of ', after: '' },
  { id: 'claymation', before: 'claymation of ', after: '' },
  { id: 'render', before: 'a 3D render of ', after: '' },
  { id: 'pastel', before: 'simple 2D vector art of ', after: ' in pastel colors' },
  { id: 'line', before: 'black line drawing of ', after: '' },
  { id: 'cartoon', before: 'a cartoon of ', after: '' },
  { id: 'flat', before: 'flat vector art of ', after: '' },
]

export type StyleId = Style['id']

const styleOf = (id: StyleId) => STYLES.find((each) => each.id === id)

/** What the model is told: the person's words, said in a style. */
export function phrase(words: string, id: StyleId): string {
  const subject = words.trim().replace(/\s+/g, ' ')
  const style = styleOf(id)
  return style && subject ? style.before + subject + style.after : subject
}

/** The words and the style that were told. */
export function understood(told: string): { words: string; style: StyleId } {
  for (const { id, before, after } of STYLES) {
    if (before && told.startsWith(before) && told.endsWith(after)) {
      return { words: told.slice(before.length, told.length - after.length), style: id }
    }
  }
  return { words: told, style: 'own' }
}
