import type { Page } from '@playwright/test'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'
import { failing, quick, slow } from './workflows'

let server: Server
let api: Api

/** Runs of known values: the name says them. */
const RUNS = [
  { guidanceScale: 3, sampler: 'euler', rating: 2 },
  { guidanceScale: 7.5, sampler: 'euler', rating: 5 },
  { guidanceScale: 9, sampler: 'euler', rating: 4 },
  { guidanceScale: 9, sampler: 'ddim', rating: 5 },
  { guidanceScale: 12, sampler: 'euler', rating: 0 },
] as const

test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await Server.start()
  api = new Api(server.url)
  for (const [seed, { guidanceScale, sampler, rating }] of RUNS.entries()) {
    const name = `${sampler} ${guidanceScale}`
    const id = await api.run(quick({ seed, guidanceScale, sampler, prompt: 'a red apple' }, name))
    if (rating) await api.mark(id, { rating })
  }
})

test.afterAll(() => server.stop())

const found = (page: Page) => page.getByRole('list', { name: 'Runs that were found' }).getByRole('link')
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find by value' })

test('N13: runs are found by value: exactly those, also after a reload; what is wrong is said in place', async ({
  page,
  complaints,
}) => {
  await page.goto(`${server.url}/runs`)
  await search(page).fill('guidanceScale>7 sampler=euler rating>=4')
  await expect(found(page)).toHaveText([/euler 9/, /euler 7.5/])
  await page.reload()
  await expect(search(page)).toHaveValue('guidanceScale>7 sampler=euler rating>=4')
  await expect(found(page)).toHaveText([/euler 9/, /euler 7.5/])

  await search(page).fill('rating>=many')
  await expect(page.getByRole('alert')).toContainText('"many" is no number')
  await expect(search(page)).toHaveAttribute('aria-invalid', 'true')
  complaints.splice(0, complaints.length, ...complaints.filter((each) => !each.includes('400 (Bad Request)')))

  await search(page).fill('')
  await page.getByRole('button', { name: 'How to search' }).click()
  await page.getByRole('button', { name: 'sampler=euler' }).click()
  await expect(search(page)).toHaveValue('sampler=euler')
  await expect(found(page)).toHaveCount(4)
  await page.getByRole('button', { name: '4 stars and more' }).click()
  await expect(found(page)).toHaveCount(2)
})

test('N13: the chart has a point for each run that was found, at its value and rating, and opens it', async ({
  page,
}) => {
  await page.goto(`${server.url}/runs`)
  const chart = page.getByRole('application')
  await expect(page.getByRole('combobox', { name: /^Value/ })).toHaveValue('picture.guidanceScale')
  await expect(chart.locator('circle')).toHaveCount(RUNS.length)
  await search(page).fill('rating>=4')
  await expect(chart.locator('circle')).toHaveCount(3)
  const places = await chart
    .locator('circle')
    .evaluateAll((all) =>
      all.map((each) => [Number(each.getAttribute('cx')), Number(each.getAttribute('cy'))] as const),
    )
  expect(places.map(([x]) => x)).toEqual(places.map(([x]) => x).toSorted((a, b) => a - b))
  expect(places[0]![1]).toBeLessThan(places[1]![1])

  await chart.focus()
  await expect(page.getByText('euler 7.5: 7.5, 5 stars')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /(euler|ddim) 9/ })).toBeVisible()
})

