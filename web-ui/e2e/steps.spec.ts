import type { Locator, Page } from '@playwright/test'
import textToImage from '../../workflows/text-to-image.json' with { type: 'json' }
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { EditorPage } from './EditorPage'
import { slow } from './workflows'

const STEPS = 12
const api = () => new Api(process.env.DARKROOM_URL!)
const anySeed = () => Math.floor(Math.random() * 1e8)

/** How bright the picture is that an element shows, from 0 to 255. */
async function brightness(picture: Locator): Promise<number> {
  return picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    return data.reduce((sum, value, n) => sum + (n % 4 === 3 ? 0 : value), 0) / (data.length * 0.75)
  })
}

async function kept(seed = anySeed()): Promise<string> {
  const workflow = slow(STEPS, 20, { seed }, 'step by step')
  const { runId } = await api().ask<{ runId: string }>('POST', 'runs', { workflow, keepSteps: true })
  await api().until(runId, 'succeeded')
  return runId
}

const slider = (page: Page) => page.getByRole('slider', { name: 'Step of slow' })

test('N7: a run that kept its steps is gone through step by step, by keys: every step is another picture', async ({
  page,
}) => {
  const run = await kept()
  await page.goto(`/runs/${run}`)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', `Step ${STEPS} of ${STEPS}`)
  const picture = page.getByRole('figure', { name: 'Steps of slow' }).getByRole('img')
  await slider(page).focus()
  await page.keyboard.press('Home')
  const seen: number[] = []
  for (let step = 1; step <= STEPS; step++) {
    await expect(slider(page)).toHaveAttribute('aria-valuetext', `Step ${step} of ${STEPS}`)
    await expect(picture).toHaveAttribute('src', new RegExp(`/nodes/slow/steps/${step - 1}$`))
    seen.push(await brightness(picture))
    await page.keyboard.press('ArrowRight')
  }
  expect(new Set(seen.map((each) => each.toFixed(2))).size).toBe(STEPS)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  await axe(page)

  await page.getByRole('button', { name: 'Play the steps of slow' }).click()
  await expect(slider(page)).toHaveAttribute('aria-valuetext', `Step ${STEPS} of ${STEPS}`)
})

test('N7: kept by a switch beside the button that runs, steps are on the node itself; they are there after a reload', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument(slow(STEPS, 20, { seed: anySeed() }, 'on the node'))
  const keep = page.getByRole('button', { name: 'Keep the steps of runs' })
  await keep.click()
  await expect(editor.said).toHaveText('Steps of runs are kept.')
  await expect(keep).toHaveAttribute('aria-pressed', 'true')
  const answer = page.waitForResponse(
    (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
  )
  await editor.run()
  const { runId } = (await (await answer).json()) as { runId: string }
  const onNode = editor.node('slow').card.getByRole('slider', { name: 'Step of slow' })
  await expect(onNode).toBeVisible()
  await onNode.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(editor.node('slow').card.getByRole('img', { name: /^slow at step/ })).toHaveAttribute(
    'src',
    /\/nodes\/slow\/steps\/1$/,
  )
  await axe(page)

  await page.goto(`/edit?run=${runId}`)
  await expect(onNode).toHaveAttribute('aria-valuetext', `Step ${STEPS} of ${STEPS}`)
})

test('N7: a run that kept no steps shows none', async ({ page }) => {
  const run = await api().run(slow(3, 10, { seed: anySeed() }, 'forgetful'))
  const asked = page.waitForResponse((each) => each.url().endsWith('/nodes/slow/steps'))
  await page.goto(`/runs/${run}`)
  await asked
  await expect(page.getByRole('list', { name: 'What it made' })).toBeVisible()
  await expect(slider(page)).toHaveCount(0)
})

test('N7: going on from a step draws what it would have drawn; with another guidance only the rest is drawn anew', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const workflow = structuredClone(textToImage)
  workflow.nodes.noise.inputs.seed = anySeed()
  workflow.nodes.sampler.inputs.kind = 'euler'
  workflow.nodes.denoise.inputs.steps = 6
  const { runId } = await api().ask<{ runId: string }>('POST', 'runs', { workflow, keepSteps: true })
  const whole = await api().until(runId, 'succeeded')

  const editor = await new EditorPage(page).open(`/edit?run=${runId}`)
  const denoise = editor.node('denoise')
  const onNode = denoise.card.getByRole('slider', { name: 'Step of denoise' })
  await onNode.fill('2')
  await expect(onNode).toHaveAttribute('aria-valuetext', 'Step 3 of 6')
  await denoise.card.getByRole('button', { name: 'Go on from step 3 with other settings' }).click()
  await expect(editor.said).toHaveText(/^denoise2 draws to step 3, denoise goes on/)
  expect(await editor.undoDepth()).toBe(1)
  const { nodes } = await editor.document()
  expect(nodes.denoise2!.inputs).toMatchObject({ lastStep: 3, guidanceScale: 3 })
  expect(nodes.denoise!.inputs).toMatchObject({ firstStep: 3, start: { from: 'denoise2.latent' } })

  const ran = async () => {
    const answer = page.waitForResponse(
      (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
    )
    await editor.run()
    return api().until(((await (await answer).json()) as { runId: string }).runId, 'succeeded', 'failed')
  }
  const parted = await ran()
  expect(parted.status).toBe('succeeded')
  expect(parted.outputs[0]!.content).toBe(whole.outputs[0]!.content)

  await denoise.field('guidance scale').fill('9')
  await denoise.field('guidance scale').press('Enter')
  const other = await ran()
  expect([other.nodes.denoise2!.status, other.nodes.denoise!.status]).toEqual(['cached', 'ran'])
  expect(other.outputs[0]!.content).not.toBe(whole.outputs[0]!.content)
})
