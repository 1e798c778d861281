import { useMutation, useQueryClient } from '@tanstack/react-query'
import { submit } from '@/runs/submit'
import { LARGEST_SEED, type Wish, roll, settings, useWish } from '@/simple/wish'
import { templateQuery } from '@/templates/templates'

/** Queues the wish. The seed is chosen before, so that what the page shows is what is used. */
export function useDraw() {
  const client = useQueryClient()
  const queue = useMutation({
    mutationFn: async (wish: Wish) => {
      const { document } = await client.query(templateQuery('text-to-image'))
      return submit(document, { set: settings(wish) })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs'] }),
  })

  function draw(change: Partial<Wish> = {}) {
    const before = useWish.getState()
    const wish = { ...before, ...(before.dice && change.seed === undefined && { seed: roll() }), ...change }
    useWish.setState(wish)
    if (wish.words.trim()) queue.mutate(wish)
  }

  return {
    draw,
    /** The same words once more, with the seed after. */
    again: (wish: Partial<Wish>) =>
      draw({ ...wish, seed: ((wish.seed ?? useWish.getState().seed) + 1) % (LARGEST_SEED + 1) }),
    error: queue.error,
    /** The run that was queued last. */
    queued: queue.data?.id,
  }
}
