import { describe, expect, it } from 'vitest'
import inpaint from '@workflows/inpaint.json'
import { maskFile, paintedMask, sizeOf } from '@/document/painted'
import { createDocumentStore } from '@/document/store'
import { CATALOGUE } from '@/document/testing'
import { type Workflow, linksOf } from '@/document/workflow'

const start = () => structuredClone(inpaint) as unknown as Workflow

describe('a painted mask', () => {
  it('takes the place of a made one for all that read it, in one step', () => {
    const store = createDocumentStore(start())
    const { node, commands } = paintedMask(start(), undefined, 'mask.mask', 'output', 'mask.png')!
    store.getState().run(commands)
    const { workflow } = store.getState()
    expect(workflow.nodes[node]).toMatchObject({ type: 'darkroom.load-image', inputs: { name: 'mask.png' } })
    const links = linksOf(workflow).filter((link) => link.from === `${node}.mask`)
    expect(links.map((link) => link.to)).toEqual(['maskPicture.mask', 'redraw.mask', 'seamless.mask'])
    store.getState().undo()
    expect(store.getState().workflow).toEqual(start())
  })

  it('painted again is another file in the same node, unless that node gives its picture too', () => {
    const store = createDocumentStore(start())
    store.getState().run(paintedMask(start(), undefined, 'redraw.mask', 'input', 'a.png')!.commands)
    const once = store.getState().workflow
    expect(maskFile(once, undefined, 'redraw.mask', 'input')).toBe('a.png')
    expect(maskFile(once, undefined, 'mask.mask', 'output')).toBeUndefined()
    expect(maskFile(once, undefined, 'seamless.mask', 'input')).toBeUndefined()
    const again = paintedMask(once, undefined, 'redraw.mask', 'input', 'b.png')!
    expect(again.commands).toEqual([{ type: 'set', node: 'paintedMask', port: 'name', value: 'b.png' }])
    store.getState().run({ type: 'connect', from: 'paintedMask.image', to: 'before.first' })
    const both = store.getState().workflow
    expect(paintedMask(both, undefined, 'redraw.mask', 'input', 'b.png')!.node).toBe('paintedMask2')
  })

  it('is as large as what is drawn with it', () => {
    expect(sizeOf(start(), CATALOGUE, undefined, 'redraw')).toEqual({ width: 128, height: 128 })
    expect(sizeOf(start(), CATALOGUE, undefined, 'nobody')).toBeUndefined()
  })
})
