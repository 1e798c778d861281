import type { Page } from '@playwright/test'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { EditorPage } from './EditorPage'
import { quick } from './workflows'

const panel = (page: Page) => page.getByRole('region', { name: 'Form', exact: true })
const items = (page: Page) => panel(page).getByRole('listitem')
const names = (page: Page) => items(page).evaluateAll((all) => all.map((each) => each.dataset.input))

const form = async (editor: EditorPage) =>
  (await editor.document()) as { form?: { node: string; port: string }[] }

test('P27: inputs are chosen for the form where they are, ordered, named and taken off; the form shows just them, and its values are the graph’s', async ({
  page,
}) => {
  const seed = 700_000 + test.info().retry
  const editor = await new EditorPage(page).openDocument(quick({ seed }, 'chosen'))
  await editor.node('picture').field('guidance scale').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Show this input in the form, or not' }).click()
  await expect(editor.said).toHaveText('picture.guidanceScale is on the form.')
  await editor.node('picture').field('width').focus()
  await page.keyboard.press('Control+Shift+F')
  await expect(editor.said).toHaveText('picture.width is on the form.')

  await editor.command('Choose the inputs of the form')
  await expect
    .poll(() => names(page))
    .toEqual(['picture.prompt', 'picture.seed', 'picture.guidanceScale', 'picture.width'])
  await axe(page)

  await panel(page).getByRole('button', { name: 'Take picture.prompt off the form' }).click()
  await panel(page).getByRole('button', { name: 'Move picture.width up' }).click()
  await expect(editor.said).toHaveText('picture.width is now number 2 of 3.')
  const label = panel(page).getByRole('textbox', { name: 'What picture.width is called' })
  await label.fill('How wide')
  await label.press('Alt+ArrowUp')
  await panel(page).getByRole('combobox', { name: 'Add an input' }).selectOption('picture.sampler')
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click()
  const wanted = ['picture.width', 'picture.seed', 'picture.guidanceScale', 'picture.sampler']
  await expect.poll(() => names(page)).toEqual(wanted)

  await panel(page).getByRole('link', { name: 'Look at the form' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'chosen' })).toBeVisible()
  const fields = page.locator('form').getByRole('spinbutton')
  await expect(fields).toHaveCount(3)
  await expect(fields.first()).toHaveAccessibleName('How wide')
  await expect(page.getByRole('textbox', { name: 'prompt' })).toHaveCount(0)
  await fields.first().fill('96')
  await fields.first().press('Enter')
  await axe(page)

  await page.getByRole('link', { name: 'Open the graph' }).first().click()
  await expect(editor.node('picture').field('width')).toHaveValue('96')
  expect((await form(editor)).form?.map(({ node, port }) => `${node}.${port}`)).toEqual(wanted)
})

test('P27: choosing is undone like anything else; what is not there any more is told, and the form can choose by itself again', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument({
    ...quick({ seed: 9 }, 'chosen by hand'),
    form: [
      { node: 'picture', port: 'seed' },
      { node: 'gone', port: 'text', label: 'Was here' },
    ],
  })
  await editor.command('Choose the inputs of the form')
  await expect.poll(() => names(page)).toEqual(['picture.seed', 'gone.text'])
  await expect(items(page).nth(1)).toContainText('is not there, or is linked')
  await panel(page).getByRole('button', { name: 'Take gone.text off the form' }).click()
  await expect(items(page)).toHaveCount(1)
  await editor.undo()
  await expect(items(page)).toHaveCount(2)
  await panel(page).getByRole('button', { name: 'Choose by itself again' }).click()
  await expect.poll(() => names(page)).toEqual(['picture.prompt', 'picture.seed'])
  expect((await form(editor)).form).toBeUndefined()
  await panel(page).getByRole('button', { name: 'Close the form’s inputs' }).click()
  await expect(panel(page)).toBeHidden()
})
