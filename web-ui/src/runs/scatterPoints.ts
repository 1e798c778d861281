import type { Schemas } from '@/api/client'

type Values = Schemas['RunValues']

export interface Point {
  run: string
  name: string
  value: number
  /** 0 when nobody gave one. */
  rating: number
  /** Pixels up or down, so that equal points do not hide each other. */
  jitter: number
}

/** The numbers that the runs have, those that differ and that most rated runs have first. Seeds last: they say nothing. */
export function parametersOf(runs: Values[]): string[] {
  const found = new Map<string, { values: Set<number>; rated: number }>()
  for (const run of runs) {
    for (const [name, value] of Object.entries(run.numbers)) {
      const entry = found.get(name) ?? { values: new Set(), rated: 0 }
      entry.values.add(value)
      entry.rated += run.rating ? 1 : 0
      found.set(name, entry)
    }
  }
  const isSeed = (name: string) => /seed$/i.test(name)
  return [...found]
    .sort(
      ([a, x], [b, y]) =>
        Number(isSeed(a)) - Number(isSeed(b)) ||
        Number(y.values.size > 1) - Number(x.values.size > 1) ||
        y.rated - x.rated ||
        a.localeCompare(b),
    )
    .map(([name]) => name)
}

/** A point for each run that has the number, from left to right. */
export function pointsOf(
  runs: Values[],
  parameter: string,
): { points: Point[]; least: number; most: number } {
  const same = new Map<string, number>()
  const points = runs
    .flatMap((run): Point[] => {
      const value = run.numbers[parameter]
      if (value === undefined) return []
      const rating = run.rating ?? 0
      const n = same.get(`${value} ${rating}`) ?? 0
      same.set(`${value} ${rating}`, n + 1)
      const jitter = (n % 2 ? -1 : 1) * Math.min(Math.ceil(n / 2) * 3, 18)
      return [{ run: run.runId, name: run.name, value, rating, jitter: n ? jitter : 0 }]
    })
    .sort((a, b) => a.value - b.value || a.rating - b.rating)
  const all = points.map((point) => point.value)
  const least = Math.min(...all)
  const most = Math.max(...all)
  return least < most ? { points, least, most } : { points, least: least - 1, most: most + 1 }
}

/** A few round numbers from one to another. */
export function ticks(least: number, most: number): number[] {
  const rough = (most - least) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((n) => n * power).find((each) => each >= rough) ?? rough
  const first = Math.ceil(least / step)
  const count = Math.floor(most / step) - first + 1
  return Array.from({ length: count }, (_, n) => Number(((first + n) * step).toPrecision(12)))
}
