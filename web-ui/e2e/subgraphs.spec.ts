import { EditorPage } from './EditorPage'
import { expect, test } from './darkroom'
import { ran } from './ran'
import { freshSeed } from './workflows'

/** A picture that goes through two nodes and is saved. */
const line = (more: { seed: number; steps?: number; millis?: number; how?: string }) => ({
  format: 'darkroom/1',
  name: 'Line',
  nodes: {
    picture: { type: 'e2e.picture', version: 1, inputs: { seed: more.seed }, ui: { x: 0, y: 0 } },
    slow: {
      type: 'e2e.slow',
      version: 1,
      inputs: { image: { from: 'picture.image' }, steps: more.steps ?? 2, millis: more.millis ?? 0 },
      ui: { x: 340, y: 0 },
    },
    pass: {
      type: 'e2e.failing',
      version: 1,
      inputs: { image: { from: 'slow.image' }, how: more.how ?? 'no' },
      ui: { x: 680, y: 0 },
    },
    save: {
      type: 'darkroom.save-image',
      version: 1,
      inputs: { image: { from: 'pass.image' }, name: 'line' },
      ui: { x: 1020, y: 0 },
    },
  },
})

/** Makes a subgraph of the chosen nodes and names it. */
async function pack(editor: EditorPage, names: string[], title: string) {
  const { page } = editor
  for (const [n, name] of names.entries()) await editor.node(name).select(n > 0)
  await page.keyboard.press('Control+Shift+G')
  await expect(page.getByRole('textbox', { name: 'Name of the subgraph' })).toBeFocused()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the subgraph' })).toHaveCount(0)
}

const inside = (editor: EditorPage) => editor.page.getByRole('navigation', { name: 'Inside' })
const port = (editor: EditorPage, border: '>in' | '>out', name: string) => ({
  port: editor.page.locator(
    `.react-flow__node[data-id="${border}"] .react-flow__handle[data-handleid="${name}"]`,
  ),
  name: `${border}.${name}`,
})

test('P9: a selection becomes a subgraph and is unpacked; a run gives the same, to the bit, and undo names each step', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument(line({ seed: freshSeed() }))
  const before = (await ran(editor)).contents
  const start = await editor.document()

  await pack(editor, ['slow', 'pass'], 'Two steps')
  await expect(editor.counts).toHaveText('Nodes: 3 · links: 2')
  const packed = await editor.document()
  expect(packed.nodes.subgraph).toMatchObject({
    type: 'subgraph/subgraph',
    inputs: { image: { from: 'picture.image' } },
  })
  expect(packed.subgraphs?.subgraph).toMatchObject({ title: 'Two steps' })
  await expect(editor.node('subgraph').card).toContainText('Two steps')
  expect((await ran(editor)).contents).toEqual(before)

  await editor.node('subgraph').select()
  await page.keyboard.press('Control+Alt+G')
  await expect(editor.said).toHaveText('Two steps was unpacked.')
  await expect(editor.counts).toHaveText('Nodes: 4 · links: 3')
  expect((await ran(editor)).contents).toEqual(before)
  const unpacked = await editor.document()
  expect(unpacked.nodes).toEqual(start.nodes)
  expect(unpacked).not.toHaveProperty('subgraphs')

  await page.keyboard.press('Control+z')
  await expect(editor.said).toHaveText('Undone: Unpack Two steps')
  await page.keyboard.press('Control+z')
  await expect(editor.said).toHaveText('Undone: Name the subgraph Two steps')
  await page.keyboard.press('Control+z')
  await expect(editor.said).toHaveText('Undone: Make the subgraph subgraph')
  expect(await editor.document()).toEqual(start)
})

test('P9: one goes in by double click, button or key, sees where one is, and comes out by the path or a key', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument(line({ seed: 1 }))
  await pack(editor, ['slow', 'pass'], 'Steps')
  const use = editor.node('subgraph')
  await use.title.dblclick({ position: { x: 20, y: 8 } })
  await expect(editor.node('slow').card).toBeVisible()
  await expect(editor.node('picture').card).toHaveCount(0)
  await expect(inside(editor)).toContainText('Line')
  await expect(page.getByRole('textbox', { name: 'Name of the subgraph' })).toHaveValue('Steps')
  await inside(editor).getByRole('button', { name: 'Line' }).click()
  await expect(editor.node('picture').card).toBeVisible()
  await use.card.getByRole('button', { name: 'Look inside Steps' }).click()
  await expect(editor.node('slow').card).toBeVisible()
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Alt+Backspace')
  await expect(use.card).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(editor.node('slow').card).toBeVisible()
  const name = page.getByRole('textbox', { name: 'Name of the subgraph' })
  await name.fill('All steps')
  await name.press('Enter')
  expect((await editor.document()).subgraphs?.subgraph).toMatchObject({ title: 'All steps' })
})

