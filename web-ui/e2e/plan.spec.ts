import type { Page } from '@playwright/test'
import type { Schemas } from '../src/api/client'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { EditorPage } from './EditorPage'
import { slow } from './workflows'

const api = () => new Api(process.env.DARKROOM_URL!)
const button = (page: Page) => page.getByRole('button', { name: /^Before you run:/ })
const panel = (page: Page) => page.getByRole('region', { name: 'Before you run' })
const row = (page: Page, node: string) => panel(page).locator(`tr[data-row="${node}"]`)
const anySeed = () => Math.floor(Math.random() * 1e8)

/** What the marks on the nodes say, by the names of the nodes. */
const marks = (page: Page) =>
  page
    .locator('article[data-node] [data-plan]')
    .evaluateAll((all): Record<string, string> =>
      Object.fromEntries(
        all.map((each) => [
          each.closest<HTMLElement>('[data-node]')!.dataset.node!,
          (each as HTMLElement).dataset.plan!,
        ]),
      ),
    )

/** The document with another end of the picture's way: the seed stays before `slow`, the steps are in it. */
const chain = (seed: number, steps = 2, millis = 60) => slow(steps, millis, { seed }, 'before you run')

test('N6: after a run all is known and it says so; another seed: only what hangs on it will run, and that is what runs', async ({
  page,
}) => {
  const seed = anySeed()
  const document = {
    ...chain(seed),
    nodes: {
      ...chain(seed).nodes,
      ground: { type: 'e2e.colour', version: 1, inputs: { red: seed % 256 } },
      keep: {
        type: 'darkroom.save-image',
        version: 1,
        inputs: { image: { from: 'ground.image' }, name: 'ground' },
      },
    },
  }
  const editor = await new EditorPage(page).openDocument(document)
  await expect(button(page)).toHaveAccessibleName(/3 of 5 will run/)
  await editor.run()
  await expect(page.getByText('Done', { exact: true })).toBeVisible()
  await expect(button(page)).toHaveAccessibleName('Before you run: all is known')
  await expect.poll(() => marks(page)).toMatchObject({ slow: 'cached', ground: 'cached' })

  await button(page).click()
  await expect(panel(page)).toContainText('Every result is there already.')
  await expect(row(page, 'slow')).toContainText('known')
  await expect(row(page, 'save')).toContainText('saves')
  await axe(page)

  await editor
    .node('picture')
    .field('seed')
    .fill(String(seed + 1))
  await editor.node('picture').field('seed').press('Enter')
  await expect(button(page)).toHaveAccessibleName(/^Before you run: 2 of 5 will run · about/)
  await expect.poll(() => marks(page)).toMatchObject({ picture: 'runs', slow: 'runs', ground: 'cached' })
  await expect(row(page, 'ground')).toContainText('known')
  await expect(row(page, 'slow')).toContainText(/will run\s*\d+ ms/)

  const answer = page.waitForResponse(
    (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
  )
  await editor.run()
  const { runId } = (await (await answer).json()) as Schemas['RunSummary']
  const { nodes } = await api().until(runId, 'succeeded')
  const ran = (name: string) => nodes[name]!.status
  expect([ran('picture'), ran('slow'), ran('ground')]).toEqual(['ran', 'ran', 'cached'])
  await expect(button(page)).toHaveAccessibleName('Before you run: all is known')
})

test('N6: the time is told from earlier runs, within a half', async ({ page }) => {
  const seed = anySeed()
  for (const each of [1, 2, 3]) await api().run(chain(seed + each, 5, 100))
  await new EditorPage(page).openDocument(chain(seed, 5, 100))
  await button(page).click()
  const text = (await row(page, 'slow').getByRole('cell').nth(1).textContent())!
  const estimate = text.endsWith('ms') ? parseFloat(text) : parseFloat(text) * 1_000
  const { nodes } = await api().record(await api().run(chain(seed, 5, 100)))
  expect(estimate).toBeGreaterThan(nodes.slow!.ms / 2)
  expect(estimate).toBeLessThan(nodes.slow!.ms * 2)
})

test('N6: typing asks once it rests; moving a node asks nothing', async ({ page }) => {
  const editor = await new EditorPage(page).openDocument(chain(anySeed()))
  await expect(button(page)).toHaveAccessibleName(/will run/)
  let asked = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/plan')) asked++
  })
  await editor.node('slow').drag({ x: 60, y: 40 })
  const settled = page.waitForResponse((each) => each.url().endsWith('/api/v1/plan'))
  await editor.node('picture').field('prompt').fill('')
  await editor.node('picture').field('prompt').pressSequentially('a quiet place by the sea', { delay: 20 })
  await settled
  await expect(button(page)).not.toHaveAttribute('data-asking')
  expect(asked).toBeLessThanOrEqual(2)
})

test('N6: a missing model keeps nodes from running: which, why, and the way there', async ({ page }) => {
  const text = await api().ask<{ document: { nodes: Record<string, { type: string; inputs: object }> } }>(
    'GET',
    'templates/text-to-image',
  )
  const { document } = text
  document.nodes.model!.inputs = { ...document.nodes.model!.inputs, model: 'nobody-has-this' }
  const editor = await new EditorPage(page).openDocument(document)
  await expect(button(page)).toHaveAccessibleName(/^Before you run: To be put right: \d/)
  await expect.poll(() => marks(page)).toMatchObject({ model: 'blocked', denoise: 'blocked' })
  await button(page).click()
  await expect(panel(page)).toContainText('nobody-has-this')
  await expect(row(page, 'denoise')).toContainText('blocked')
  await panel(page)
    .getByRole('button', { name: /nobody-has-this/ })
    .click()
  await expect(editor.node('model').card).toHaveClass(/selected/)
})

test('N6: what would not fit in memory is told before, with what to do', async ({ page }) => {
  await page.route('**/api/v1/plan', async (route) => {
    const answer = await route.fetch()
    const plan = (await answer.json()) as Schemas['RunPlan']
    await route.fulfill({
      json: {
        ...plan,
        peakBytes: plan.memoryBytes * 2,
        fits: false,
        advice: 'Make the picture or the batch smaller.',
      },
    })
  })
  await new EditorPage(page).openDocument(chain(anySeed()))
  await expect(button(page)).toHaveAccessibleName(/not enough memory$/)
  await page.keyboard.press('Shift+Enter')
  await expect(panel(page).getByRole('alert')).toHaveText(
    'not enough memory Make the picture or the batch smaller.',
  )
  await panel(page).getByRole('button', { name: 'Close what a run would do' }).click()
  await expect(panel(page)).toBeHidden()
})

for (const theme of ['dark', 'light', 'contrast'] as const) {
  test(`N6 P29 P30: what a run would do is readable in ${theme}, and axe finds nothing`, async ({ page }) => {
    await page.addInitScript((look) => localStorage.setItem('darkroom.theme', look), theme)
    const seed = anySeed()
    await api().run(chain(seed, 1, 10))
    await new EditorPage(page).openDocument(chain(seed, 2, 10))
    await button(page).click()
    await expect(row(page, 'picture')).toContainText('known')
    await axe(page, theme === 'dark' ? 'all' : 'colours')
    await page.screenshot({ path: `target/look/plan-${theme}.png` })
  })
}
