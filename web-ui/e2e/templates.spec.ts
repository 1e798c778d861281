import { readFileSync } from 'node:fs'
import { CreatePage } from './create'
import { expect, test } from './darkroom'

test.describe.configure({ timeout: 180_000 })

test('P25 templates show what they make and open by one click', async ({ page }) => {
  await page.goto('/templates')
  const card = page.getByRole('listitem', { name: 'Text to image' })
  await expect(card.getByRole('img')).toHaveCount(0) // the picture says nothing that the words do not
  await expect
    .poll(() => card.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0)
  await card.getByRole('link', { name: 'Open the graph', exact: true }).click()
  await expect(page.locator('.react-flow__node[data-id="prompt"]')).toBeVisible()
})

test('P25 a template runs as it is', async ({ page }) => {
  await page.goto('/templates')
  await page.getByRole('listitem', { name: 'Text to image' }).getByRole('button', { name: 'Run' }).click()
  await expect(page).toHaveURL(/\/runs\/.+/)
  const run = page.url().split('/').at(-1)
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(`/api/v1/runs/${run}`)
        return ((await answer.json()) as { status: string }).status
      },
      { timeout: 120_000 },
    )
    .toBe('succeeded')
})

test('P25 what a template needs and is not here is said, with what to do', async ({ page }) => {
  await page.route('**/api/v1/templates', (route) =>
    route.fulfill({
      json: {
        templates: [
          {
            id: 'foreign',
            name: 'Foreign',
            description: '',
            needs: [
              { kind: 'model', name: 'big-model' },
              { kind: 'node', name: 'acme.vignette' },
            ],
          },
        ],
      },
    }),
  )
  await page.goto('/templates')
  const card = page.getByRole('listitem', { name: 'Foreign' })
  await expect(card).toContainText('The model big-model is missing. Put it into the models folder')
  await expect(card).toContainText('The node type acme.vignette is missing. Install the plugin that has it')
  await expect(card.getByRole('button', { name: 'Run' })).toBeDisabled()
  await expect(card.getByRole('link', { name: 'Open the graph', exact: true })).toBeVisible()
})

test('P27 the form of a workflow and its graph are one document', async ({ page }) => {
  await page.goto('/?template=text-to-image')
  const words = page.getByRole('textbox', { name: 'prompt: text' })
  await words.fill('a penguin')
  await page.getByRole('button', { name: 'Draw' }).click()
  const drawn = page.locator('[data-run]').first()
  await expect(drawn).toHaveAttribute('data-status', 'succeeded', { timeout: 120_000 })
  await expect(drawn).toContainText('a penguin')
  await page.getByRole('link', { name: 'Open the graph', exact: true }).click()
  await expect(page.locator('.react-flow__node[data-id="prompt"] textarea')).toHaveValue('a penguin')
  await page.locator('.react-flow__node[data-id="prompt"] textarea').fill('an owl')
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'prompt: text' })).toHaveValue('an owl')
})

test('P26 a picture that is dropped opens as the graph that made it; a workflow too; what is neither says why', async ({
  page,
  request,
  complaints,
}) => {
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill('a sunflower')
  await create.style('Your words').check()
  await create.count(1).check()
  const run = await create.drawn()
  const png = await (await request.get(`/api/v1/runs/${run}/outputs/0`)).body()
  const record = (await (await request.get(`/api/v1/runs/${run}`)).json()) as { workflow: { name: string } }

  await drop(page, 'sunflower.png', 'image/png', png)
  await expect(page).toHaveURL(/\/edit$/)
  await expect(page.locator('.react-flow__node[data-id="prompt"] textarea')).toHaveValue('a sunflower')

  await page.goto('/gallery')
  const workflow = { ...record.workflow, name: 'Dropped' }
  await drop(page, 'dropped.json', 'application/json', Buffer.from(JSON.stringify(workflow)))
  await expect(page).toHaveURL(/\/edit$/)
  await expect(page.getByText('Dropped').first()).toBeVisible()

  await page.goto('/')
  await drop(page, 'plain.png', 'image/png', readFileSync('public/pictures/style-flat.webp'))
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('cannot be read')
  complaints.length = 0 // the refusal is meant
})

/** Lets a file go over the middle of the page. */
async function drop(page: CreatePage['page'], name: string, type: string, content: Buffer) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const transfer = await page.evaluateHandle(
    ([file, kind, bytes]) => {
      const transfer = new DataTransfer()
      transfer.items.add(
        new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], file, { type: kind }),
      )
      return transfer
    },
    [name, type, content.toString('base64')] as const,
  )
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
}
