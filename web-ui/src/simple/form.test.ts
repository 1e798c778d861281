import { describe, expect, it } from 'vitest'
import type { Catalogue } from '@/document/definitions'
import { formOf } from '@/simple/form'

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
  formOf(form === undefined ? workflow : { ...workflow, form }, catalogue).map(
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
