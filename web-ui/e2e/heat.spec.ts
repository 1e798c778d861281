import type { Locator, Page } from '@playwright/test'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { slow } from './workflows'

const api = () => new Api(process.env.DARKROOM_URL!)
const panel = (page: Page) => page.getByRole('region', { name: 'Heat map' })
const row = (page: Page, node: string) => panel(page).locator(`tr[data-row="${node}"]`)
const card = (page: Page, node: string) => page.locator(`article[data-node="${node}"]`)

/** As the page writes milliseconds. */
const shown = (ms: number) =>
  ms < 1 ? '< 1 ms' : ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`

const light = (canvas: Locator, colour: string) =>
  canvas.evaluate((element: HTMLCanvasElement, wanted) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height)
    let count = 0
    for (let at = 0; at < data.length; at += 4) {
      const hex = [data[at], data[at + 1], data[at + 2]].map((each) => each!.toString(16).padStart(2, '0'))
      if (`#${hex.join('')}` === wanted) count++
    }
    return count
  }, colour)

test('N5: the slow node is the hottest, with the time that the server measured; what came from the cache is told apart', async ({
  page,
}) => {
  const seed = 510_000 + Math.floor(Math.random() * 1e8)
  await api().run({ ...slow(1, 0, { seed }), name: 'heat' })
  const run = await api().run({ ...slow(4, 120, { seed }), name: 'heat' })
  const { nodes } = await api().record(run)
  expect(nodes.picture!.status).toBe('cached')

  await page.goto(`/runs/${run}`)
  await page.getByRole('link', { name: 'Heat map in the graph' }).click()
  await expect(card(page, 'slow')).toHaveAttribute('data-heat', '4')
  await expect(card(page, 'slow').locator('header')).toContainText(shown(nodes.slow!.ms))
  await expect(card(page, 'picture')).toHaveAttribute('data-spent', 'cached')
  await expect(card(page, 'picture')).not.toHaveAttribute('data-heat')
  await expect(card(page, 'picture').locator('header')).toContainText('from cache')
  await expect(row(page, 'slow').getByRole('cell').first()).toHaveText(shown(nodes.slow!.ms))
  await expect(row(page, 'slow')).toContainText('100 %')
  await expect(row(page, 'slow')).toContainText('decides how long all takes')
  expect(nodes.slow!.ms).toBeGreaterThan(nodes.save!.ms)
  await expect(panel(page).getByRole('row').nth(1)).toHaveAttribute('data-row', 'slow')
  await axe(page)

  await panel(page).getByRole('button', { name: 'Show slow' }).click()
  await expect(page.locator('.react-flow__node[data-id="slow"]')).toHaveClass(/selected/)

  await panel(page).getByRole('button', { name: 'Median of the last runs' }).click()
  await expect(panel(page)).toContainText('Runs: 2')
  await panel(page).getByRole('button', { name: 'Memory', exact: true }).click()
  await expect(panel(page).getByRole('columnheader', { name: 'Most memory' })).toBeVisible()

  await panel(page).getByRole('button', { name: 'Close the heat map' }).click()
  await expect(card(page, 'slow')).not.toHaveAttribute('data-heat')
  await page.keyboard.press('Shift+H')
  await expect(card(page, 'slow')).toHaveAttribute('data-heat', '4')
})

test('N5: memory is the peak that the server measured', async ({ page }) => {
  const run = await api().run(slow(2, 40, { seed: Math.floor(Math.random() * 1e8) }, 'heat of memory'))
  const { nodes } = await api().record(run)
  const peak = nodes.slow!.peakBytes
  test.skip(peak === undefined, 'this system does not tell how much memory the process has')
  await page.goto(`/edit?run=${run}&heat=memory`)
  const most = Math.max(...Object.values(nodes).map((node) => node.peakBytes ?? 0))
  if (most === 0) {
    // It went by too quickly for the process to have grown.
    await expect(panel(page)).toContainText('No node of this run told of it.')
    return
  }
  const hottest = Object.entries(nodes).find(([, node]) => node.peakBytes === most)![0]
  await expect(card(page, hottest)).toHaveAttribute('data-heat', '4')
  await expect(row(page, 'slow').getByRole('cell').first()).toHaveText(/^[\d.]+ ([KMG]i)?B$/)
})

