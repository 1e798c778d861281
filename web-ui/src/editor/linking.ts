import { createContext, useContext } from 'react'

export interface Linking {
  /** A port was clicked, tapped or pressed: a link begins at it, or ends. */
  press: (side: 'input' | 'output', port: string) => void
}

export const LinkingContext = createContext<Linking>({ press: () => undefined })
export const useLinking = () => useContext(LinkingContext)
