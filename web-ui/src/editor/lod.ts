import { createContext, useContext } from 'react'

/**
 * How much of a node is drawn. Below {@link OVERVIEW} the graph is one picture: at that size a thousand boxes of HTML
 * cost far more than they tell.
 */
export type Lod = 'full' | 'simple' | 'overview'

const SIMPLE = 0.45
export const OVERVIEW = 0.2

export const lodAt = (zoom: number): Lod => (zoom < OVERVIEW ? 'overview' : zoom < SIMPLE ? 'simple' : 'full')

export const LodContext = createContext<Lod>('full')
export const useLod = () => useContext(LodContext)
