import { create } from 'zustand'

const STORED = 'darkroom.keepSteps'

/** Whether runs from the graph keep a picture of every step. */
export const useKeepSteps = create<{ on: boolean }>(() => ({ on: localStorage.getItem(STORED) === 'on' }))

/** @returns whether they do now */
export function toggleKeepSteps(): boolean {
  const on = !useKeepSteps.getState().on
  localStorage.setItem(STORED, on ? 'on' : 'off')
  useKeepSteps.setState({ on })
  return on
}
