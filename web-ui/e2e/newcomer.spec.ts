import { CreatePage } from './create'
import { expect, test } from './darkroom'

test('the path of a newcomer: four pictures, the graph behind them, another guidance, both compared', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill('a rabbit wearing a rabbit ear hat')
  await create.style('Watercolor').check()
  const first = await create.ask()
  await expect(create.pictures()).toHaveCount(4, { timeout: 120_000 })

  await create.newest.getByRole('link', { name: 'Open the graph behind this' }).click()
  const denoise = page.locator('.react-flow__node[data-id="denoise"]')
  await expect(denoise).toBeVisible()
  const guidance = denoise.getByLabel('guidance scale', { exact: true }).and(page.locator('input'))
  await guidance.fill('2')
  await guidance.press('Tab')
  const answer = page.waitForResponse(
    (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
  )
  await page.keyboard.press('Control+Enter')
  const { runId: second } = (await (await answer).json()) as { runId: string }
  await expect
    .poll(
      async () =>
        ((await (await page.request.get(`/api/v1/runs/${second}`)).json()) as { status: string }).status,
      { timeout: 120_000 },
    )
    .toBe('succeeded')

  await page.goto(`/compare/${first}/${second}`)
  await expect(page.getByRole('main').locator('img, canvas').first()).toBeVisible()

  // Everything is there after a reload, on the page where it began.
  await page.goto('/')
  await expect(page.locator(`[data-run="${second}"]`).getByRole('button', { name: /^Picture/ })).toHaveCount(
    4,
  )
  await expect(page.locator(`[data-run="${first}"]`).getByRole('button', { name: /^Picture/ })).toHaveCount(4)
  await page.reload()
  await expect(page.locator(`[data-run="${first}"]`).getByRole('button', { name: /^Picture/ })).toHaveCount(4)
  await expect(create.words).toHaveValue('a rabbit wearing a rabbit ear hat')
})
