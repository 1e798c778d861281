import { describe, expect, it } from 'vitest'
import textToImage from '@workflows/text-to-image.json'
import { whyNot } from '@/document/check'
import { extract, paste } from '@/document/clipboard'
import type { Command } from '@/document/commands'
import { definitionOf, inputDefinition } from '@/document/definitions'
import { connect } from '@/document/edit'
import { group } from '@/document/group'
import { createDocumentStore } from '@/document/store'
import {
  borderLinks,
  detach,
  entitle,
  removePort,
  renamePort,
  unlinkBorder,
  usesOf,
  wayInto,
} from '@/document/subgraphs'
import { CATALOGUE } from '@/document/testing'
import { ungroup } from '@/document/ungroup'
import {
  type Input,
  type Scope,
  type Workflow,
  graphOf,
  isLink,
  isList,
  portRef,
  subgraphOf,
} from '@/document/workflow'

const start = () => structuredClone(textToImage) as unknown as Workflow

/** Two pictures out of one, by two nodes that share a source. */
const pictures = (): Workflow => ({
  nodes: {
    load: { type: 'darkroom.load-image', inputs: { name: 'a.png' }, ui: { x: 0, y: 0 } },
    half: {
      type: 'darkroom.resize-image',
      inputs: { image: { from: 'load.image' }, scale: 0.5 },
      ui: { x: 300, y: 0 },
    },
    third: {
      type: 'darkroom.resize-image',
      inputs: { image: { from: 'load.image' }, scale: 0.3 },
      ui: { x: 300, y: 200 },
    },
    save: {
      type: 'darkroom.save-image',
      inputs: { image: [{ from: 'half.image' }, { from: 'third.image' }] },
      ui: { x: 600, y: 0 },
    },
  },
})

function made(workflow: Workflow, scope: Scope, names: string[], title = 'Part') {
  const result = group(workflow, CATALOGUE, scope, names, title)
  if ('reason' in result) throw new Error(result.reason)
  return result
}

/** A document's store once commands were carried out in it, as one step. */
function done(workflow: Workflow, commands: Command[]) {
  const store = createDocumentStore(workflow)
  store.getState().run(commands)
  return store
}

/** What a run sees: no subgraphs, each node under the last part of its name, links led to what gives the value. */
function flat(workflow: Workflow) {
  const nodes: Record<string, { type: string; inputs: Record<string, unknown> }> = {}
  type Resolve = (from: string) => string
  const open = (scope: Scope, given: ReadonlyMap<string, unknown>): Resolve => {
    const graph = graphOf(workflow, scope)!
    const inner = new Map<string, Resolve>()
    const resolve: Resolve = (from) => {
      const { node, port } = portRef(from)
      const inside = inner.get(node)
      if (!inside) return from
      const { outputs } = workflow.subgraphs![subgraphOf(graph.nodes[node]!.type)!]!
      return inside(outputs[port]!.from)
    }
    const value = (input: Input, by: Resolve): unknown =>
      isLink(input)
        ? () => ({ from: by(input.from) })
        : isList(input)
          ? () => input.map((each) => (isLink(each) ? { from: by(each.from) } : each))
          : input
    for (const [name, node] of Object.entries(graph.nodes)) {
      const inputs: Record<string, unknown> = {}
      for (const [port, input] of Object.entries(node.inputs ?? {})) inputs[port] = value(input, resolve)
      for (const [port, input] of given) {
        if (portRef(port).node === name) inputs[portRef(port).port] = input
      }
      const key = subgraphOf(node.type)
      if (key === undefined) nodes[name] = { type: node.type, inputs }
      else {
        const bound = Object.entries(workflow.subgraphs![key]!.inputs).flatMap(([port, { to }]) =>
          port in inputs ? to.map((each) => [each, inputs[port]] as const) : [],
        )
        inner.set(name, open(key, new Map(bound)))
      }
    }
    return resolve
  }
  open(undefined, new Map())
  for (const { inputs } of Object.values(nodes)) {
    for (const [port, input] of Object.entries(inputs)) {
      if (typeof input === 'function') inputs[port] = (input as () => unknown)()
    }
  }
  return nodes
}

