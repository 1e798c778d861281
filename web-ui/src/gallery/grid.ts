/** How many pictures of a size stand side by side. */
export function columnsIn(width: number, size: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (size + gap)))
}

/** Where a key leads from a place in a grid; undefined when it leads nowhere. */
export function moveIn(
  at: number,
  key: string,
  columns: number,
  count: number,
  rowsInView: number,
): number | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rowsInView,
    PageDown: columns * rowsInView,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  if (step === undefined || count === 0) return undefined
  const to = at + step
  if (key === 'Home' || key === 'End' || key.startsWith('Page')) return Math.max(0, Math.min(count - 1, to))
  // Down from the last full row still reaches the last, shorter one.
  if (key === 'ArrowDown' && to >= count) {
    return Math.floor(at / columns) < Math.floor((count - 1) / columns) ? count - 1 : undefined
  }
  return to >= 0 && to < count ? to : undefined
}

/** All between two, whichever comes first. */
export function between(a: number, b: number): number[] {
  const first = Math.min(a, b)
  return Array.from({ length: Math.abs(a - b) + 1 }, (_, n) => first + n)
}
