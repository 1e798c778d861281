import { describe, expect, it } from 'vitest'
import { nodeLayout } from '@/document/geometry'
import { replacement } from '@/document/replacing'
import { pluginOf } from '@/document/requires'
import { createDocumentStore } from '@/document/store'
import { CATALOGUE } from '@/document/testing'
import type { Workflow } from '@/document/workflow'

const workflow: Workflow = {
  format: 'darkroom/1',
  name: 'ghosts',
  requires: { plugins: ['other', { id: 'acme-tools', version: '1.2.0' }] },
  nodes: {
    load: { type: 'darkroom.load-image', inputs: { name: 'a.png' } },
    ghost: {
      type: 'acme.sharpen',
      version: 4,
      inputs: { photo: { from: 'load.image' }, scale: 2, amount: 0.5 },
    },
    save: { type: 'darkroom.save-image', inputs: { image: [{ from: 'ghost.sharp' }] } },
  },
  outputs: ['ghost.sharp', 'save'],
  form: [
    { node: 'ghost', port: 'photo', label: 'Photo' },
    { node: 'load', port: 'name' },
  ],
  ui: { reroutes: { bend: { x: 1, y: 2, from: 'ghost.sharp', to: ['save.image'] } } },
}

const type = (name: string) => CATALOGUE.types.get(name)!
const to = (name: string) => replacement(workflow, CATALOGUE, undefined, 'ghost', type(name))

describe('what becomes of a node’s links when another type takes its place', () => {
  it('finds ports by their types where their names are others', () => {
    expect(to('darkroom.resize-image')).toEqual({
      inputs: { photo: 'image' },
      outputs: { sharp: 'image' },
      fitting: 2,
      links: 2,
    })
  })

  it('counts what finds no port', () => {
    expect(to('test.count')).toMatchObject({ fitting: 0, links: 2 })
    expect(to('darkroom.save-image')).toMatchObject({ inputs: { photo: 'image' }, fitting: 1, links: 2 })
  })

  it('takes no port twice', () => {
    const twice: Workflow = {
      ...workflow,
      nodes: {
        ...workflow.nodes,
        ghost: { type: 'acme.blend', inputs: { a: { from: 'load.image' }, b: { from: 'load.image' } } },
      },
    }
    const found = replacement(twice, CATALOGUE, undefined, 'ghost', type('darkroom.resize-image'))
    expect(found).toMatchObject({ inputs: { a: 'image' }, fitting: 2, links: 3 })
  })

  it('is carried out as one step, which all that speaks of the ports follows', () => {
    const store = createDocumentStore(workflow)
    const { inputs, outputs } = to('darkroom.resize-image')
    store
      .getState()
      .run({ type: 'retype', node: 'ghost', to: 'darkroom.resize-image', version: 1, inputs, outputs })
    const after = store.getState().workflow
    expect(after.nodes.ghost).toEqual({
      type: 'darkroom.resize-image',
      version: 1,
      inputs: { image: { from: 'load.image' }, scale: 2, amount: 0.5 },
    })
    expect(after.nodes.save?.inputs).toEqual({ image: [{ from: 'ghost.image' }] })
    expect(after.outputs).toEqual(['ghost.image', 'save'])
    expect(after.form?.map((each) => each.port)).toEqual(['image', 'name'])
    expect(after.ui?.reroutes?.bend?.from).toBe('ghost.image')
    store.getState().undo()
    expect(store.getState().workflow).toBe(workflow)
  })
})

describe('a node whose type is not known', () => {
  it('has rows for all that it holds, and a place to say what to do', () => {
    const layout = nodeLayout(workflow.nodes.ghost!, undefined, false, ['sharp'])
    expect(layout.rows.map((row) => row.name)).toEqual(['sharp', 'photo', 'scale', 'amount'])
    expect(layout.ghost).toBe(layout.rows.at(-1)!.top + layout.rows.at(-1)!.height)
    expect(nodeLayout(workflow.nodes.load!, type('darkroom.load-image')).ghost).toBeUndefined()
  })

  it('names its plugin when the file does', () => {
    expect(pluginOf(workflow, 'acme.sharpen')).toBe('acme-tools 1.2.0')
    expect(pluginOf(workflow, 'other.blur')).toBe('other')
    expect(pluginOf(workflow, 'unheard.of')).toBeUndefined()
    expect(pluginOf({ nodes: {}, requires: 'nonsense' }, 'acme.sharpen')).toBeUndefined()
    expect(pluginOf({ nodes: {}, requires: { plugins: [null, 3, {}] } }, 'acme.sharpen')).toBeUndefined()
  })
})