function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1664525 + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('a subgraph out of nodes', () => {
  it('has an input for each source, an output for each that is read, and stands where they stood', () => {
    const { node, commands } = made(pictures(), undefined, ['half', 'third'], 'Two sizes')
    const { workflow } = done(pictures(), commands).getState()
    expect(node).toBe('twoSizes')
    expect(workflow.nodes[node]).toEqual({
      type: 'subgraph/twoSizes',
      inputs: { image: { from: 'load.image' } },
      ui: { x: 300, y: 0 },
    })
    expect(workflow.subgraphs?.twoSizes).toMatchObject({
      title: 'Two sizes',
      inputs: { image: { to: ['half.image', 'third.image'] } },
      outputs: { image: { from: 'half.image' }, image2: { from: 'third.image' } },
    })
    expect(workflow.subgraphs?.twoSizes?.nodes.half?.inputs).toEqual({ scale: 0.5 })
    expect(workflow.nodes.save?.inputs?.image).toEqual([
      { from: 'twoSizes.image' },
      { from: 'twoSizes.image2' },
    ])
    expect(definitionOf(workflow, CATALOGUE, 'subgraph/twoSizes')).toMatchObject({
      title: 'Two sizes',
      inputs: [{ name: 'image', type: { name: 'image' } }],
    })
  })

  it('changes nothing that a run sees, whatever is chosen, three deep, and is undone in one step', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const roll = dice(seed)
      const store = createDocumentStore(start())
      const before = flat(start())
      for (let n = 0; n < 40; n++) {
        const { workflow, run } = store.getState()
        const scopes = [undefined, ...Object.keys(workflow.subgraphs ?? {})]
        const scope = scopes[roll(scopes.length)]
        const names = Object.keys(graphOf(workflow, scope)!.nodes)
        const uses = names.filter((name) => subgraphOf(graphOf(workflow, scope)!.nodes[name]!.type))
        if (roll(3) === 0 && uses.length > 0) {
          const gone = ungroup(workflow, scope, uses[roll(uses.length)]!)!
          run(gone.commands)
        } else {
          const chosen = names.filter(() => roll(2) === 0)
          const result = group(workflow, CATALOGUE, scope, chosen, `Part ${n}`)
          if ('reason' in result) continue
          run(result.commands)
        }
        expect(flat(store.getState().workflow), `seed ${seed}, step ${n}`).toEqual(before)
      }
      const { history } = store.getState()
      expect(history.done).toBeGreaterThan(10)
      store.getState().goTo(0)
      expect(store.getState().workflow).toEqual(start())
    }
  })

  it('is unpacked into the very graph that it was made of', () => {
    const workflow = { ...pictures(), outputs: ['half.image', 'save'] }
    const { node, commands } = made(workflow, undefined, ['half', 'third', 'save'])
    const packed = done(workflow, commands).getState().workflow
    expect(packed.outputs).toEqual(['part.image', 'part'])
    const { names, commands: back } = ungroup(packed, undefined, node)!
    expect(names).toEqual(['half', 'third', 'save'])
    const unpacked = done(packed, back).getState().workflow
    expect(unpacked.nodes).toEqual(workflow.nodes)
    expect(unpacked.outputs).toEqual(['half.image', 'save'])
    expect(unpacked, 'the definition goes with its last use').not.toHaveProperty('subgraphs')
  })

  it('takes frames and notes along, leads reroutes past its border, and what the form shows stays on the form', () => {
    const workflow: Workflow = {
      ...pictures(),
      form: [{ node: 'half', port: 'scale', label: 'Size' }],
      ui: {
        notes: { 'note:1': { text: 'small', x: 1, y: 2, width: 3, height: 4 } },
        reroutes: { 'reroute:1': { from: 'load.image', to: ['half.image', 'third.image'], x: 5, y: 6 } },
      },
    }
    const { commands } = made(workflow, undefined, ['half', 'third', 'note:1'])
    const packed = done(workflow, commands).getState().workflow
    expect(packed.ui).toEqual({
      reroutes: { 'reroute:1': { from: 'load.image', to: ['part.image'], x: 5, y: 6 } },
    })
    expect(packed.subgraphs?.part?.ui?.notes).toHaveProperty('note:1')
    expect(packed.form).toEqual([{ node: 'part', port: 'scale', label: 'Size' }])
    expect(packed.nodes.part?.inputs?.scale).toBe(0.5)
    const unpacked = done(packed, ungroup(packed, undefined, 'part')!.commands).getState().workflow
    expect(unpacked.form).toEqual(workflow.form)
    expect(unpacked.ui?.reroutes).toEqual(workflow.ui?.reroutes)
  })

  it('is refused where a graph would go in a circle, or a list would have to be cut in two', () => {
    expect(group(pictures(), CATALOGUE, undefined, ['load', 'save'], 'x')).toEqual({
      reason: 'circle',
      node: 'third',
    })
    expect(group(pictures(), CATALOGUE, undefined, ['half', 'save'], 'x')).toEqual({
      reason: 'mixed',
      port: 'save.image',
    })
    expect(group(pictures(), CATALOGUE, undefined, [], 'x')).toEqual({ reason: 'nothing' })
  })
})

