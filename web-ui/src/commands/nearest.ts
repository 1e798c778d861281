export type Direction = 'Left' | 'Right' | 'Up' | 'Down'

interface Place {
  name: string
  x: number
  y: number
}

/** The nearest thing in a direction, what lies straight ahead before what lies askew; the first of all without a start. */
export function nearest(
  all: readonly Place[],
  from: string | undefined,
  direction: Direction,
): string | undefined {
  const start = all.find((each) => each.name === from)
  if (!start) return [...all].sort((a, b) => a.x - b.x || a.y - b.y)[0]?.name
  const sign = direction === 'Right' || direction === 'Down' ? 1 : -1
  const [along, across] =
    direction === 'Left' || direction === 'Right' ? (['x', 'y'] as const) : (['y', 'x'] as const)
  const ahead = all
    .filter((each) => each !== start && (each[along] - start[along]) * sign > 1)
    .map((each) => ({
      name: each.name,
      far: Math.abs(each[along] - start[along]) + 2 * Math.abs(each[across] - start[across]),
    }))
    .sort((a, b) => a.far - b.far)
  return ahead[0]?.name
}
