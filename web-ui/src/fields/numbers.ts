import type { InputDefinition } from '@/document/definitions'

/** By how much a number changes at once. */
export function stepOf(input: InputDefinition): number {
  if (input.step !== undefined) return input.step
  if (input.type.name === 'int') return 1
  const span = (input.max ?? Infinity) - (input.min ?? -Infinity)
  return Number.isFinite(span) && span > 0 ? 10 ** Math.floor(Math.log10(span / 50)) : 0.1
}

/** The nearest number that the input takes, without the tails that sums of fractions grow. */
export function rounded(number: number, input: InputDefinition): number {
  const within = Math.min(Math.max(number, input.min ?? -Infinity), input.max ?? Infinity)
  return input.type.name === 'int' ? Math.round(within) : Number(within.toPrecision(12))
}

/** The greatest seed that a page can hold without losing its last digits. */
const SEEDS = Number.MAX_SAFE_INTEGER

/** A seed by chance, within what the input takes. */
export function randomSeed(input: Pick<InputDefinition, 'min' | 'max'>): number {
  const least = Math.max(input.min ?? 0, 0)
  // Short enough to be read out; there are four thousand million of them.
  const most = Math.min(input.max ?? SEEDS, 2 ** 32 - 1)
  const [high = 0] = crypto.getRandomValues(new Uint32Array(1))
  return least + Math.floor((high / 2 ** 32) * (most - least + 1))
}
