import { create } from 'zustand'

/** Whether events arrive. True at first, so that a page that loads does not flash a warning. */
export const useConnection = create<{ connected: boolean; times: number }>(() => ({
  connected: true,
  times: 0,
}))
