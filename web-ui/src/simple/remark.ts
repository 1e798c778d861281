/** Some words that the model has not learned, and the nearest thing that it has. */
export interface Unlearned {
  words: string
  nearest?: string
}

// The sentence of the prompt node, which says it for all words at once.
const UNLEARNED = /"([^"]+)" \((?:nearest: ([^)]+)|[^)]+)\)/g

/** What a note of a prompt says of its words; nothing when it is about something else. */
export function unlearnedIn(note: string): Unlearned[] {
  if (!note.startsWith('the model has not learned ')) return []
  return [...note.matchAll(UNLEARNED)].map(([, words = '', nearest]) =>
    nearest ? { words, nearest } : { words },
  )
}

/** The text with some words put in place of others, wherever they stand as whole words. */
export function replaceWords(text: string, from: string, to: string): string {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu')
  return text
    .replace(whole, () => to)
    .replace(/\b(an?) (\p{L})/giu, (found: string, article: string, next: string, at: number, all: string) =>
      all.slice(at + article.length + 1).startsWith(to) ? `${withArticle(article, next)} ${next}` : found,
    )
}

function withArticle(article: string, next: string) {
  const right = /[aeiou]/i.test(next) ? 'an' : 'a'
  return article.startsWith('A') ? right.replace('a', 'A') : right
}