describe('the borders of a subgraph', () => {
  /** `half` in `inner` in `middle` in `outer`. */
  function threeDeep() {
    const store = createDocumentStore(pictures())
    store.getState().run(made(store.getState().workflow, undefined, ['half'], 'Inner').commands)
    store.getState().run(made(store.getState().workflow, undefined, ['inner'], 'Middle').commands)
    store.getState().run(made(store.getState().workflow, undefined, ['middle'], 'Outer').commands)
    return store
  }

  const link = (store: ReturnType<typeof threeDeep>, scope: Scope, from: string, to: string) => {
    const { commands } = connect(store.getState().workflow, CATALOGUE, scope, from, to)
    store.getState().run(commands!)
  }

  it('bring a value from three levels up, and show what the inside says until then', () => {
    const store = threeDeep()
    expect(wayInto(store.getState().workflow, 'inner')).toEqual(['outer', 'middle', 'inner'])
    link(store, 'inner', '>in.+', 'half.scale')
    link(store, 'middle', '>in.+', 'inner.scale')
    link(store, 'outer', '>in.+', 'middle.scale')
    const input = inputDefinition(store.getState().workflow, CATALOGUE, undefined, 'outer.scale')
    expect(input).toMatchObject({ stands: 0.5, max: 4, type: { name: 'float' } })
    store.getState().run({ type: 'set', node: 'outer', port: 'scale', value: 2 })
    expect(flat(store.getState().workflow).half?.inputs.scale).toBe(2)
  })

  it('are renamed and removed everywhere where the subgraph is used', () => {
    const store = threeDeep()
    store.getState().run(renamePort('outer', '>in', 'image', 'picture'))
    store.getState().run(renamePort('outer', '>out', 'image', 'small'))
    let { workflow } = store.getState()
    expect(workflow.nodes.outer?.inputs).toEqual({ picture: { from: 'load.image' } })
    expect(workflow.nodes.save?.inputs?.image).toEqual([{ from: 'outer.small' }, { from: 'third.image' }])
    store.getState().run(removePort('outer', '>out', 'small'))
    ;({ workflow } = store.getState())
    expect(workflow.nodes.save?.inputs?.image).toEqual([{ from: 'third.image' }])
  })

  it('take only what goes with all to which they lead, and hand nothing straight through', () => {
    const store = createDocumentStore(pictures())
    store.getState().run(made(store.getState().workflow, undefined, ['half', 'third']).commands)
    const { workflow } = store.getState()
    expect(whyNot(workflow, CATALOGUE, 'part', '>in.image', 'half.scale')).toMatchObject({ reason: 'types' })
    expect(whyNot(workflow, CATALOGUE, 'part', '>in.image', '>out.+')).toEqual({ reason: 'straight-through' })
    expect(whyNot(workflow, CATALOGUE, 'part', '>in.+', 'half.scale')).toBeUndefined()
    link(store, 'part', 'third.image', '>out.image')
    expect(store.getState().workflow.subgraphs?.part?.outputs.image).toEqual({ from: 'third.image' })
    link(store, 'part', '>in.+', 'half.scale')
    link(store, 'part', '>in.scale', 'third.scale')
    expect(store.getState().workflow.subgraphs?.part?.inputs.scale).toEqual({
      to: ['half.scale', 'third.scale'],
    })
    const links = borderLinks(store.getState().workflow, 'part').filter((each) => each.from === '>in.scale')
    store.getState().run(unlinkBorder(store.getState().workflow, 'part', links))
    expect(
      store.getState().workflow.subgraphs?.part?.inputs,
      'a port goes with its last link',
    ).not.toHaveProperty('scale')
  })
})

