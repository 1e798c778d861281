import type { Page } from '@playwright/test'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'
import { either, failing, quick, slow } from './workflows'

let server: Server
let api: Api
let first: string
let second: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await Server.start()
  api = new Api(server.url)
  first = await api.run(either(3, 'picture'))
  second = await api.run(either(9, 'colour'))
})

test.afterAll(() => server.stop())

const why = (page: Page) =>
  page.getByRole('region', { name: 'What makes the workflows different' }).getByRole('listitem')
const row = (page: Page, node: string) =>
  page.getByRole('region', { name: 'Node by node' }).locator(`tr[data-node="${node}"]`)
const drawn = (page: Page, node: string) => page.locator(`svg [data-node="${node}"]`)

test('N1: a value and a link were changed: exactly these two are listed, their nodes coloured, the pixels differ; its address shows the same again', async ({
  page,
}) => {
  await page.goto(`${server.url}/compare/${first}/${second}`)
  const seen = async () => {
    await expect(why(page)).toHaveText([
      'save.image read picture.image and reads colour.image.',
      'picture.guidanceScale was 3 and is 9.',
    ])
    await expect(drawn(page, 'picture')).toHaveAttribute('data-mark', 'changed')
    await expect(drawn(page, 'save')).toHaveAttribute('data-mark', 'rewired')
    for (const node of ['colour', 'keepPicture', 'keepColour'])
      await expect(drawn(page, node)).toHaveAttribute('data-mark', 'same')
    await expect(row(page, 'save')).toContainText('rewired')
    await expect(row(page, 'picture')).toContainText(/changed\s*guidanceScale 3 → 9/)
    await expect(page.getByText('What else was different')).toBeVisible()
    await expect(page.getByText('Nothing: the same seeds, models, files')).toBeVisible()
    const facts = page.getByRole('region', { name: 'What is different', exact: true })
    await expect(facts).toContainText('PSNR')
    await expect(facts).not.toContainText('equal pictures')
  }
  await seen()
  await page.getByRole('button', { name: 'Difference', exact: true }).click()
  const light = () =>
    page
      .getByTestId('stage')
      .locator('canvas')
      .evaluate((element: HTMLCanvasElement) => {
        const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height)
        return data.reduce((sum, value, n) => sum + (n % 4 === 3 ? 0 : value), 0)
      })
  await expect.poll(light).toBeGreaterThan(0)
  const address = page.url()

  const other = await page.context().browser()!.newContext()
  const fresh = await other.newPage()
  await fresh.goto(address)
  await expect(fresh.getByRole('button', { name: 'Difference', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(why(fresh)).toHaveCount(2)
  await expect(drawn(fresh, 'save')).toHaveAttribute('data-mark', 'rewired')
  await other.close()
})

test('N1: each node has its time in both runs as the records tell; what is only in one is added or removed', async ({
  page,
}) => {
  const plain = await api.run(quick({ seed: 31 }, 'plain'))
  const waits = await api.run(slow(2, 60, { seed: 32 }, 'plain'))
  await page.goto(`${server.url}/compare/${plain}/${waits}`)
  await expect(row(page, 'slow')).toContainText('added')
  await expect(drawn(page, 'slow')).toHaveAttribute('data-mark', 'added')
  await expect(why(page)).toContainText([/slow was added: e2e\.slow/])
  const { nodes } = await api.record(waits)
  expect(nodes.slow!.ms).toBeGreaterThanOrEqual(120)
  await expect(row(page, 'slow').getByRole('cell').nth(1)).toHaveText('–')
  await expect(row(page, 'slow').getByRole('cell').nth(2)).toHaveText(`${Math.round(nodes.slow!.ms)} ms`)
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(row(page, 'slow')).toContainText('removed')
  await expect(drawn(page, 'slow')).toHaveAttribute('data-mark', 'removed')
  await row(page, 'slow').getByRole('link', { name: 'slow' }).click()
  await expect(page).toHaveURL(`${server.url}/edit?run=${waits}&node=slow`)
})

test('N1: a run without a picture is compared too, and in Chinese', async ({ page }) => {
  const broken = await api.run(failing('refuse', { seed: 41 }, 'broken'))
  await page.addInitScript(() => localStorage.setItem('darkroom.language', 'zh-Hant'))
  await page.goto(`${server.url}/compare/${first}/${broken}`)
  await expect(page.getByText('這兩筆執行紀錄沒有可以並排的兩張圖片。')).toBeVisible()
  await expect(page.getByText('工作流程原名「either」，現名「broken」。')).toBeVisible()
  await expect(drawn(page, 'failing')).toHaveAttribute('data-mark', 'added')
})

for (const theme of ['dark', 'light', 'contrast'] as const) {
  test(`P29 P30: axe finds nothing in the run diff in ${theme}`, async ({ page }) => {
    await page.addInitScript((look) => localStorage.setItem('darkroom.theme', look), theme)
    await page.goto(`${server.url}/compare/${first}/${second}`)
    await expect(why(page)).toHaveCount(2)
    await axe(page, theme === 'dark' ? 'all' : 'colours')
    await page.getByRole('region', { name: 'Node by node' }).scrollIntoViewIfNeeded()
    await page.screenshot({ path: `target/look/rundiff-${theme}.png` })
  })
}