test('N5: a subgraph took from its first begin to its last end, not the sum of what ran in it side by side', async ({
  page,
}) => {
  const seed = Math.floor(Math.random() * 1e8)
  const waits = (from: string) => ({
    type: 'e2e.slow',
    version: 1,
    inputs: { image: { from }, steps: 5, millis: 100 },
  })
  const document = {
    format: 'darkroom/1',
    name: 'two at once',
    nodes: {
      two: { type: 'subgraph/two', inputs: { seed } },
      save: { type: 'darkroom.save-image', version: 1, inputs: { image: { from: 'two.a' }, name: 'a' } },
      other: { type: 'darkroom.save-image', version: 1, inputs: { image: { from: 'two.b' }, name: 'b' } },
    },
    subgraphs: {
      two: {
        inputs: { seed: { to: ['picture.seed'] } },
        outputs: { a: { from: 'left.image' }, b: { from: 'right.image' } },
        nodes: {
          picture: { type: 'e2e.picture', version: 1, inputs: {} },
          left: waits('picture.image'),
          right: waits('picture.image'),
        },
      },
    },
  }
  const run = await api().run(document)
  const { nodes } = await api().record(run)
  const [left, right] = [nodes['two/left']!.ms, nodes['two/right']!.ms]
  await page.goto(`/edit?run=${run}&heat=time`)
  await expect(row(page, 'two')).toBeVisible()
  const text = (await row(page, 'two').getByRole('cell').first().textContent())!
  const value = text.endsWith('ms') ? parseFloat(text) : parseFloat(text) * 1_000
  expect(value).toBeGreaterThanOrEqual(Math.max(left, right) - 51)
  expect(value).toBeLessThan(0.8 * (left + right))

  await page.locator('.react-flow__node[data-id="two"] header').first().dblclick()
  await expect(row(page, 'left').getByRole('cell').first()).toHaveText(shown(left))
})

test('N5: from far away, too, the hottest node has its colour, and the map has it', async ({ page }) => {
  const run = await api().run(slow(3, 100, { seed: Math.floor(Math.random() * 1e8) }, 'far heat'))
  await page.goto(`/edit?run=${run}&heat=time`)
  await expect(card(page, 'slow')).toHaveAttribute('data-heat', '4')
  const hottest = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--heat-4').trim(),
  )
  const overview = page.getByRole('img', { name: 'The graph from far away' }).locator('canvas')
  while (!(await overview.isVisible())) await page.keyboard.press('-')
  await expect.poll(() => light(overview, hottest)).toBeGreaterThan(100)
  await expect
    .poll(() => light(page.getByRole('img', { name: /^Map of the whole graph/ }).locator('canvas'), hottest))
    .toBeGreaterThan(10)
})

for (const theme of ['dark', 'light', 'contrast'] as const) {
  test(`N5 P29 P30: the heat map is readable in ${theme}, and axe finds nothing`, async ({ page }) => {
    await page.addInitScript((look) => localStorage.setItem('darkroom.theme', look), theme)
    const seed = Math.floor(Math.random() * 1e8)
    await api().run(slow(1, 0, { seed }, 'seen heat'))
    const run = await api().run(slow(3, 60, { seed }, 'seen heat'))
    await page.goto(`/edit?run=${run}&heat=time`)
    await expect(card(page, 'slow')).toHaveAttribute('data-heat', '4')
    await axe(page, theme === 'dark' ? 'all' : 'colours')
    await page.screenshot({ path: `target/look/heat-${theme}.png` })
  })
}
