import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/document/testing'
import type { InputDefinition } from '@/document/definitions'
import type { Input, Workflow } from '@/document/workflow'
import { numbersOf, sweepFields, textsOf } from '@/sweeps/axes'

const input = (type: 'int' | 'float', limits: Partial<InputDefinition> = {}): InputDefinition => ({
  name: 'number',
  type: { name: type, colour: '#000000', shape: 'circle', list: false },
  doc: '',
  lazy: false,
  optional: false,
  multiline: false,
  seed: false,
  choices: [],
  rowHeight: 32,
  ...limits,
})

describe('values of an axis', () => {
  it('are a list, a range, or both', () => {
    expect(numbersOf('1, 3,5', input('int'))).toEqual({ values: [1, 3, 5] })
    expect(numbersOf('1..9..4', input('int'))).toEqual({ values: [1, 5, 9] })
    expect(numbersOf('3..1', input('int'))).toEqual({ values: [3, 2, 1] })
    expect(numbersOf('0 .. 0.3 .. 0.1, 7.5', input('float'))).toEqual({ values: [0, 0.1, 0.2, 0.3, 7.5] })
    expect(numbersOf('1..2', input('float', { step: 0.5 }))).toEqual({ values: [1, 1.5, 2] })
    expect(numbersOf('-2..-1', input('int'))).toEqual({ values: [-2, -1] })
  })

  it('are refused with what is wrong and where', () => {
    expect(numbersOf('', input('int'))).toEqual({ wrong: 'none', at: '' })
    expect(numbersOf('1, two', input('int'))).toEqual({ wrong: 'no-number', at: 'two' })
    expect(numbersOf('1, 1.5', input('int'))).toEqual({ wrong: 'no-whole', at: '1.5' })
    expect(numbersOf('1, 31', input('float', { max: 30 }))).toEqual({ wrong: 'range', at: '31' })
    expect(numbersOf('1..3..0', input('int'))).toEqual({ wrong: 'step', at: '1..3..0' })
    expect(numbersOf('1..1000000000', input('int'))).toEqual({ wrong: 'many', at: '1..1000000000' })
    expect(numbersOf('1, 2, 1', input('int'))).toEqual({ wrong: 'twice', at: '1' })
    expect(textsOf('a cat\n\na cat')).toEqual({ wrong: 'twice', at: 'a cat' })
  })

  it('are texts, one a line, commas and all', () => {
    expect(textsOf('a cat, asleep\n a dog \n')).toEqual({ values: ['a cat, asleep', 'a dog'] })
  })
})

it('what can be swept is what is written down, or would be, and not what is linked', () => {
  const resize = (inputs: Record<string, Input>) => ({ type: 'darkroom.resize-image', inputs })
  const workflow: Workflow = {
    nodes: {
      written: resize({ image: { from: 'load.image' }, scale: 2 }),
      left: resize({}),
      linked: resize({ scale: { from: 'number.value' } }),
      muted: { ...resize({}), mode: 'mute' },
    },
  }
  expect(sweepFields(workflow, CATALOGUE).map(({ name, kind, value }) => [name, kind, value])).toEqual([
    ['written.scale', 'number', 2],
    ['left.scale', 'number', 1],
  ])
})
