import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Schemas } from '../src/api/client'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'
import { many, quick } from './workflows'

let server: Server
let api: Api

const ENTRIES = 5_000

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await Server.start()
  api = new Api(server.url)
  await leaveRecords(await api.record(await api.run(many(48))))
  for (let seed = 0; seed < 6; seed++) await api.run(quick({ seed, width: 320, height: 240 }, 'hills'))
})

test.afterAll(() => server.stop())

/**
 * Thousands of files at no cost: records of runs, as the command line leaves them for a server to take in, whose files are
 * those of one real run again and again.
 */
async function leaveRecords(record: Schemas['RunDocument']) {
  const folder = path.join(server.folder, 'data/runs')
  mkdirSync(folder, { recursive: true })
  for (let run = 0; run < ENTRIES / 1_000; run++) {
    const runId = randomUUID()
    const outputs = Array.from(
      { length: 1_000 },
      (_, n) => record.outputs[(run * 7 + n) % record.outputs.length],
    )
    const file = path.join(folder, `${runId}.tmp`)
    writeFileSync(file, JSON.stringify({ ...record, runId, outputs }))
    renameSync(file, path.join(folder, `${runId}.json`))
  }
  await expect
    .poll(async () => (await api.ask<Schemas['RunList']>('GET', 'runs?q=name%3Dmany')).runs.length, {
      timeout: 60_000,
    })
    .toBe(1 + ENTRIES / 1_000)
}

const grid = (page: Page) => page.getByRole('listbox', { name: 'Pictures' })
const pictures = (page: Page) => grid(page).getByRole('option')

test('P20: 5,000 pictures take fewer than 400 elements, at the beginning and while it scrolls to the end', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto(`${server.url}/gallery`)
  await expect(pictures(page).first()).toBeVisible()
  const elements = () => page.evaluate(() => document.body.querySelectorAll('*').length)
  expect(await elements()).toBeLessThan(400)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const cpu = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find((each) => each.name === 'TaskDuration')!.value * 1_000
  }
  const before = await cpu()
  const scrolled = await grid(page).evaluate(async (element) => {
    let most = 0
    let frames = 0
    const begin = performance.now()
    while (performance.now() - begin < 3_000) {
      element.scrollTop += 60
      await new Promise(requestAnimationFrame)
      frames++
      most = Math.max(most, document.body.querySelectorAll('*').length)
    }
    return { most, frames, perSecond: (frames * 1_000) / (performance.now() - begin) }
  })
  const spent = (await cpu()) - before
  expect(scrolled.most).toBeLessThan(400)
  test
    .info()
    .annotations.push({ type: 'frames/s while scrolling', description: scrolled.perSecond.toFixed(0) })
  console.log(
    `gallery: ${scrolled.perSecond.toFixed(0)} frames/s while scrolling with ` +
      `${(spent / scrolled.frames).toFixed(1)} ms of CPU each, at most ${scrolled.most} elements`,
  )

  await grid(page).focus()
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End')
        return pictures(page).last().getAttribute('aria-posinset')
      },
      { timeout: 60_000 },
    )
    .toBe(String(ENTRIES + 48 + 6))
  await expect(pictures(page).last().locator('img')).toHaveJSProperty('complete', true)
  expect(await elements()).toBeLessThan(400)
})

test('P20: pictures are chosen, rated, tagged and found again, all by keys', async ({ page }) => {
  await page.goto(`${server.url}/gallery?q=name%3Dhills`)
  await expect(pictures(page)).toHaveCount(6)
  await grid(page).focus()
  await page.keyboard.press(' ')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(grid(page).getByRole('option', { selected: true })).toHaveCount(2)
  await page.keyboard.press('4')
  await expect(
    pictures(page)
      .filter({ has: page.locator('img') })
      .nth(1),
  ).toHaveAccessibleName(/4 stars/)
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('favourite')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Tag' })).toContainText('favourite')
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('favourite')
  await expect(pictures(page)).toHaveCount(2)
  await page.getByRole('searchbox').fill('rating>=4 name=hills')
  await expect(pictures(page)).toHaveCount(2)
  await grid(page).focus()
  await page.keyboard.press('Control+a')
  await expect(grid(page).getByRole('option', { selected: true })).toHaveCount(2)
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/compare\/[^/]+\.0\/[^/]+\.0$/)
})

test('P20: the lightbox walks by keys, zooms, tells where a picture came from, and is left as it was entered', async ({
  page,
}) => {
  await page.goto(`${server.url}/gallery?q=name%3Dhills`)
  await expect(pictures(page)).toHaveCount(6)
  await grid(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const box = page.getByRole('dialog')
  await expect(box.getByText('2 of 6')).toBeVisible()
  await expect(box.getByText('Seed 4', { exact: true })).toBeVisible()
  await expect(box.getByText('picture.width')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(box.getByText('Seed 3', { exact: true })).toBeVisible()
  await page.keyboard.press('+')
  await expect(box.getByRole('img', { name: /picture_/ })).toHaveCSS('transform', /matrix\(1\.5/)
  await page.keyboard.press('0')
  await expect(box.getByRole('img', { name: /picture_/ })).toHaveCSS('transform', /matrix\(1,/)
  await page.keyboard.press('i')
  await expect(box.getByRole('complementary')).toBeHidden()
  await page.keyboard.press('i')
  await page.keyboard.press('3')
  await expect(box.getByRole('radio', { name: '3 stars' })).toBeChecked()
  await axe(page)
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await expect(grid(page)).toBeFocused()
})

for (const theme of ['dark', 'light', 'contrast'] as const) {
  test(`P29 P30: axe finds nothing in the gallery in ${theme}`, async ({ page }) => {
    await page.addInitScript((look) => localStorage.setItem('darkroom.theme', look), theme)
    await page.goto(`${server.url}/gallery`)
    await expect(pictures(page).first()).toBeVisible()
    await axe(page, theme === 'dark' ? 'all' : 'colours')
  })
}

test('P28 P31: on a phone in Chinese nothing is beyond the edge and a press opens a picture', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.addInitScript(() => localStorage.setItem('darkroom.language', 'zh-Hant'))
  await page.goto(`${server.url}/gallery?q=name%3Dhills`)
  await expect(page.getByRole('heading', { name: '圖庫' })).toBeVisible()
  const first = page.getByRole('listbox', { name: '圖片' }).getByRole('option').first()
  await first.click()
  await expect(page.getByRole('dialog').getByText('第 1 張，共 6 張')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
