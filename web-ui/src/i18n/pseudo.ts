/** Puts each text of a language in brackets, so that a test sees what on a page did not come from here. */
export function bracketed(words: object): object {
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [
      key,
      typeof text === 'string' ? `[${text}]` : bracketed(text as object),
    ]),
  )
}
