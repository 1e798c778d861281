import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import textToImage from '../../workflows/text-to-image.json' with { type: 'json' }
import type { Schemas } from '../src/api/client'
import { Api } from './api'
import { CreatePage } from './create'
import { expect, test } from './darkroom'

/** The pictures of the README, of a real server with the embedded model. They are drawn one after the other. */

test.describe.configure({ mode: 'serial', timeout: 600_000 })

const folder = path.resolve(import.meta.dirname, '../pictures')
const WORDS = 'a rabbit wearing a rabbit ear hat'
const QUALITY = 0.86

const api = () => new Api(process.env.DARKROOM_URL!)

/** Keeps what the page shows, as WebP. */
async function keep(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready)
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.images].every((img) => {
          const { top, bottom, width } = img.getBoundingClientRect()
          const seen = width > 0 && bottom > 0 && top < window.innerHeight
          return !seen || (img.complete && img.naturalWidth > 0)
        }),
      ),
    )
    .toBe(true)
  await page.mouse.move(2, 400)
  const png = (await page.screenshot()).toString('base64')
  const other = await page.context().newPage()
  const webp = await other.evaluate(
    async ([data, quality]) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = document.createElement('canvas')
      canvas.width = bitmap.width
      canvas.height = bitmap.height
      canvas.getContext('2d')!.drawImage(bitmap, 0, 0)
      return canvas.toDataURL('image/webp', quality).slice('data:image/webp;base64,'.length)
    },
    [png, QUALITY] as const,
  )
  await other.close()
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.webp`)
  writeFileSync(file, Buffer.from(webp, 'base64'))
  console.log(`${name}.webp: ${Math.round(statSync(file).size / 1024)} kB`)
}

/** The template with other values, as runs ask for it. */
function drawing(values: { guidanceScale?: number; text?: string; seed?: number }) {
  const { nodes } = structuredClone(textToImage)
  nodes.prompt.inputs.text = values.text ?? WORDS
  nodes.denoise.inputs.guidanceScale = values.guidanceScale ?? 3
  nodes.noise.inputs.seed = values.seed ?? 4
  return { ...structuredClone(textToImage), name: 'rabbit', nodes }
}

async function drawn(workflow: object): Promise<string> {
  const { runId } = await api().ask<Schemas['RunSummary']>('POST', 'runs', { workflow, keepSteps: true })
  await api().until(runId, 'succeeded')
  return runId
}

let first: string
let second: string

test('create: four pictures of a few words', async ({ page }) => {
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill(WORDS)
  await create.style('Watercolor').check()
  await create.count(4).check()
  await create.drawn()
  await expect(create.pictures()).toHaveCount(4)
  await create.words.blur()
  await keep(page, 'create')
})

test('graph: previews, the steps of the drawing, what a run would do', async ({ page }) => {
  first = await drawn(drawing({}))
  await page.goto(`/edit?run=${first}`)
  await expect(page.getByRole('slider', { name: 'Step of denoise' })).toBeVisible()
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('f')
  await page.getByRole('slider', { name: 'Step of denoise' }).fill('11')
  await page.getByRole('slider', { name: 'Step of denoise' }).blur()
  await expect(page.getByRole('button', { name: 'Before you run: all is known' })).toBeVisible()
  await keep(page, 'graph')
})

test('plan: what a run would do after a change', async ({ page }) => {
  await page.goto(`/edit?run=${first}`)
  const guidance = page
    .locator('.react-flow__node[data-id="denoise"]')
    .getByLabel('guidance scale', { exact: true })
    .and(page.locator('input'))
  await guidance.fill('6')
  await guidance.press('Enter')
  await page.getByRole('button', { name: /^Before you run: .* will run/ }).click()
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('f')
  await keep(page, 'plan')
})

test('rundiff: what makes two runs different', async ({ page }) => {
  second = await drawn(drawing({ guidanceScale: 7, text: 'a rabbit wearing a crown' }))
  await page.setViewportSize({ width: 1440, height: 1180 })
  await page.goto(`/compare/${first}/${second}`)
  await expect(page.getByRole('region', { name: 'Node by node' })).toBeVisible()
  await keep(page, 'rundiff')
})

test('heat: what each node cost', async ({ page }) => {
  await page.goto(`/edit?run=${first}&heat=time`)
  await expect(page.locator('article[data-node="denoise"]')).toHaveAttribute('data-heat', /\d/)
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('f')
  await keep(page, 'heat')
})

test('sweep: every combination', async ({ page }) => {
  const { sweepId } = await api().ask<Schemas['SweepDocument']>('POST', 'sweeps', {
    workflow: drawing({}),
    name: 'guidance by words',
    axes: [
      { input: 'denoise.guidanceScale', values: [1, 2, 4, 7] },
      { input: 'prompt.text', values: ['a rabbit', 'a blue car', 'a tree in watercolor'] },
    ],
  })
  await page.setViewportSize({ width: 1440, height: 1080 })
  await page.goto(`/sweeps/${sweepId}`)
  await expect(page.getByText('12 of 12 runs are over')).toBeVisible({ timeout: 540_000 })
  await expect(page.locator('td[data-cell] img')).toHaveCount(12)
  await keep(page, 'sweep')
})

test('light: the gallery by day', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('darkroom.theme', 'light'))
  await page.goto('/gallery')
  await expect(page.getByRole('option').nth(8)).toBeVisible()
  await keep(page, 'light')
})

test('phone: the same in a hand', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
    locale: 'en-US',
    baseURL: process.env.DARKROOM_URL!,
  })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByRole('button', { name: /^Picture/ }).first()).toBeVisible()
  await keep(page, 'phone')
  await context.close()
})
