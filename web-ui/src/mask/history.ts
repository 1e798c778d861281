import type { Mask } from '@/mask/mask'

/** The masks that there were, and which of them is shown. */
export interface MaskHistory {
  steps: readonly Mask[]
  at: number
}

/** Large masks are kept for fewer steps. */
const MOST_BYTES = 128 * 2 ** 20

export const begun = (mask: Mask): MaskHistory => ({ steps: [mask], at: 0 })

export function followed(history: MaskHistory, mask: Mask): MaskHistory {
  if (mask === history.steps[history.at]) return history
  const most = Math.max(Math.floor(MOST_BYTES / mask.data.length), 2)
  const steps = [...history.steps.slice(0, history.at + 1), mask].slice(-most)
  return { steps, at: steps.length - 1 }
}

export const back = (history: MaskHistory, by: 1 | -1): MaskHistory => ({
  ...history,
  at: Math.min(Math.max(history.at - by, 0), history.steps.length - 1),
})
