import { describe, expect, it } from 'vitest'
import type { Catalogue } from '@/document/definitions'
import type { Workflow } from '@/document/workflow'
import { canBeOnForm, formOf, itemsOf, moved, toggled } from '@/simple/form'

const text = { name: 'string', colour: '', shape: '', list: false }
const input = (name: string, more: object) => ({ name, doc: '', type: text, choices: [], ...more })
const catalogue = {
  types: new Map([
    [
      'prompt',
      {
        inputs: [input('text', { multiline: true }), input('name', {}), input('seed', { seed: true })],
        outputs: [],
      },
    ],
  ]),
  lists: {},
} as unknown as Catalogue

const workflow = {
  nodes: {
    second: { type: 'prompt', ui: { x: 9, y: 0 }, inputs: { text: { from: 'first.text' } } },
    first: { type: 'prompt', ui: { x: 1, y: 0 } },
  },
}
const names = (form?: unknown) =>
  formOf((form === undefined ? workflow : { ...workflow, form }) as Workflow, catalogue).map(
    (each) => `${each.node}.${each.port}${each.label ? ` ${each.label}` : ''}`,
  )

describe('the form of a workflow', () => {
  it('has what the document lists, in its order', () => {
    expect(
      names([
        { node: 'second', port: 'name', label: 'Who' },
        { node: 'first', port: 'text' },
      ]),
    ).toEqual(['second.name Who', 'first.text'])
  })

  it('leaves out what is not there, or comes through a link', () => {
    expect(
      names([
        { node: 'gone', port: 'text' },
        { node: 'first', port: 'none' },
        7,
        { node: 'second', port: 'text' },
      ]),
    ).toEqual([])
  })

  it('has long texts and seeds when nothing is listed, from left to right', () => {
    expect(names()).toEqual(['first.text', 'first.seed', 'second.seed'])
  })
})

describe('choosing what the form shows', () => {
  const [a, b, c] = ['text', 'name', 'seed'].map((port) => ({ node: 'first', port }))

  it('begins with what it showed by itself', () => {
    expect(itemsOf(workflow, catalogue)).toEqual([
      { node: 'first', port: 'text' },
      { node: 'first', port: 'seed' },
      { node: 'second', port: 'seed' },
    ])
  })

  it('keeps what is not there any more, and what others wrote beside it', () => {
    const form = [{ node: 'gone', port: 'x', label: 'Was here', width: 3 }, 'nonsense']
    expect(itemsOf({ ...workflow, form } as never, catalogue)).toEqual([form[0]])
  })

  it('puts an input on and takes it off', () => {
    expect(toggled([a!], 'first', 'name')).toEqual([a, b])
    expect(toggled([a!, b!], 'first', 'text')).toEqual([b])
  })

  it('moves one among the others, not beyond the ends', () => {
    expect(moved([a!, b!, c!], 2, -1)).toEqual([a, c, b])
    expect(moved([a!, b!, c!], 0, -1)).toEqual([a, b, c])
    expect(moved([a!, b!, c!], 0, 2)).toEqual([b, c, a])
  })

  it('takes only inputs whose value is written down', () => {
    expect(canBeOnForm(workflow, catalogue, 'first', 'text')).toBe(true)
    expect(canBeOnForm(workflow, catalogue, 'second', 'text')).toBe(false)
    expect(canBeOnForm(workflow, catalogue, 'nobody', 'text')).toBe(false)
  })
})