test('P9: a value inside is brought out three deep, and what is set outside changes the run', async ({
  page,
}) => {
  const seed = freshSeed()
  const editor = await new EditorPage(page).openDocument(line({ seed }))
  const before = (await ran(editor)).contents
  await pack(editor, ['picture'], 'Inner')
  await pack(editor, ['subgraph'], 'Middle')
  await pack(editor, ['subgraph2'], 'Outer')
  expect((await ran(editor)).contents, 'three deep, the same').toEqual(before)

  for (const node of ['subgraph3', 'subgraph2', 'subgraph']) {
    await editor.node(node).select()
    await page.keyboard.press('Enter')
    await expect(editor.node(node).card).toHaveCount(0)
  }
  await editor.node('picture').select()
  const promote = () => page.getByRole('button', { name: 'Make seed an input of the subgraph' })
  await promote().press('Enter')
  await expect(editor.said).toHaveText('seed is a port of the subgraph now.')
  for (const node of ['subgraph', 'subgraph2']) {
    await page.keyboard.press('Alt+Backspace')
    await expect(editor.node(node).card).toBeVisible()
    await expect(editor.node(node).field('seed'), 'what stands inside is shown').toHaveValue(String(seed))
    await promote().press('Enter')
  }
  await page.keyboard.press('Alt+Backspace')
  const field = editor.node('subgraph3').field('seed')
  await field.fill(String(seed + 1))
  await field.press('Enter')
  const after = (await ran(editor)).contents
  expect(after).not.toEqual(before)
  expect((await editor.document()).nodes.subgraph3).toMatchObject({ inputs: { seed: seed + 1 } })
  await field.fill(String(seed))
  await field.press('Enter')
  expect((await ran(editor)).contents).toEqual(before)
})

test('P9: ports are linked, named and removed at the border, by mouse and by keys', async ({ page }) => {
  const editor = await new EditorPage(page).openDocument(line({ seed: 1 }))
  await pack(editor, ['slow', 'pass'], 'Steps')
  await page.keyboard.press('Enter')
  await expect(editor.node('slow').card).toBeVisible()
  await page.keyboard.press('f')
  const slow = editor.node('slow')
  await expect(editor.link(port(editor, '>in', 'image'), slow.in('image'))).toHaveCount(1)
  await expect(editor.link(editor.node('pass').out('image'), port(editor, '>out', 'image'))).toHaveCount(1)

  await editor.connect(port(editor, '>in', '+'), slow.in('millis'))
  await expect(editor.link(port(editor, '>in', 'millis'), slow.in('millis'))).toHaveCount(1)
  await slow.out('image').port.focus()
  await page.keyboard.press('Enter')
  await port(editor, '>out', '+').port.focus()
  await page.keyboard.press('Enter')
  await expect(editor.link(slow.out('image'), port(editor, '>out', 'image2'))).toHaveCount(1)

  await editor.connect(port(editor, '>in', 'image'), slow.in('steps'))
  await expect(editor.said).toContainText('No link: this gives image, that takes int')

  const name = page.getByRole('textbox', { name: 'Name of the port millis' })
  await name.fill('pause')
  await name.press('Enter')
  await editor.page.getByRole('button', { name: 'Remove the port image2' }).click()
  let { subgraphs } = await editor.document()
  expect(subgraphs?.subgraph).toMatchObject({
    inputs: { image: { to: ['slow.image'] }, pause: { to: ['slow.millis'] } },
    outputs: { image: { from: 'pass.image' } },
  })
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Alt+Backspace')
  await expect(editor.node('subgraph').card).toContainText('pause')
  await editor.node('subgraph').field('pause').fill('7')
  await page.keyboard.press('Enter')
  await editor.node('subgraph').select()
  await page.keyboard.press('Enter')
  const link = editor.link(port(editor, '>in', 'pause'), slow.in('millis'))
  await link.locator('.react-flow__edge-interaction').click({ force: true })
  await page.keyboard.press('Delete')
  ;({ subgraphs } = await editor.document())
  expect(subgraphs?.subgraph?.inputs, 'a port goes with its last link').toEqual({
    image: { to: ['slow.image'] },
  })
  await page.keyboard.press('Alt+Backspace')
  expect((await editor.document()).nodes.subgraph?.inputs).not.toHaveProperty('pause')
})

