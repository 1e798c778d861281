import { readFileSync } from 'node:fs'
import { CreatePage } from './create'
import { expect, test } from './darkroom'

test.describe.configure({ timeout: 180_000 })

interface Record {
  seeds: { [key: string]: number }
  workflow: { nodes: { prompt: { inputs: { text: string } } } }
  outputs: { sha256: string }[]
}

test('P27 a first visitor makes four pictures with one field and one button', async ({ page, request }) => {
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill('a rabbit wearing a rabbit ear hat')
  await create.style('Watercolor').check()
  const run = await create.ask()

  await expect(create.pictures()).toHaveCount(4, { timeout: 120_000 })
  await expect(create.newest).toContainText('Watercolor')
  for (const picture of await create.pictures().locator('img').all()) {
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(128)
  }

  const record = (await (await request.get(`/api/v1/runs/${run}`)).json()) as Record
  expect(record.workflow.nodes.prompt.inputs.text).toBe(
    'whimsical watercolor of a rabbit wearing a rabbit ear hat',
  )
  expect(new Set(record.outputs.map((output) => output.sha256)).size).toBe(4)

  await page.reload()
  await expect(create.pictures()).toHaveCount(4)
  await expect(create.words).toHaveValue('a rabbit wearing a rabbit ear hat')
})

test('P36 the seed on the page is the seed that was used; kept, it draws the same picture again', async ({
  page,
  request,
}) => {
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill('a fox')
  await create.style('Flat').check()
  await create.count(1).check()

  const seen: string[] = []
  const runs: string[] = []
  for (const keep of [false, false, true]) {
    if (keep) await page.getByRole('button', { name: 'Keep this seed' }).click()
    const run = await create.drawn()
    const record = (await (await request.get(`/api/v1/runs/${run}`)).json()) as Record
    const shown = await create.seed.inputValue()
    expect(record.seeds['noise.seed']).toBe(Number(shown))
    await expect(create.newest).toContainText(`Seed ${shown}`)
    seen.push(shown)
    runs.push(run)
  }
  expect(seen[0]).not.toBe(seen[1])
  expect(seen[1]).toBe(seen[2])
  // The files differ in the run that is written into them, so the pictures themselves are compared.
  const pixels = await Promise.all(
    runs.map((run) =>
      create
        .pictures(page.locator(`[data-run="${run}"]`))
        .locator('img')
        .evaluate(async (img: HTMLImageElement) => {
          await img.decode()
          const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight)
          const context = canvas.getContext('2d')!
          context.drawImage(img, 0, 0)
          return context.getImageData(0, 0, canvas.width, canvas.height).data.join()
        }),
    ),
  )
  expect(pixels[0]).not.toBe(pixels[1])
  expect(pixels[1]).toBe(pixels[2])
})

test('P27 a picture is looked at closely, taken away, and more like it are drawn with the next seed', async ({
  page,
}) => {
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill('an apple')
  await create.style('3D').check()
  await create.count(2).check()
  await create.seed.fill('41')
  const first = await create.drawn()

  await create.pictures().first().click()
  const viewer = page.getByRole('dialog', { name: 'Picture' })
  await expect(viewer.getByRole('img', { name: 'Picture 1 of 2: an apple' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(viewer.getByRole('img', { name: 'Picture 2 of 2: an apple' })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    viewer.getByRole('link', { name: 'Download' }).click(),
  ])
  expect(
    readFileSync(await download.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  await expect(viewer.getByRole('link', { name: 'Open the graph behind this' })).toHaveAttribute(
    'href',
    `/edit?run=${first}`,
  )

  const next = await create.ask(() => viewer.getByRole('button', { name: 'More like this' }).click())
  expect(next).not.toBe(first)
  await expect(viewer).toBeHidden()
  await expect(create.seed).toHaveValue('42')
  await expect(create.newest).toContainText('Seed 42')
  await expect(create.pictures()).toHaveCount(2, { timeout: 120_000 })
})

test('P27 words that the model does not know are told kindly, and the nearest takes their place by a click', async ({
  page,
}) => {
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill('a girafe in 3D')
  await create.style('Your words').check()
  await create.count(1).check()
  await create.drawn()
  await expect(create.newest).toContainText('The model has never seen “girafe”.')
  await create.newest.getByRole('button', { name: 'Draw giraffe instead' }).click()
  await expect(create.words).toHaveValue('a giraffe in 3D')
  await create.drawn()
  await expect(create.newest).not.toContainText('has never seen')
})

test('P27 what is told of words is not lost when the run is over before the page hears of it', async ({
  page,
}) => {
  const create = new CreatePage(page)
  // A line to the server that never tells anything, and an answer that comes when all is done.
  await page.routeWebSocket('**/api/v1/events', () => undefined)
  await page.route('**/api/v1/runs', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const response = await route.fetch()
    const { runId } = (await response.json()) as { runId: string }
    await expect
      .poll(
        async () =>
          ((await (await page.request.get(`/api/v1/runs/${runId}`)).json()) as { status: string }).status,
        {
          timeout: 120_000,
        },
      )
      .toBe('succeeded')
    await route.fulfill({ response })
  })
  await create.open()
  await create.words.fill('a girafe made of clay')
  await create.style('Your words').check()
  await create.count(1).check()
  await create.drawn()
  await expect(create.newest).toContainText('The model has never seen “girafe”.')
})

test('P18 what goes wrong is said where it happens, with what to do', async ({ page, complaints }) => {
  const create = new CreatePage(page)
  await create.open()
  await page.route('**/api/v1/runs', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await create.words.fill('a fox')
  await create.words.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Start it with “./darkroom serve”')
  await page.unroute('**/api/v1/runs')
  await create.count(1).check()
  await create.ask(() => page.getByRole('button', { name: 'Try again' }).click())
  await expect(create.pictures()).toHaveCount(1, { timeout: 120_000 })
  await expect(page.getByRole('alert')).toBeHidden()
  complaints.length = 0 // the browser's own, of the request that was cut off
})

test('P27 examples fill the field; an empty one draws nothing', async ({ page }) => {
  const create = new CreatePage(page)
  await create.open()
  await create.draw.click()
  await expect(create.words).toBeFocused()
  await page.getByRole('button', { name: 'a fox wearing a top hat' }).click()
  await expect(create.words).toHaveValue('a fox wearing a top hat')
  await expect(create.style('Claymation')).toBeChecked()
})