test('a run shows its pictures, values, times, record, and is marked; the marks are there after a reload', async ({
  page,
}) => {
  const id = await api.run(quick({ seed: 41, guidanceScale: 5, prompt: 'two hills' }, 'marked'))
  await page.goto(`${server.url}/runs/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'marked' })).toBeVisible()
  const picture = page.getByRole('list', { name: 'What it made' }).getByRole('img')
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(128)
  await expect(page.getByText('two hills')).toBeVisible()
  const times = page.getByRole('listitem').filter({ hasText: /^(picture|save)/ })
  await expect(times).toHaveCount(2)
  await expect(times.first()).toContainText('ms')
  await expect(page.getByText(id)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open as graph' })).toHaveAttribute('href', `/edit?run=${id}`)

  await page.getByRole('radio', { name: '4 stars' }).click({ force: true })
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('keep me')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove the tag keep me' })).toBeVisible()
  await page.getByRole('textbox', { name: 'A note' }).fill('the second hill is too steep')
  await page.getByRole('button', { name: 'Keep for good' }).click()
  await expect(page.getByRole('button', { name: 'Kept for good' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: '4 stars' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'A note' })).toHaveValue('the second hill is too steep')
  await expect(page.getByRole('button', { name: 'Kept for good' })).toBeVisible()
  await search(page).fill('tag="keep me" pinned=true')
  await expect(found(page)).toHaveText([/marked/])
})

test('a run that failed says what, where and what to do, and leads to the node', async ({ page }) => {
  const id = await api.run(failing('refuse', { seed: 51 }))
  await page.goto(`${server.url}/runs/${id}`)
  const failure = page.getByRole('region', { name: 'Why it failed' })
  await expect(failure).toContainText('A node refused an input')
  await expect(failure).toContainText('The amount is 3 and must be even; choose 2 or 4.')
  await expect(failure).toContainText('Node "failing", input "amount"')
  await expect(failure.getByRole('link', { name: 'Show the node' })).toHaveAttribute(
    'href',
    `/edit?run=${id}&node=failing`,
  )
})

test('P36: the seed that was used stands with the picture, is that of its record, and is kept by one press', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const id = await api.run(quick({ seed: 4_294_967_290 }, 'seeded'))
  await page.goto(`${server.url}/runs/${id}`)
  expect((await api.record(id)).seeds).toEqual({ 'picture.seed': 4_294_967_290 })
  const made = page.getByRole('list', { name: 'What it made' })
  await expect(made).toContainText('Seed 4294967290')
  await made.getByRole('button', { name: 'Keep seed 4294967290' }).click()
  await expect(page.getByText('Seed 4294967290 is copied.')).toBeVisible()
  // eslint-disable-next-line no-restricted-syntax -- the test looks at what the page put there
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('4294967290')
})

test('P19 P36: a batch of new seeds waits with the seeds shown, each another, and makes other pictures', async ({
  page,
}) => {
  const id = await api.run(quick({ seed: 61 }, 'again'))
  await api.ask('POST', 'queue/pause')
  await page.goto(`${server.url}/runs/${id}`)
  await page.getByRole('spinbutton', { name: 'How many' }).fill('3')
  await page.getByRole('button', { name: 'New seeds' }).click()
  await page.getByRole('button', { name: /^Queue, 3 runs/ }).click()
  const waiting = page.getByRole('region', { name: '3 wait' }).getByRole('listitem')
  await expect(waiting.filter({ hasText: /Seed \d+/ })).toHaveCount(3)
  const shown = (await waiting.allTextContents()).map((text) => Number(/Seed (\d+)/.exec(text)?.[1]))
  const { waiting: ids } = await api.queue()
  await api.ask('POST', 'queue/resume')
  const records = await Promise.all(ids.map((each) => api.until(each, 'succeeded')))
  expect(records.map((record) => record.seeds['picture.seed'])).toEqual(shown)
  expect(new Set(shown).size).toBe(3)
  expect(new Set(records.map((record) => record.outputs[0]?.content)).size).toBe(3)
})

test('P17: a run that is looked at while it goes on shows its picture so far, and then what it made', async ({
  page,
}) => {
  const id = await api.submit(slow(60, 300, { seed: 71 }, 'watched'))
  await page.goto(`${server.url}/runs/${id}`)
  const now = page.getByRole('region', { name: 'Progress of watched' })
  await expect(now.getByRole('img')).toBeVisible()
  await api.until(id, 'succeeded')
  await expect(now).toBeHidden()
  await expect(page.getByRole('list', { name: 'What it made' }).getByRole('img')).toBeVisible()
})

for (const theme of ['dark', 'light', 'contrast'] as const) {
  test(`P29 P30: runs are readable in ${theme}, and axe finds nothing`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.addInitScript((look) => localStorage.setItem('darkroom.theme', look), theme)
    await page.goto(`${server.url}/runs`)
    await expect(page.getByRole('application').locator('circle').first()).toBeVisible()
    await axe(page, theme === 'dark' ? 'all' : 'colours')
    await found(page).last().click()
    await expect(page.getByRole('list', { name: 'What it made' })).toBeVisible()
    await axe(page, theme === 'dark' ? 'all' : 'colours')
  })
}

test('P31: on a phone the list and the run are two screens, with nothing beyond the edge', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${server.url}/runs`)
  await found(page).first().click()
  await expect(page.getByRole('list', { name: 'Runs that were found' })).toBeHidden()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByRole('region', { name: 'The run' }).getByRole('link', { name: 'Runs' }).click()
  await expect(found(page).first()).toBeVisible()
})