describe('uses of a subgraph', () => {
  const twice = () => {
    const store = done(pictures(), made(pictures(), undefined, ['half']).commands)
    const { workflow } = store.getState()
    store.getState().run(paste(workflow, undefined, extract(workflow, undefined, ['part'])).commands)
    return store
  }

  it('share one definition: what is changed in it changes both, until one has its own', () => {
    const store = twice()
    expect(usesOf(store.getState().workflow, 'part')).toBe(2)
    store.getState().run({ type: 'set', scope: 'part', node: 'half', port: 'scale', value: 3 })
    expect(Object.keys(store.getState().workflow.subgraphs!)).toEqual(['part'])
    store.getState().run(detach(store.getState().workflow, undefined, 'part2'))
    store.getState().run({ type: 'set', scope: 'part', node: 'half', port: 'scale', value: 1 })
    const { workflow } = store.getState()
    expect(workflow.nodes.part2?.type).toBe('subgraph/part2')
    expect(workflow.subgraphs?.part2?.nodes.half?.inputs?.scale).toBe(3)
    store.getState().run(entitle(workflow, 'part2', 'Larger'))
    expect(definitionOf(store.getState().workflow, CATALOGUE, 'subgraph/part2')?.title).toBe('Larger')
  })

  it('carry their definition, and those within it, into another document, and never one that holds itself', () => {
    const store = done(pictures(), made(pictures(), undefined, ['half'], 'Inner').commands)
    store.getState().run(made(store.getState().workflow, undefined, ['inner'], 'Outer').commands)
    const part = extract(store.getState().workflow, undefined, ['outer'])
    expect(Object.keys(part.subgraphs!)).toEqual(['inner', 'outer'])

    const other = done(pictures(), made(pictures(), undefined, ['third'], 'Inner').commands)
    other.getState().run(paste(other.getState().workflow, undefined, part).commands)
    const { workflow } = other.getState()
    expect(Object.keys(workflow.subgraphs!).sort()).toEqual(['inner', 'inner2', 'outer'])
    expect(workflow.subgraphs?.outer?.nodes.inner?.type).toBe('subgraph/inner2')
    other.getState().run(paste(workflow, undefined, part).commands)
    expect(Object.keys(other.getState().workflow.subgraphs!), 'pasted again, it is shared').toHaveLength(5)

    store.getState().run(paste(store.getState().workflow, 'inner', part).commands)
    const nested = store.getState().workflow
    expect(Object.values(nested.subgraphs!.inner!.nodes).map((each) => each.type)).toContain(
      'subgraph/outer2',
    )
  })
})
