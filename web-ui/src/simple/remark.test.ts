import { describe, expect, it } from 'vitest'
import { replaceWords, unlearnedIn } from '@/simple/remark'

describe('a note about words', () => {
  it('names each of them with what is near', () => {
    const note =
      'the model has not learned "bunny" (nearest: rabbit), "pedestal" (nothing it draws is near); "darkroom models darkroom-small" lists what it draws.'
    expect(unlearnedIn(note)).toEqual([{ words: 'bunny', nearest: 'rabbit' }, { words: 'pedestal' }])
  })

  it('is left alone when it is about something else', () => {
    expect(unlearnedIn('the picture was "cut" (nearest: 8)')).toEqual([])
  })
})

describe('the nearest noun in place of the word', () => {
  it('is put in wherever the word stands whole, with the article that it needs', () => {
    expect(replaceWords('a bunny and bunnyhop', 'bunny', 'owl')).toBe('an owl and bunnyhop')
    expect(replaceWords('An aeroplane', 'aeroplane', 'ship')).toBe('A ship')
    expect(replaceWords('a big girafe', 'girafe', 'giraffe')).toBe('a big giraffe')
  })
})
