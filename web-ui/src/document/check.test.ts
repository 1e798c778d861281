import { describe, expect, it } from 'vitest'
import { check, matchingPort, whyNot } from '@/document/check'
import { conversion } from '@/document/conversion'
import { addNode, connect, insertOnLink, insertable } from '@/document/edit'
import { definitionOf } from '@/document/definitions'
import { createDocumentStore } from '@/document/store'
import { CATALOGUE } from '@/document/testing'
import type { Workflow } from '@/document/workflow'

const type = (name: string, list = false) => ({ name, list, colour: '', shape: '' })

const chain = (): Workflow => ({
  nodes: {
    count: { type: 'test.count', inputs: {} },
    a: { type: 'test.scale', inputs: { factor: { from: 'count.count' } } },
    b: { type: 'test.scale', inputs: { factor: 2, latent: { from: 'a.latent' } } },
  },
})

describe('types', () => {
  it('go together as the engine lets them', () => {
    expect(conversion(type('int'), type('float'))).toBe('widen')
    expect(conversion(type('float'), type('int'))).toBeUndefined()
    expect(conversion(type('int', true), type('float'))).toBe('map')
    expect(conversion(type('image'), type('image', true))).toBe('wrap')
    expect(conversion(type('choice'), type('string'))).toBe('same')
    expect(conversion(type('latent'), type('any'))).toBe('same')
    expect(conversion(type('latent'), type('image'))).toBeUndefined()
  })

  it('refuse a link with the reason', () => {
    expect(whyNot(chain(), CATALOGUE, undefined, 'count.count', 'b.factor')).toBeUndefined()
    expect(whyNot(chain(), CATALOGUE, undefined, 'count.count', 'b.latent')?.reason).toBe('types')
    expect(whyNot(chain(), CATALOGUE, undefined, 'b.latent', 'a.latent')?.reason).toBe('cycle')
    expect(whyNot(chain(), CATALOGUE, undefined, 'b.latent', 'b.latent')?.reason).toBe('same-node')
    expect(whyNot(chain(), CATALOGUE, undefined, 'b.none', 'a.latent')?.reason).toBe('unknown-port')
    expect(connect(chain(), CATALOGUE, undefined, 'b.latent', 'a.latent').commands).toBeUndefined()
  })
})

describe('checking', () => {
  const codes = (workflow: Workflow) =>
    check(workflow, CATALOGUE).map((each) => `${each.node}.${each.port ?? ''} ${each.code}`)

  it('finds nothing wrong with what is right', () => {
    expect(codes(chain())).toEqual([])
  })

  it('finds all that is wrong at once, each at its place', () => {
    expect(
      codes({
        nodes: {
          ghost: { type: 'acme.gone', inputs: { x: { from: 'ghost.y' } } },
          count: { type: 'test.count', inputs: { steps: 99 } },
          typed: { type: 'test.count', inputs: { steps: 'three' } },
          half: { type: 'test.count', inputs: { steps: 1.5 } },
          load: { type: 'darkroom.load-image', inputs: { name: 'b.png', more: 1 } },
          scale: { type: 'test.scale', inputs: { latent: { from: 'nobody.latent' } } },
          save: { type: 'darkroom.save-image', inputs: { image: { from: 'count.count' } } },
          bare: { type: 'darkroom.resize-image' },
        },
      }),
    ).toEqual([
      'ghost. unknown-type',
      'count.steps out-of-range',
      'typed.steps wrong-type',
      'half.steps wrong-type',
      'load.name not-a-choice',
      'load.more unknown-port',
      'scale.latent dangling-link',
      'scale.factor missing-input',
      'save.image type-mismatch',
      'bare.image missing-link',
      'ghost. cycle',
    ])
  })

  it('lets muted nodes be, and says when a bypassed one has nothing to hand on', () => {
    const { nodes } = chain()
    expect(codes({ nodes: { gone: { type: 'acme.gone', mode: 'mute' } } })).toEqual([])
    const bypassed = { ...nodes, a: { ...nodes.a!, mode: 'bypass' as const } }
    expect(codes({ nodes: bypassed })).toEqual(['b.latent bypass-impossible'])
  })

  it('names a circle in the order of its links', () => {
    const { nodes } = chain()
    const found = check(
      { nodes: { ...nodes, a: { type: 'test.scale', inputs: { factor: 1, latent: { from: 'b.latent' } } } } },
      CATALOGUE,
    )
    expect(found.map((each) => each.found)).toEqual(['b → a → b'])
  })
})

describe('a subgraph', () => {
  const nested = (): Workflow => ({
    nodes: { use: { type: 'subgraph/twice', inputs: { factor: 3 } } },
    subgraphs: {
      twice: {
        inputs: { factor: { to: ['one.factor', 'two.factor'] }, latent: { to: ['one.latent'] } },
        outputs: { latent: { from: 'two.latent' } },
        nodes: {
          one: { type: 'test.scale', inputs: {} },
          two: { type: 'test.scale', inputs: { latent: { from: 'one.latent' } } },
        },
      },
    },
  })

  it('has the ports of what is in it', () => {
    const definition = definitionOf(nested(), CATALOGUE, 'subgraph/twice')
    expect(definition?.inputs.map((each) => [each.name, each.type.name, each.optional])).toEqual([
      ['factor', 'float', false],
      ['latent', 'latent', true],
    ])
    expect(definition?.outputs.map((each) => each.type.name)).toEqual(['latent'])
    expect(check(nested(), CATALOGUE)).toEqual([])
  })

  it('may stand in itself without an end of the page', () => {
    const workflow = nested()
    workflow.subgraphs!.twice!.nodes.again = { type: 'subgraph/twice', inputs: {} }
    expect(() => check(workflow, CATALOGUE)).not.toThrow()
  })

  it('is entered and left, and a port with another name is followed', () => {
    const store = createDocumentStore(nested())
    store.getState().enter('use')
    expect(store.getState().path).toEqual(['use'])
    store.getState().run({ type: 'port', scope: 'twice', side: 'inputs', name: 'factor', renamed: 'by' })
    expect(store.getState().workflow.nodes.use?.inputs).toEqual({ by: 3 })
    store.getState().run({ type: 'remove', nodes: ['use'] })
    expect(store.getState().path).toEqual([])
  })
})

describe('editing', () => {
  it('adds a node that is linked with the port it was pulled from', () => {
    const definition = CATALOGUE.types.get('test.scale')!
    const { commands, name } = addNode(
      chain(),
      undefined,
      definition,
      { x: 1, y: 2 },
      {
        side: 'output',
        port: 'b.latent',
        catalogue: CATALOGUE,
      },
    )
    const store = createDocumentStore(chain())
    store.getState().run(commands)
    expect(store.getState().workflow.nodes[name]?.inputs).toEqual({ latent: { from: 'b.latent' } })
    expect(store.getState().history.done).toBe(1)
    expect(matchingPort(definition, 'input', type('image'))).toBeUndefined()
  })

  it('puts a node into a link', () => {
    const workflow = chain()
    workflow.nodes.c = { type: 'test.scale', inputs: { factor: 1 } }
    const link = { from: 'a.latent', to: 'b.latent' }
    const ports = insertable(workflow, CATALOGUE, undefined, CATALOGUE.types.get('test.scale')!, link)
    const store = createDocumentStore(workflow)
    store.getState().run(insertOnLink(undefined, 'c', ports!, link))
    const { nodes } = store.getState().workflow
    expect(nodes.c?.inputs?.latent).toEqual({ from: 'a.latent' })
    expect(nodes.b?.inputs?.latent).toEqual({ from: 'c.latent' })
  })
})
