import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Schemas } from '../src/api/client'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { EditorPage } from './EditorPage'
import { quick, slow } from './workflows'

test.use({ viewport: { width: 1440, height: 1000 } })

const api = () => new Api(process.env.DARKROOM_URL!)
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sweep' })
const cells = (page: Page) => page.locator('td[data-cell]')

async function axis(page: Page, name: 'X' | 'Y' | 'Z', input: string, values?: string) {
  await dialog(page).getByLabel(`Input of ${name}`).selectOption(input)
  if (values !== undefined) await dialog(page).getByLabel(`Values of ${name}`).fill(values)
}

const start = (page: Page) => dialog(page).getByRole('button', { name: 'Run them all' }).click()

/** The sweep that the page shows, as the server has it. */
function shown(page: Page) {
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  return api().ask<Schemas['SweepDocument']>('GET', `sweeps/${id}`)
}

test('N3: a sweep of 3 × 3 fills nine cells; what they share ran once; a cell opens with exactly its values', async ({
  page,
}) => {
  const seed = 190_203 + test.info().retry
  const document = slow(7, 0, { seed }, 'three by three')
  const editor = await new EditorPage(page).openDocument(document)
  await editor.command('Sweep…')
  await axis(page, 'X', 'slow.steps', '1..3, four')
  await expect(dialog(page)).toContainText('“four” is no number')
  await expect(dialog(page).getByRole('button', { name: 'Run them all' })).toBeDisabled()
  await axis(page, 'X', 'slow.steps', '1..3')
  await axis(page, 'Y', 'slow.millis', '0, 20, 40')
  await expect(dialog(page).getByText('9 cells (3 × 3)')).toBeVisible()
  await axe(page)
  await start(page)

  await expect(page).toHaveURL(/\/sweeps\/[^/]+$/)
  await expect(page.getByRole('heading', { level: 1, name: 'three by three' })).toBeVisible()
  await expect(page.getByText('9 of 9 runs are over')).toBeVisible({ timeout: 30_000 })
  await expect(cells(page)).toHaveCount(9)
  const pictures = cells(page).getByRole('link').locator('img')
  await expect(pictures).toHaveCount(9)
  await expect
    .poll(() => pictures.evaluateAll((all) => all.every((img) => (img as HTMLImageElement).naturalWidth > 0)))
    .toBe(true)
  await expect(page.getByRole('columnheader')).toHaveText(['slow · steps', '1', '2', '3'])
  await expect(page.getByRole('rowheader')).toHaveText([/millis\s*0$/, /millis\s*20$/, /millis\s*40$/])
  await axe(page)

  const sweep = await shown(page)
  const records = await Promise.all(sweep.cells.map(({ runId }) => api().record(runId)))
  const ran = (node: string) => records.filter((record) => record.nodes[node]?.status === 'ran').length
  expect(records.map((record) => record.status)).toEqual(Array(9).fill('succeeded'))
  expect([ran('picture'), ran('slow')]).toEqual([1, 9])

  const cell = cells(page).nth(7)
  await cell.getByRole('radio', { name: '4 stars' }).click({ force: true })
  await expect(cell.getByRole('radio', { name: '4 stars' })).toBeChecked()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Contact sheet' }).click()
  const sheet = await download
  expect(sheet.suggestedFilename()).toBe('three by three.png')
  expect((await readFile(await sheet.path())).subarray(1, 4).toString()).toBe('PNG')
  await page.reload()
  await expect(cell.getByRole('radio', { name: '4 stars' })).toBeChecked()

  await page.getByRole('link', { name: 'Open as graph: slow · steps 2, slow · millis 40' }).click()
  await expect(page).toHaveURL(new RegExp(`/edit\\?run=${sweep.cells[7]!.runId}$`))
  await expect(editor.node('slow').card).toBeVisible()
  const { nodes } = await editor.document()
  const { nodes: wanted } = slow(2, 40, { seed })
  expect(Object.fromEntries(Object.entries(nodes).map(([name, { inputs }]) => [name, inputs]))).toEqual(
    Object.fromEntries(Object.entries(wanted).map(([name, { inputs }]) => [name, inputs])),
  )
})

test('N3: words, choices and seeds are axes too; Z makes a table for each value; the list of sweeps leads there', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument(quick({ seed: 41 }, 'three axes'))
  await editor.command('Sweep…')
  await axis(page, 'X', 'picture.sampler')
  await dialog(page).getByRole('checkbox', { name: 'heun' }).uncheck()
  await axis(page, 'Y', 'picture.seed', '41, 43')
  await axis(page, 'Z', 'picture.prompt', 'hills, two of them\nvalleys')
  await expect(dialog(page).getByText('8 cells (2 × 2 × 2)')).toBeVisible()
  await start(page)
  await expect(page.getByText('8 of 8 runs are over')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('table')).toHaveCount(2)
  await expect(page.getByRole('table', { name: /hills, two of them/ }).locator('td img')).toHaveCount(4)
  const sweep = await shown(page)
  const values = await Promise.all(
    sweep.cells.map(async ({ runId }) => (await api().record(runId)).workflow.nodes?.picture?.inputs),
  )
  expect(values[5]).toMatchObject({ sampler: 'ddim', seed: 41, prompt: 'valleys' })

  await page.getByRole('link', { name: 'All sweeps' }).click()
  await page
    .getByRole('link', { name: /three axes/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`/sweeps/${sweep.sweepId}$`))
})

test('N3: cells tell how far they are, and what is not over is cancelled at once', async ({ page }) => {
  const editor = await new EditorPage(page).openDocument(slow(200, 100, { seed: 7 }, 'long'))
  await editor.command('Sweep…')
  await axis(page, 'X', 'slow.millis', '100, 101, 102')
  await start(page)
  await expect(cells(page).getByRole('progressbar').first()).toBeVisible()
  await page.getByRole('button', { name: 'Cancel the rest' }).click()
  await expect(page.getByText('3 of 3 runs are over')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel the rest' })).toBeHidden()
  expect((await shown(page)).cells.map((cell) => cell.status)).toEqual(Array(3).fill('cancelled'))
})
