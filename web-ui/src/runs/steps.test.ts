import { describe, expect, it } from 'vitest'
import { slowest } from '@/runs/steps'

describe('the nodes that may have shown steps', () => {
  it('are those that ran, the slowest first', () => {
    expect(slowest({ quick: 3, denoise: 9_000, cached: undefined, nothing: 0, decode: 400 })).toEqual([
      'denoise',
      'decode',
      'quick',
    ])
  })

  it('are not more than can be asked about', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`n${n}`, n + 1]))
    expect(slowest(many)).toHaveLength(24)
    expect(slowest(many)[0]).toBe('n999')
  })
})
