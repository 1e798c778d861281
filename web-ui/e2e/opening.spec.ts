import { EditorPage } from './EditorPage'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { quick } from './workflows'

const api = () => new Api(process.env.DARKROOM_URL!)

interface Saved {
  id: string
  version: number
}

test('P27 a saved workflow is used as a form: its fields, its pictures, and the same document as in its graph', async ({
  page,
}) => {
  const seed = 4_100 + test.info().retry
  const document = {
    ...quick({ seed, prompt: 'a harbour' }, 'Harbour'),
    form: [
      { node: 'picture', port: 'prompt', label: 'What is seen' },
      { node: 'picture', port: 'guidanceScale' },
    ],
  }
  const { id } = await api().ask<Saved>('POST', 'workflows', { document })
  await page.goto(`/?workflow=${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible()
  const words = page.getByRole('textbox', { name: 'What is seen' })
  await expect(words).toHaveValue('a harbour')
  await expect(page.getByRole('spinbutton', { name: 'guidance scale' })).toBeVisible()
  // Only what the workflow lists is asked for.
  await expect(page.getByRole('spinbutton', { name: 'seed' })).toBeHidden()
  await axe(page)

  await words.fill('a harbour in fog')
  await page.getByRole('button', { name: 'Draw' }).click()
  const drawn = page.locator('[data-run]').first()
  await expect(drawn).toHaveAttribute('data-status', 'succeeded', { timeout: 60_000 })

  await page.getByRole('link', { name: 'Open the graph', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/edit/${id}$`))
  const field = new EditorPage(page).node('picture').field('prompt')
  await expect(field).toHaveValue('a harbour in fog')
  await field.fill('a harbour at night')
  await field.press('Tab')
  await page.goBack()
  await expect(words).toHaveValue('a harbour at night')

  // Not saved, and not lost.
  await page.waitForTimeout(1_000)
  await page.reload()
  await expect(words).toHaveValue('a harbour at night')
  const kept = await api().ask<{ document: ReturnType<typeof quick> }>('GET', `workflows/${id}`)
  expect(kept.document.nodes.picture.inputs).toMatchObject({ prompt: 'a harbour' })
})

test('P27 the form of a workflow that is not there says so', async ({ page, complaints }) => {
  await page.goto('/?workflow=never-was')
  await expect(page.getByRole('alert')).toContainText('There is no such workflow.')
  await page.getByRole('link', { name: 'To the start page' }).click()
  await expect(page.getByRole('textbox', { name: 'What to draw' })).toBeVisible()
  complaints.splice(0, complaints.length, ...complaints.filter((each) => !each.includes('404')))
})

test('P23 P25 when all is closed the editor offers templates, saved workflows and what was closed', async ({
  page,
}) => {
  const name = `Closed last ${test.info().retry}`
  const { id } = await api().ask<Saved>('POST', 'workflows', { document: quick({ seed: 4_200 }, name) })
  const editor = await new EditorPage(page).open(`/edit/${id}`)
  await expect(editor.node('picture').card).toBeVisible()
  await page.getByRole('button', { name: `Close ${name}` }).click()
  await expect(page.getByRole('heading', { name: 'No workflow is open' })).toBeVisible()
  await expect(page).toHaveURL(/\/edit$/)
  const templates = page.getByRole('list', { name: 'Begin with a template' })
  await expect(templates.getByRole('link', { name: 'Text to image' })).toBeVisible()
  await axe(page)

  // Who has closed all finds it so again.
  await page.waitForTimeout(1_000)
  await page.reload()
  await expect(templates).toBeVisible()
  await page.getByRole('button', { name: 'Open the last closed again' }).click()
  await expect(editor.node('picture').card).toBeVisible()
  await page.getByRole('button', { name: `Close ${name}` }).click()

  await page.getByRole('button', { name: 'Open a saved workflow' }).click()
  await page.getByRole('combobox', { name: 'Saved workflows' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(editor.node('picture').card).toBeVisible()
  await page.getByRole('button', { name: `Close ${name}` }).click()

  await templates.getByRole('link', { name: 'Text to image' }).click()
  await expect(editor.node('prompt').card).toBeVisible()
  await expect(page).toHaveURL(/\/edit$/)
})

test('an address of a workflow that is not there says so, and offers others', async ({
  page,
  complaints,
}) => {
  await page.goto('/edit/never-was')
  await expect(page.getByRole('alert')).toContainText('There is no such workflow.')
  await expect(page.getByRole('list', { name: 'Begin with a template' })).toBeVisible()
  complaints.splice(0, complaints.length, ...complaints.filter((each) => !each.includes('404')))
})
