import { EditorPage } from './EditorPage'
import { axe } from './axe'
import { expect, test } from './darkroom'

test('P33: F1 explains the selected node: what it does, takes and gives, where it is used; an example is dropped in', async ({
  page,
}) => {
  const editor = await new EditorPage(page).open('/edit')
  await editor.node('denoise').select()
  await page.keyboard.press('F1')
  const help = page.getByRole('region', { name: /^Help: / })
  await expect(help.getByRole('heading', { level: 2 })).toBeFocused()
  await expect(help).toContainText('darkroom.denoise')
  await expect(help.getByRole('region', { name: 'What it takes' })).toContainText('guidance scale')
  await expect(help.getByRole('region', { name: 'What it gives' })).toContainText('latent')
  // What is said is what the server's definition says.
  const { nodes } = (await (await page.request.get('/api/v1/nodes')).json()) as {
    nodes: { type: string; title: string; doc: string; inputs: { doc: string; max?: number }[] }[]
  }
  const definition = nodes.find((each) => each.type === 'darkroom.denoise')!
  expect(definition.doc).not.toBe('')
  await expect(help).toContainText(definition.doc)
  for (const input of definition.inputs) await expect(help).toContainText(input.doc)
  const examples = help.getByRole('region', { name: 'Used in these templates' }).getByRole('listitem')
  await expect(examples.filter({ hasText: 'Text to image' })).toBeVisible()
  await axe(page)

  // It follows the selection.
  await editor.node('prompt').select()
  await expect(help).toContainText('darkroom.prompt')
  await editor.node('denoise').select()
  await expect(help).toContainText('darkroom.denoise')

  const before = await editor.document()
  await help.getByRole('button', { name: 'Put the example from Image to image here' }).click()
  await expect(editor.said).toHaveText(/^The example is here, nodes: \d+/)
  const after = await editor.document()
  const added = Object.keys(after.nodes).filter((name) => !(name in before.nodes))
  expect(added.some((name) => after.nodes[name]?.type === 'darkroom.denoise')).toBe(true)
  // With all that it needs: nothing of it is to be put right.
  await expect(page.getByRole('button', { name: /^To be put right/ })).toBeHidden()
  await editor.undo()
  expect(await editor.document()).toEqual(before)

  await page.getByRole('button', { name: 'Show the whole graph' }).click()
  await editor.node('denoise').select()
  await help.getByRole('button', { name: 'Close the help' }).focus()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(page.locator('.react-flow__node[data-id="denoise"]')).toBeFocused()
})

test('P33: the help speaks of nodes that are not installed, and keys are explained where no node is selected', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument({
    format: 'darkroom/1',
    name: 'foreign',
    nodes: { far: { type: 'acme.far', version: 1, inputs: {}, ui: { x: 40, y: 40 } } },
  })
  await editor.node('far').select()
  await page.keyboard.press('F1')
  await expect(page.getByRole('region', { name: 'Help' })).toContainText('no node of the type acme.far')
  await page.keyboard.press('F1')
  await expect(page.getByRole('region', { name: 'Help' })).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})
