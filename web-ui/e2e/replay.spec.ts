import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'
import { chance, quick } from './workflows'

let server: Server
let api: Api

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await Server.start()
  api = new Api(server.url)
})

test.afterAll(() => server.stop())

const replayOf = async (id: string) => {
  const { outputs } = await api.record(id)
  return `${server.url}/replay/${outputs[0]!.provenance!}`
}

test('N4: the link that a run gives is opened by somebody else, tells how it was made, and gives the same pixels', async ({
  page,
  context,
}) => {
  const id = await api.run(quick({ seed: 77, prompt: 'a red apple' }, 'apple'))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${server.url}/runs/${id}`)
  await page.getByRole('button', { name: 'Copy replay link' }).click()
  await expect(page.getByText('The replay link is copied.')).toBeVisible()
  // eslint-disable-next-line no-restricted-syntax -- the test reads what the page wrote
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(await replayOf(id))

  const other = await context.browser()!.newContext()
  const fresh = await other.newPage()
  await fresh.goto(link)
  await expect(fresh.getByRole('heading', { name: 'apple' })).toBeVisible()
  const told = fresh.getByRole('region', { name: 'What the record says' })
  const record = await api.record(id)
  await expect(told).toContainText('picture.seed77')
  await expect(told).toContainText(record.engine)
  await expect(told).toContainText(record.device)
  for (const plugin of record.plugins) await expect(told).toContainText(`${plugin.id} ${plugin.version}`)
  await expect(told.getByTitle(record.outputs[0]!.sha256)).toBeVisible()
  const picture = fresh.getByRole('img', { name: /^What the run made/ })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(128)

  await fresh.getByRole('button', { name: 'Reproduce' }).click()
  const verdict = fresh.getByRole('region', { name: 'Verdict' })
  await expect(verdict.getByRole('heading', { name: 'Same pixels' })).toBeVisible()
  await expect(verdict).toContainText('The one file')
  await axe(fresh)
  await fresh.screenshot({ path: 'target/look/replay-same.png' })
  const again = new URL(fresh.url()).searchParams.get('as')!
  expect(Object.values((await api.record(again)).nodes).map((node) => node.status)).not.toContain('cached')
  await fresh.reload()
  await expect(verdict.getByRole('heading', { name: 'Same pixels' })).toBeVisible()
  await other.close()
})

test('N4: what is not the same is said: the pixels, where they differ, and the plugin that is another', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const id = await api.run(chance())
  const link = await replayOf(id)
  await page.goto(link)
  await page.getByRole('button', { name: 'Reproduce' }).click()
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict.getByRole('heading', { name: 'Not the same' })).toBeVisible()
  await expect(verdict).toContainText('one of its nodes does not give the same twice')
  await expect(verdict).toContainText('of 1,024')

  await page.goto('about:blank')
  await server.kill()
  const properties = path.join(server.folder, 'data/plugins/darkroom-e2e/plugin.properties')
  const before = /^plugin\.version=(.+)$/m.exec(readFileSync(properties, 'utf8'))![1]!
  writeFileSync(properties, readFileSync(properties, 'utf8').replace(`version=${before}`, 'version=9.9.9'))
  await server.again()

  await page.goto(link)
  await page.getByRole('button', { name: 'Reproduce' }).click()
  await expect(verdict.getByRole('heading', { name: 'Not the same' })).toBeVisible()
  await expect(verdict.getByText('Likely reasons')).toBeVisible()
  const reason = verdict.locator('li[data-kind="plugin"]')
  await expect(reason).toContainText('darkroom-e2e')
  await expect(reason).toContainText(before)
  await expect(reason).toContainText('9.9.9')
  const difference = verdict.getByRole('img', { name: /^Where the pixels of / })
  const light = () =>
    difference.evaluate((img: HTMLImageElement) => {
      const canvas = new OffscreenCanvas(img.naturalWidth || 1, img.naturalHeight || 1)
      const context = canvas.getContext('2d')!
      context.drawImage(img, 0, 0)
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      return data.reduce((sum, value, n) => sum + (n % 4 === 3 ? 0 : value), 0)
    })
  await expect.poll(light).toBeGreaterThan(0)
  await axe(page)
  await page.screenshot({ path: 'target/look/replay-different.png' })

  await verdict.getByRole('link', { name: 'Compare both' }).click()
  const around = page.getByRole('region', { name: 'What else was different' })
  await expect(around.locator('li[data-kind="plugin"]')).toContainText(/darkroom-e2e .* → 9\.9\.9/)
})

test('N4: a link of which nothing is known says so and what to do', async ({ page, complaints }) => {
  await page.goto(`${server.url}/replay/${'0'.repeat(64)}`)
  await expect(page.getByRole('heading', { name: 'No run here left a file that tells this.' })).toBeVisible()
  await expect(page.getByText('drop it here')).toBeVisible()
  // The browser itself tells of each answer that is 404.
  complaints.splice(0)
})
