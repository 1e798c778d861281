import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { STYLES, type StyleId, phrase } from '@/simple/styles'

export const MOST_PICTURES = 4

/** Seeds that give different noise. */
export const LARGEST_SEED = 4_294_967_295

/** What the person wants drawn. Kept by the browser, so that a reload changes nothing. */
export interface Wish {
  words: string
  style: StyleId
  count: number
  seed: number
  /** Whether the next pictures have a seed of their own. */
  dice: boolean
}

export const useWish = create<Wish>()(
  persist(
    (): Wish => ({
      words: '',
      style: 'watercolor',
      count: MOST_PICTURES,
      seed: 1,
      dice: true,
    }),
    { name: 'darkroom.wish', version: 1, merge: (kept, fresh) => ({ ...fresh, ...sound(kept) }) },
  ),
)

/** Of what was kept, what still means something. */
function sound(kept: unknown): Partial<Wish> {
  const wish = (kept ?? {}) as Partial<Wish>
  return {
    ...(typeof wish.words === 'string' && { words: wish.words }),
    ...(STYLES.some((each) => each.id === wish.style) && { style: wish.style as StyleId }),
    ...(wish.count && wish.count >= 1 && wish.count <= MOST_PICTURES && { count: Math.round(wish.count) }),
    ...(Number.isSafeInteger(wish.seed) && { seed: wish.seed as number }),
    ...(typeof wish.dice === 'boolean' && { dice: wish.dice }),
  }
}

export const roll = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1

/**
 * The wish as values of the workflow's inputs. The size stays the workflow's: the model that comes with Darkroom fills
 * whatever it is given with one thing, so that in any shape but a square a face is stretched or drawn twice.
 */
export function settings(wish: Wish): Record<string, string | number> {
  return {
    'prompt.text': phrase(wish.words, wish.style),
    'noise.seed': wish.seed,
    'noise.batch': wish.count,
  }
}
