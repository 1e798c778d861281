import { EditorPage } from './EditorPage'
import { expect, test } from './darkroom'
import { ran } from './ran'
import { freshSeed, quick, slow } from './workflows'

test('P37: a run does only what a change makes needed, and only what is asked for', async ({ page }) => {
  const editor = await new EditorPage(page).openDocument(slow(2, 0, { seed: freshSeed() }))
  expect((await ran(editor)).began).toEqual(['picture', 'slow', 'save'])
  expect((await ran(editor)).began, 'nothing was changed: a file is saved anew').toEqual(['save'])

  const steps = editor.node('slow').field('steps')
  await steps.fill('3')
  await steps.press('Enter')
  expect((await ran(editor)).began, 'what is below the change').toEqual(['slow', 'save'])

  const seed = editor.node('picture').field('seed')
  await seed.fill(String(freshSeed()))
  await seed.press('Enter')
  await editor.node('slow').select()
  const toHere = await ran(editor, () => page.keyboard.press('Alt+Enter'))
  expect(toHere.began, 'up to the selected node').toEqual(['picture', 'slow'])
  expect(toHere.contents).toEqual([])
  expect((await ran(editor)).began, 'the rest').toEqual(['save'])

  await editor.node('slow').select()
  await page.keyboard.press('Control+Shift+G')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(editor.node('slow').card).toBeVisible()
  await editor.node('slow').field('steps').fill('4')
  await editor.node('slow').select()
  const inside = await ran(editor, () => page.keyboard.press('Alt+Enter'))
  expect(inside.began, 'a node inside a subgraph is run to, too').toEqual(['subgraph/slow'])
})

test('P36: the seed on a node is the seed of its run and in the file; a new one is thrown before each run until it is kept', async ({
  page,
  request,
}) => {
  const editor = await new EditorPage(page).openDocument(quick({ seed: freshSeed() }))
  const picture = editor.node('picture')
  const seed = picture.field('seed')
  const keep = picture.card.getByRole('button', { name: 'Keep this seed' })
  await expect(keep).toHaveAttribute('aria-pressed', 'true')
  await keep.click()

  const seen: string[] = []
  const contents: string[] = []
  for (const kept of [false, false, true]) {
    if (kept) await keep.click()
    const run = await ran(editor)
    const shown = await seed.inputValue()
    expect(run.seeds, 'what the record says').toEqual({ 'picture.seed': Number(shown) })
    const file = await (await request.get(`/api/v1/runs/${run.id}/outputs/0`)).body()
    expect(file.toString('latin1'), 'what the file says').toMatch(new RegExp(`"seed": ?${shown}\\b`))
    seen.push(shown)
    contents.push(run.contents[0]!)
  }
  expect(new Set(seen).size).toBe(2)
  expect(seen[2]).toBe(seen[1])
  expect(contents[0]).not.toBe(contents[1])
  expect(contents[2]).toBe(contents[1])
  await editor.undo()
  await editor.undo()
  await expect(seed, 'undo brings the seed of the picture before').toHaveValue(seen[0]!)
})
