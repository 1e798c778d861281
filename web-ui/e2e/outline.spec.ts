import { EditorPage } from './EditorPage'
import { axe } from './axe'
import { expect, test } from './darkroom'

test('N8: a link that cannot be says why, and offers the node that makes it one, in one step', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openEmpty()
  const noise = await editor.addNode('Load latent', { x: 140, y: 120 })
  const save = await editor.addNode('Save image', { x: 900, y: 120 })
  const depth = await editor.undoDepth()
  await editor.connect(noise.out('latent'), save.in('image'))
  const why = page.getByRole('dialog', { name: 'These do not fit' })
  await expect(why).toContainText('latent')
  await expect(why).toContainText('image')
  expect(await editor.undoDepth()).toBe(depth)
  await why
    .getByRole('button', { name: /Decode/ })
    .first()
    .click()
  await expect(why).toBeHidden()
  await expect(editor.counts).toHaveText('Nodes: 3 · links: 2')
  expect(await editor.undoDepth()).toBe(depth + 1)
  await editor.undo()
  await expect(editor.counts).toHaveText('Nodes: 2 · links: 0')
})

test('N9: a graph is built, linked and run in the outline alone, by keys', async ({ page }) => {
  const editor = await new EditorPage(page).openEmpty()
  await editor.canvas.focus()
  await page.keyboard.press('o')
  const outline = page.getByRole('region', { name: 'Outline' })
  const add = async (name: string) => {
    await outline.getByRole('button', { name: 'Add a node' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(outline.getByRole('treeitem', { selected: true })).toContainText(name)
  }
  const take = async (port: string, from: string) => {
    const source = outline.getByRole('combobox', { name: `Where ${port} comes from`, exact: true })
    await source.focus()
    await source.selectOption(from)
    await expect(outline.getByRole('treeitem', { selected: true })).toContainText(
      `from ${from.split('.')[0]}`,
    )
  }
  await add('Make mask')
  await add('Mask to image')
  await take('mask', 'makeMask.mask')
  await add('Resize image')
  await take('image', 'maskToImage.image')
  await add('Save image')
  await take('image', 'resizeImage.image')
  await expect(outline.getByRole('treeitem')).toContainText([
    'Make mask',
    'Mask to image takes mask from makeMask.',
    'Resize image takes image from maskToImage.',
    'Save image takes image from resizeImage.',
  ])
  await expect(outline.getByRole('tree')).toMatchAriaSnapshot(`
    - tree "Outline":
      - treeitem /Make mask/
      - treeitem /Mask to image/
      - treeitem /Resize image/
      - treeitem /Save image/ [selected]
  `)
  await outline.getByRole('treeitem', { selected: true }).focus()
  await page.keyboard.press('Home')
  await expect(outline.getByRole('treeitem', { selected: true })).toContainText('Make mask')
  await axe(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeVisible()
})
