const last = new Map<string, Promise<unknown>>()

/** One after the other for each tab: a draft that is under way must not come after the version that ends it. */
export function inTurn<T>(tab: string, act: () => Promise<T>): Promise<T> {
  const turn = (last.get(tab) ?? Promise.resolve()).then(act)
  last.set(
    tab,
    turn.catch(() => undefined),
  )
  return turn
}
