/**
 * How well a text answers a search, from 0 (not at all). Its letters must be there in their order; those that begin a
 * word, and those that follow one another, count more: "ksm" finds "K Sampler" before "Mask smoothing".
 */
export function fuzzy(search: string, text: string): number {
  const wanted = search.toLowerCase().replace(/\s+/g, '')
  if (wanted === '') return 1
  const plain = text.toLowerCase()
  const direct = plain.indexOf(search.toLowerCase().trim())
  if (direct >= 0)
    return 1000 - Math.min(direct, 200) - Math.min(plain.length, 200) + (begins(text, direct) ? 400 : 0)
  let score = 0
  let at = -1
  for (const letter of wanted) {
    const next = best(text, plain, letter, at + 1)
    if (next < 0) return 0
    score += begins(text, next) ? (next === 0 ? 16 : 10) : next === at + 1 ? 8 : 1
    at = next
  }
  return Math.max(score - Math.min(plain.length, 60) / 10, 0.1)
}

/** The next place of a letter: where it begins a word, if that is not far. */
function best(text: string, plain: string, letter: string, from: number): number {
  const first = plain.indexOf(letter, from)
  if (first < 0 || first === from || begins(text, first)) return first
  for (let at = first; at >= 0 && at < first + 24; at = plain.indexOf(letter, at + 1))
    if (begins(text, at)) return at
  return first
}

const begins = (text: string, at: number) =>
  at === 0 ||
  /[\s._/-]/.test(text.charAt(at - 1)) ||
  (/[A-Z]/.test(text.charAt(at)) && /[a-z]/.test(text.charAt(at - 1)))
