import type { Mask } from '@/mask/mask'

/** The mask that is shown, what there was before it, and what was undone, the next first. */
export interface MaskHistory {
  before: readonly Mask[]
  now: Mask
  undone: readonly Mask[]
}

/** Large masks are kept for fewer steps. */
const MOST_BYTES = 128 * 2 ** 20

export const begun = (mask: Mask): MaskHistory => ({ before: [], now: mask, undone: [] })

export function followed({ before, now, undone }: MaskHistory, mask: Mask): MaskHistory {
  if (mask === now) return { before, now, undone }
  const most = Math.max(Math.floor(MOST_BYTES / mask.data.length), 1)
  return { before: [...before, now].slice(-most), now: mask, undone: [] }
}

export function undo(history: MaskHistory): MaskHistory {
  const last = history.before.at(-1)
  if (!last) return history
  return { before: history.before.slice(0, -1), now: last, undone: [history.now, ...history.undone] }
}

export function redo(history: MaskHistory): MaskHistory {
  const [next, ...undone] = history.undone
  return next ? { before: [...history.before, history.now], now: next, undone } : history
}
