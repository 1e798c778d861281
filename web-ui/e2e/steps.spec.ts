import type { Locator, Page } from '@playwright/test'
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
