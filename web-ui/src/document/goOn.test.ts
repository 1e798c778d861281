import { describe, expect, it } from 'vitest'
import textToImage from '@workflows/text-to-image.json'
import { goOnFrom } from '@/document/goOn'
import { createDocumentStore } from '@/document/store'

describe('going on from a step', () => {
  const store = () => createDocumentStore(structuredClone(textToImage))
  const go = (of: ReturnType<typeof store>, step: number) => {
    const { workflow, run } = of.getState()
    const { head, commands } = goOnFrom(workflow, undefined, 'denoise', step, { x: 1, y: 2 })!
    run(commands)
    return head
  }

  it('lets a copy walk until there and the node go on from it, for whoever reads the node', () => {
    const of = store()
    const before = of.getState().workflow
    const head = go(of, 6)
    const { nodes } = of.getState().workflow
    expect(nodes[head]?.inputs).toEqual({ ...before.nodes.denoise?.inputs, lastStep: 6 })
    expect(nodes.denoise?.inputs).toEqual({
      ...before.nodes.denoise?.inputs,
      start: { from: `${head}.latent` },
      firstStep: 6,
    })
    expect(nodes.decode).toBe(before.nodes.decode)
    of.getState().undo()
    expect(of.getState().workflow).toEqual(before)
  })

  it('once more counts from the beginning of the way', () => {
    const of = store()
    const first = go(of, 6)
    const second = go(of, 4)
    const { nodes } = of.getState().workflow
    expect(nodes[second]?.inputs).toMatchObject({
      firstStep: 6,
      lastStep: 10,
      start: { from: `${first}.latent` },
    })
    expect(nodes.denoise?.inputs).toMatchObject({ firstStep: 10, start: { from: `${second}.latent` } })
  })
})
