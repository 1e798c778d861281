import { CreatePage } from './create'
import { expect, test } from './darkroom'

test('the path of a newcomer: four pictures, the graph behind them, another guidance, both compared, saved, and all there after a reload', async ({
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

  await expect(page.locator('.react-flow__node[data-id="save"] img')).toHaveCount(4)

  await page.goto(`/compare/${first}/${second}`)
  await expect(page.getByRole('main').locator('img, canvas').first()).toBeVisible()
  // What was changed is what is told: the guidance, and nothing else that was written down.
  await expect(page.getByRole('region', { name: 'What makes the workflows different' })).toContainText(
    'denoise.guidanceScale',
  )

  // Nothing was saved until now, and nothing of it is lost.
  await page.goto('/edit')
  await expect(guidance).toHaveValue('2')
  await page
    .getByRole('button', { name: 'Save (Ctrl+S)' })
    .or(page.getByRole('button', { name: 'Save', exact: true }))
    .click()
  const name = `Rabbit of ${first}`
  await page.getByRole('dialog', { name: 'Save the workflow' }).getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
  await expect(page.locator('footer [role="status"]')).toHaveText(`${name} is saved as version 1.`)
  await expect(page).toHaveURL(/\/edit\/.+/)
  const { nodes } = (
    (await (await page.request.get(`/api/v1/workflows/${page.url().split('/').at(-1)}`)).json()) as {
      document: { nodes: Record<string, { inputs: Record<string, unknown> }> }
    }
  ).document
  expect(nodes.denoise!.inputs.guidanceScale).toBe(2)

  await page.reload()
  await expect(guidance).toHaveValue('2')
  await expect(
    page
      .getByRole('list', { name: 'Open workflows' })
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByRole('img', { name: 'Not saved' }),
  ).toBeHidden()
  await expect(page.locator('.react-flow__node[data-id="save"] img')).toHaveCount(4)

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