test('P9: uses share one inside, which is said; one can be made its own; it travels with what is pasted and is kept as a node', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const editor = await new EditorPage(page).openDocument(line({ seed: 1 }))
  await pack(editor, ['slow'], 'Wait')
  await editor.node('subgraph').select()
  await page.keyboard.press('Control+d')
  await expect(editor.node('subgraph2').card).toContainText('× 2')
  await editor.node('subgraph2').select()
  await page.keyboard.press('Enter')
  await expect(inside(editor)).toContainText('Used 2 times: what you change here changes all of them.')
  await editor.node('slow').field('steps').fill('5')
  await page.keyboard.press('Enter')
  await editor.node('slow').select()
  await page.keyboard.press('Alt+Backspace')
  const shared = await editor.document()
  expect(Object.keys(shared.subgraphs!)).toEqual(['subgraph'])
  expect(shared.subgraphs!.subgraph!.nodes.slow).toMatchObject({ inputs: { steps: 5 } })

  await editor.command('Make this use a subgraph of its own')
  await expect(editor.said).toHaveText('subgraph2 has an inside of its own now.')
  expect(Object.keys((await editor.document()).subgraphs!)).toHaveLength(2)

  await editor.command('Keep the subgraph among my nodes')
  await page.keyboard.press('Control+c')
  await expect(editor.said).toHaveText('Copied: 1')
  await page.getByRole('button', { name: 'New workflow' }).click()
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Control+v')
  await expect(editor.counts).toHaveText('Nodes: 1 · links: 0')
  await editor.undo()
  const kept = await editor.addNode('my nodes')
  await expect(kept.card).toContainText('Wait')
  const there = await editor.document()
  expect(Object.values(there.subgraphs!)[0]!.nodes.slow).toMatchObject({ inputs: { steps: 5 } })
  await kept.select()
  await page.keyboard.press('Enter')
  await expect(editor.node('slow').card).toBeVisible()
})

test('P9: progress, pictures and errors of a run are seen on the node and inside', async ({ page }) => {
  const editor = await new EditorPage(page).openDocument(
    line({ seed: freshSeed(), steps: 400, millis: 100, how: 'refuse' }),
  )
  await pack(editor, ['slow', 'pass'], 'Steps')
  const use = editor.node('subgraph')
  await editor.run()
  await expect(use.card.locator('article')).toHaveAttribute('data-status', 'running')
  await expect(use.card.getByRole('progressbar')).toBeVisible()
  await expect(use.card.locator('figure img')).toBeVisible()
  await use.select()
  await page.keyboard.press('Enter')
  await expect(editor.node('slow').card.locator('article')).toHaveAttribute('data-status', 'running')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()
  await editor.node('slow').field('millis').fill('0')
  await editor.run()
  await expect(editor.node('pass').card.locator('article')).toHaveAttribute('data-status', 'failed')
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Alt+Backspace')
  await expect(use.card.locator('article')).toHaveAttribute('data-status', 'failed')
  await page.getByRole('region', { name: 'What is to be put right' }).getByText('must be even').click()
  await expect(editor.node('pass').card, 'the problem leads inside').toBeVisible()
  await expect(editor.node('pass').field('amount')).toBeFocused()
})

test('P9: what cannot be a subgraph is refused with its reason', async ({ page }) => {
  const editor = await new EditorPage(page).openDocument(line({ seed: 1 }))
  await editor.node('picture').select()
  await editor.node('pass').select(true)
  await page.keyboard.press('Control+Shift+G')
  await expect(editor.said).toContainText('No subgraph: slow needs some of these nodes')
  expect(await editor.undoDepth()).toBe(0)
})
