const RECENT = 'darkroom.nodes.recent'
const PINNED = 'darkroom.nodes.pinned'

function list(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

/** Node types that were used last, the latest first. */
export const recent = () => list(RECENT)

export function remember(type: string) {
  localStorage.setItem(
    RECENT,
    JSON.stringify([type, ...recent().filter((each) => each !== type)].slice(0, 8)),
  )
}

/** Node types that stand at the top of the search. */
export const pinned = () => list(PINNED)

export function togglePin(type: string): string[] {
  const before = pinned()
  const next = before.includes(type) ? before.filter((each) => each !== type) : [...before, type]
  localStorage.setItem(PINNED, JSON.stringify(next))
  return next
}
