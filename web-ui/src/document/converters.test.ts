import { describe, expect, it } from 'vitest'
import { converters, insertChain, sourcesFor, titles } from '@/document/converters'
import type { Catalogue, NodeDefinition, ValueType } from '@/document/definitions'
import { outlineOf } from '@/document/outline'
import { createDocumentStore } from '@/document/store'
import { CATALOGUE } from '@/document/testing'
import type { Workflow } from '@/document/workflow'

const type = (name: string, list = false): ValueType => ({ name, list, colour: '', shape: '' })

function node(
  title: string,
  inputs: Record<string, string>,
  outputs: Record<string, string>,
): NodeDefinition {
  const like = CATALOGUE.types.get('test.scale')!
  return {
    ...like,
    type: `test.${title}`,
    title,
    inputs: Object.entries(inputs).map(([name, of]) => ({
      ...like.inputs[0]!,
      name,
      type: type(of),
      optional: false,
    })),
    outputs: Object.entries(outputs).map(([name, of]) => ({ name, type: type(of), doc: '', rowHeight: 24 })),
  }
}

const catalogue: Catalogue = {
  types: new Map(
    [
      node('load', {}, { autoencoder: 'autoencoder', latent: 'latent' }),
      node('decode', { latent: 'latent', autoencoder: 'autoencoder' }, { image: 'image' }),
      node('luminance', { image: 'image' }, { mask: 'mask' }),
      node('describe', { image: 'image' }, { text: 'string' }),
      node('paint', { text: 'string', image: 'image' }, { image: 'image' }),
      node('save', { image: 'image' }, {}),
      node('cover', { mask: 'mask' }, {}),
    ].map((each) => [each.type, each]),
  ),
  lists: {},
}

const graph = (): Workflow => ({
  nodes: { load: { type: 'test.load' }, save: { type: 'test.save' }, cover: { type: 'test.cover' } },
})

describe('what can stand between two ports that do not fit', () => {
  it('is the shortest chain of nodes', () => {
    expect(converters(catalogue, type('latent'), type('image')).map(titles)).toEqual(['decode'])
    expect(converters(catalogue, type('latent'), type('mask')).map(titles)).toEqual(['decode → luminance'])
    expect(converters(catalogue, type('mask'), type('latent'))).toEqual([])
  })

  it('goes in as one step, with the links for which there is no choice', () => {
    const store = createDocumentStore(graph())
    const [chain] = converters(catalogue, type('latent'), type('mask'))
    const { commands } = insertChain(graph(), catalogue, undefined, chain!, 'load.latent', 'cover.mask')
    store.getState().run(commands, { did: { key: 'insert' } })
    const { nodes } = store.getState().workflow
    expect(nodes.decode?.inputs).toEqual({
      latent: { from: 'load.latent' },
      autoencoder: { from: 'load.autoencoder' },
    })
    expect(nodes.luminance?.inputs).toEqual({ image: { from: 'decode.image' } })
    expect(nodes.cover?.inputs).toEqual({ mask: { from: 'luminance.mask' } })
    expect(store.getState().history.done).toBe(1)
    store.getState().undo()
    expect(store.getState().workflow).toEqual(graph())
  })
})

describe('the outline', () => {
  const workflow: Workflow = {
    nodes: {
      save: { type: 'test.save', inputs: { image: { from: 'part.out' } } },
      part: { type: 'subgraph/part', inputs: { in: { from: 'load.latent' } } },
      load: { type: 'test.load' },
    },
    subgraphs: {
      part: {
        inputs: { in: { to: ['decode.latent'] } },
        outputs: { out: { from: 'decode.image' } },
        nodes: { decode: { type: 'test.decode' }, again: { type: 'subgraph/part' } },
      },
    },
  }

  it('tells each node after those it takes from, and what is inside of it', () => {
    const items = outlineOf(workflow, catalogue)
    expect(items.map((each) => each.name)).toEqual(['load', 'part', 'save'])
    expect(items[1]?.takes).toEqual([{ port: 'in', from: 'load.latent' }])
    expect(items[1]?.inside.map((each) => each.way)).toEqual([
      ['part', 'decode'],
      ['part', 'again'],
    ])
  })

  it('comes to an end with a circle, and with a chain longer than the stack is deep', () => {
    const circle = {
      nodes: {
        a: { type: 'test.save', inputs: { image: { from: 'b.image' } } },
        b: { type: 'test.save', inputs: { image: { from: 'a.image' } } },
      },
    }
    expect(outlineOf(circle, catalogue)).toHaveLength(2)
    const chain: Workflow = { nodes: {} }
    for (let n = 0; n < 20_000; n++)
      chain.nodes[`n${n}`] = { type: 'test.save', inputs: { image: { from: `n${n + 1}.image` } } }
    const items = outlineOf(chain, catalogue)
    expect(items[0]?.name).toBe('n19999')
    expect(items).toHaveLength(20_000)
  })

  it('offers as sources what fits and closes no circle', () => {
    expect(sourcesFor(workflow, catalogue, undefined, 'save.image')).toEqual(['part.out'])
    expect(sourcesFor(workflow, catalogue, undefined, 'part.in')).toEqual(['load.latent'])
  })
})
