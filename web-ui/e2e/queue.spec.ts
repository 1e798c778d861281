import type { Page } from '@playwright/test'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'
import { quick, slow } from './workflows'

let server: Server
let api: Api

test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await Server.start()
  api = new Api(server.url)
})

test.afterAll(() => server.stop())

test.beforeEach(async () => {
  await api.ask('DELETE', 'queue')
  await api.ask('POST', 'queue/resume')
})

/** Opens the queue, as from any screen. */
async function openQueue(page: Page, at = '/') {
  await page.goto(server.url + at)
  await page.getByRole('button', { name: /^Queue/ }).click()
  return page.getByRole('complementary', { name: 'Queue' })
}

const waitingNames = (page: Page) =>
  page
    .getByRole('region', { name: /\d+ waits?/ })
    .getByRole('listitem')
    .getByRole('link')

/** Three runs behind a pause. */
async function three() {
  await api.ask('POST', 'queue/pause')
  const ids: string[] = []
  for (const name of ['one', 'two', 'three']) ids.push(await api.submit(quick({ seed: ids.length }, name)))
  return ids
}

test('P19: what waits is reordered by the arrow keys, by dragging, and run first; the server has the same order', async ({
  page,
}) => {
  const [one, two, three_] = await three()
  await openQueue(page, '/gallery')
  await expect(waitingNames(page)).toHaveText(['one', 'two', 'three'])

  await page.getByRole('button', { name: 'Move three, number 3 of 3' }).press('ArrowUp')
  await expect(waitingNames(page)).toHaveText(['one', 'three', 'two'])
  await expect(page.getByText('three is now number 2 of 3.')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Move three, number 2 of 3' })).toBeFocused()

  const from = (await page.getByRole('button', { name: /Move two/ }).boundingBox())!
  const to = (await page.getByRole('button', { name: /Move one/ }).boundingBox())!
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(to.x + 8, to.y + 2, { steps: 6 })
  await page.mouse.up()
  await expect(waitingNames(page)).toHaveText(['two', 'one', 'three'])
  await expect.poll(async () => (await api.queue()).waiting).toEqual([two, one, three_])

  await page.getByRole('button', { name: 'Move two, number 1 of 3' }).press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Move two, number 2 of 3' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(waitingNames(page)).toHaveText(['one', 'three', 'two'])
  await expect(page.getByRole('button', { name: 'Move two, number 3 of 3' })).toBeFocused()

  await page.getByRole('button', { name: 'Run three first' }).click()
  await expect(waitingNames(page)).toHaveText(['three', 'one', 'two'])
  expect((await api.queue()).waiting).toEqual([three_, one, two])
})

test('P19: the queue is paused and goes on, one run is cancelled, all are after asking once more', async ({
  page,
}) => {
  test.setTimeout(90_000)
  const running = await api.submit(slow(800, 100, { seed: 90 }))
  await api.until(running, 'running')
  const panel = await openQueue(page, '/runs')
  await panel.getByRole('button', { name: 'Pause' }).click()
  await expect(panel.getByText('Paused: what runs goes on')).toBeVisible()
  expect((await api.queue()).paused).toBe(true)
  const ids = await three()
  await expect(waitingNames(page)).toHaveText(['one', 'two', 'three'])

  await panel.getByRole('button', { name: 'Cancel two' }).click()
  await expect(waitingNames(page)).toHaveText(['one', 'three'])
  expect((await api.record(ids[1]!)).status).toBe('cancelled')

  await panel.getByRole('button', { name: 'Cancel all' }).click()
  await panel.getByRole('button', { name: 'Keep them' }).click()
  await expect(waitingNames(page)).toHaveText(['one', 'three'])
  await panel.getByRole('button', { name: 'Cancel all' }).click()
  await expect(panel.getByText('Cancel 3 runs, the running one too?')).toBeVisible()
  await panel.getByRole('button', { name: 'Cancel all' }).click()
  await expect(panel.getByText('Nothing runs and nothing waits.')).toBeVisible()
  await api.until(running, 'cancelled')

  await panel.getByRole('button', { name: 'Go on' }).click()
  await expect(panel.getByRole('button', { name: 'Pause' })).toBeVisible()
  // The newest: an earlier test had runs of the same names.
  await panel.getByRole('button', { name: 'Run three again' }).first().click()
  await expect(panel.getByRole('listitem').filter({ hasText: 'three' }).first()).toContainText('Done')
})

test('P17 P19: a reload during a run goes on with its progress and previews; the tab title has both', async ({
  page,
}) => {
  const id = await api.submit(slow(600, 150, { seed: 91 }, 'patience'))
  await openQueue(page)
  const bar = page.getByRole('region', { name: 'Running now' }).first()
  const share = async () => Number(await bar.getByRole('progressbar').getAttribute('aria-valuenow'))
  await expect.poll(share).toBeGreaterThan(30)
  await expect(page).toHaveTitle(/^\d+% · (\d+ min )?(\d+ s )?left · patience · Darkroom$/)

  const before = await share()
  await page.reload()
  await expect(bar).toBeVisible()
  await expect.poll(share).toBeGreaterThanOrEqual(before)
  await expect(bar.locator('img')).toHaveAttribute('src', /^data:image\/png/)
  await expect.poll(share).toBeGreaterThan(before)
  await api.ask('DELETE', `runs/${id}`)
  await api.until(id, 'cancelled')
  await expect(bar).toBeHidden()
  await expect(page).toHaveTitle('Darkroom')
})

test('P17: previews are distinct pictures, progress only grows, and the title contains the per cent', async ({
  page,
}) => {
  await page.goto(server.url)
  await page.evaluate(() => {
    const seen = { shares: [] as number[], previews: new Set<string>(), titles: new Set<string>() }
    Object.assign(window, { testSeen: seen })
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar]')
      if (bar) seen.shares.push(Number(bar.getAttribute('aria-valuenow')))
      const preview = document.querySelector<HTMLImageElement>('section img')?.src
      if (preview) seen.previews.add(preview)
      seen.titles.add(document.title)
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  const id = await api.submit(slow(30, 100, { seed: 92 }))
  await api.until(id, 'succeeded')
  await expect(page.getByRole('progressbar')).toBeHidden()
  const seen = await page.evaluate(() => {
    const { shares, previews, titles } = (
      window as unknown as { testSeen: { shares: number[]; previews: Set<string>; titles: Set<string> } }
    ).testSeen
    return { shares, previews: previews.size, titles: [...titles] }
  })
  expect(seen.previews).toBeGreaterThanOrEqual(3)
  expect(seen.shares).toEqual(seen.shares.toSorted((a, b) => a - b))
  expect(new Set(seen.shares).size).toBeGreaterThan(5)
  expect(seen.titles.filter((title) => /^\d+%/.test(title)).length).toBeGreaterThan(5)
})

test('P19: a killed server comes back with its queue; the page reconnects by itself and shows the truth', async ({
  page,
  complaints,
}) => {
  test.setTimeout(120_000)
  const running = await api.submit(slow(60, 500, { seed: 93 }, 'unlucky'))
  const pending = await api.submit(quick({ seed: 94 }, 'patient'))
  await api.until(running, 'running')
  const panel = await openQueue(page)
  await expect(panel.getByRole('progressbar', { name: 'Progress of unlucky' })).toBeVisible()
  await expect(waitingNames(page)).toHaveText(['patient'])

  await server.kill()
  await expect(page.getByText('The server does not answer.')).toBeVisible()
  await server.again()
  await expect(page.getByText('The server does not answer.')).toBeHidden({ timeout: 30_000 })

  // What had begun is begun again, and what waited still does, without anybody touching the page.
  await expect(panel.getByRole('progressbar', { name: 'Progress of unlucky' })).toBeVisible()
  await expect(waitingNames(page)).toHaveText(['patient'])
  await api.until(pending, 'succeeded')
  const ended = panel.getByRole('region', { name: 'Just ended' }).getByRole('listitem')
  await expect(ended.filter({ hasText: 'unlucky' }).first()).toContainText('Done')
  await expect(ended.filter({ hasText: 'patient' }).first()).toContainText('Done')
  expect((await api.record(running)).status).toBe('succeeded')

  // The browser itself says of each failed attempt to reconnect that it failed.
  complaints.splice(
    0,
    complaints.length,
    ...complaints.filter((each) => !each.includes('ERR_CONNECTION_REFUSED')),
  )
})

test('P30: the open queue has no serious finding, and is left by Escape to where one came from', async ({
  page,
}) => {
  await three()
  await openQueue(page)
  await expect(waitingNames(page)).toHaveCount(3)
  await axe(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Queue' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Queue, 3 runs' })).toBeFocused()
})
