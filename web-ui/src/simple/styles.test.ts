import { describe, expect, it } from 'vitest'
import { STYLES, phrase, understood } from '@/simple/styles'

describe('what the model is told', () => {
  it('says the words in the style', () => {
    expect(phrase(' a  rabbit ', 'pastel')).toBe('simple 2D vector art of a rabbit in pastel colors')
    expect(phrase('a rabbit', 'own')).toBe('a rabbit')
  })

  it('says nothing when there are no words', () => {
    expect(phrase('  ', 'watercolor')).toBe('')
  })

  it.each(STYLES.map((style) => style.id))('is understood again: %s', (style) => {
    expect(understood(phrase('a fox in pastel colors', style))).toEqual({
      words: 'a fox in pastel colors',
      style,
    })
  })
})
