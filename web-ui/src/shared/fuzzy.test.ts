import { describe, expect, it } from 'vitest'
import { fuzzy } from '@/shared/fuzzy'

const best = (search: string, ...texts: string[]) =>
  texts.map((text) => ({ text, score: fuzzy(search, text) })).sort((a, b) => b.score - a.score)[0]?.text

describe('a fuzzy search', () => {
  it('rather finds beginnings of words, and letters that stand together', () => {
    expect(best('ksm', 'Mask smoothing', 'K Sampler', 'Make sums')).toBe('K Sampler')
    expect(best('dnse', 'Blend noise', 'Denoise')).toBe('Denoise')
    expect(best('noise', 'Denoise', 'Noise')).toBe('Noise')
    expect(best('gs', 'guidanceScale', 'images')).toBe('guidanceScale')
  })

  it('finds nothing where a letter is missing or out of order', () => {
    expect(fuzzy('xyz', 'Denoise')).toBe(0)
    expect(fuzzy('ed', 'Denoise')).toBe(0)
  })
})
