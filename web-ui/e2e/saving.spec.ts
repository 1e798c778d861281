import type { Page } from '@playwright/test'
import { EditorPage } from './EditorPage'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'
import { quick } from './workflows'

let server: Server
let api: Api

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await Server.start()
  api = new Api(server.url)
})

test.afterAll(() => server.stop())

/** Long enough for an edit to be in the browser's own store. */
const KEPT = 1_000

interface Saved {
  id: string
  version: number
  document: Drawn
  draft?: { document: Drawn }
}

interface Drawn {
  nodes: Record<string, { inputs: Record<string, unknown> }>
}

const tabs = (page: Page) => page.getByRole('list', { name: 'Open workflows' }).getByRole('listitem')
const prompt = (page: Page) => new EditorPage(page).node('picture').field('prompt')
const banner = (page: Page) => page.getByRole('status').filter({ has: page.getByRole('button') })

function saved(id: string) {
  return api.ask<Saved>('GET', `workflows/${id}`)
}

const promptOf = async (id: string) => (await saved(id)).document.nodes.picture!.inputs.prompt

/** A workflow on the server, open in the editor. */
async function open(page: Page, name: string) {
  const document = quick({ prompt: 'as it was' }, name)
  const { id } = await api.ask<Saved>('POST', 'workflows', { document })
  const editor = await new EditorPage(page).open(`${server.url}/edit/${id}`)
  await expect(prompt(page)).toHaveValue('as it was')
  return { id, editor }
}

async function write(page: Page, text: string) {
  await prompt(page).fill(text)
  await prompt(page).press('Tab')
}

/** What the browser itself says of refused and failed requests is expected here. */
function expectFailures(complaints: string[]) {
  const left = complaints.filter((each) => !/409|ERR_CONNECTION_REFUSED/.test(each))
  complaints.splice(0, complaints.length, ...left)
}

test('P23: three workflows are edited; after a reload all three are there with their edits', async ({
  page,
}) => {
  const ids: string[] = []
  for (const name of ['Reload one', 'Reload two', 'Reload three']) {
    const { id } = await open(page, name)
    ids.push(id)
    await write(page, `edit of ${name}`)
    await expect(tabs(page)).toHaveCount(ids.length)
  }
  await page.waitForTimeout(KEPT)
  await page.reload()
  await expect(tabs(page)).toHaveCount(3)
  for (const name of ['Reload one', 'Reload two', 'Reload three']) {
    const tab = tabs(page).filter({ hasText: name })
    await expect(tab.getByRole('img', { name: 'Not saved' })).toBeVisible()
    await tab.getByRole('button', { name, exact: false }).first().click()
    await expect(prompt(page)).toHaveValue(`edit of ${name}`)
  }
  // None of it was saved: that is a separate act.
  for (const id of ids) expect(await promptOf(id)).toBe('as it was')

  await tabs(page).filter({ hasText: 'Reload two' }).getByRole('button', { name: 'Close Reload two' }).click()
  await expect(tabs(page)).toHaveCount(2)
  await page.waitForTimeout(KEPT)
  await page.reload()
  await expect(tabs(page)).toHaveCount(2)
  await page.locator('[data-canvas]').first().press('Alt+Shift+W')
  await expect(prompt(page)).toHaveValue('edit of Reload two')
})

test('P24: a page that is closed without warning loses nothing, and the server has a draft within 5 s', async ({
  page,
  context,
}) => {
  const { id } = await open(page, 'Closed')
  await write(page, 'not saved, not lost')
  const edited = Date.now()
  await expect
    .poll(async () => (await saved(id)).draft?.document.nodes.picture?.inputs.prompt, { intervals: [200] })
    .toBe('not saved, not lost')
  test
    .info()
    .annotations.push({ type: 'draft on the server after ms', description: `${Date.now() - edited}` })
  await write(page, 'the last words')
  await page.waitForTimeout(KEPT)
  await page.close()

  const again = await context.newPage()
  await again.goto(`${server.url}/edit`)
  await expect(tabs(again)).toHaveCount(1)
  await expect(prompt(again)).toHaveValue('the last words')
  await expect(tabs(again).getByRole('img', { name: 'Not saved' })).toBeVisible()
})

test('P24: a new workflow is saved under a name, and the saved version opens after a reload and from the list', async ({
  page,
}) => {
  const editor = await new EditorPage(page).open(`${server.url}/edit`)
  await page.getByRole('button', { name: 'New workflow' }).click()
  await editor.addNode('e2e.picture')
  await write(page, 'a named picture')
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: 'Save the workflow' })
  await axe(page)
  await dialog.getByLabel('Name').fill('Evening walk')
  await page.keyboard.press('Enter')
  await expect(editor.said).toHaveText('Evening walk is saved as version 1.')
  await expect(tabs(page).last().getByRole('img', { name: 'Not saved' })).toBeHidden()
  await expect(page).toHaveURL(/\/edit\/[a-z0-9-]+$/)
  const id = page.url().split('/').at(-1)!
  expect(await promptOf(id)).toBe('a named picture')

  await write(page, 'a second thought')
  await expect(tabs(page).last().getByRole('img', { name: 'Not saved' })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(editor.said).toHaveText('Evening walk is saved as version 2.')
  await page.reload()
  await expect(prompt(page)).toHaveValue('a second thought')
  await expect(page).toHaveURL(new RegExp(`/edit/${id}$`))

  await page.getByRole('button', { name: 'Close Evening walk' }).click()
  await page.keyboard.press('Control+o')
  await page.getByRole('combobox', { name: 'Saved workflows' }).fill('evening')
  await page.keyboard.press('Enter')
  await expect(prompt(page)).toHaveValue('a second thought')
  expect(await saved(id)).toMatchObject({ version: 2 })
})

test('P24: two windows on one workflow notice each other: theirs can be taken, mine kept', async ({
  page,
  context,
}) => {
  const { id } = await open(page, 'Shared')
  const other = await context.newPage()
  await new EditorPage(other).open(`${server.url}/edit/${id}`)
  await expect(prompt(other)).toHaveValue('as it was')
  await expect(tabs(other)).toHaveCount(1)

  await write(page, 'from the first window')
  await expect(banner(other)).toContainText('This workflow is being changed in another window.')
  await axe(other)
  await banner(other).getByRole('button', { name: 'Take theirs' }).click()
  await expect(prompt(other)).toHaveValue('from the first window')
  await expect(banner(other)).toBeHidden()
  await other.getByRole('button', { name: 'Undo' }).click()
  await expect(prompt(other)).toHaveValue('as it was')

  await page.keyboard.press('Control+s')
  await expect(banner(other)).toContainText('Version 2 of this workflow was saved in another window.')
  await banner(other).getByRole('button', { name: 'Keep mine' }).click()
  await write(other, 'from the second window')
  await other.keyboard.press('Control+s')
  await expect.poll(() => promptOf(id)).toBe('from the second window')
  expect(await saved(id)).toMatchObject({ version: 3 })
  await expect(banner(page)).toContainText('Version 3')
})

test('P24: saving over what somebody else saved is refused, said, and decided by the person', async ({
  page,
  complaints,
}) => {
  const { id, editor } = await open(page, 'Contested')
  await write(page, 'mine')
  await api.ask('PUT', `workflows/${id}`, { document: quick({ prompt: 'theirs' }, 'Contested'), base: 1 })
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: 'Somebody else has saved meanwhile' })
  await expect(dialog).toContainText('Version 2 was saved in another window')
  await axe(page)
  await dialog.getByRole('button', { name: 'Keep editing' }).click()
  expect(await promptOf(id)).toBe('theirs')
  await expect(prompt(page)).toHaveValue('mine')

  await page.keyboard.press('Control+s')
  await dialog.getByRole('button', { name: 'Look at theirs in a new tab' }).click()
  await expect(prompt(page)).toHaveValue('theirs')
  await tabs(page).first().getByRole('button').first().click()
  await expect(prompt(page)).toHaveValue('mine')

  await page.keyboard.press('Control+s')
  await dialog.getByRole('button', { name: 'Save mine as the newest' }).click()
  await expect(editor.said).toHaveText('Contested is saved as version 3.')
  expect(await promptOf(id)).toBe('mine')
  expectFailures(complaints)
})

test('P24: every save is a version: it is listed, labelled, compared, looked at and gone back to', async ({
  page,
}) => {
  const { id, editor } = await open(page, 'Versioned')
  for (const [n, text] of [
    [2, 'a second prompt'],
    [3, 'a third prompt'],
  ] as const) {
    await write(page, text)
    await page.keyboard.press('Control+s')
    await expect(editor.said).toHaveText(`Versioned is saved as version ${n}.`)
  }
  await page.keyboard.press('Alt+v')
  const dialog = page.getByRole('dialog', { name: 'Versions' })
  const version = (n: number) => dialog.getByRole('listitem').filter({ has: page.locator(`h3:text("${n}")`) })
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText(['Version 3', 'Version 2', 'Version 1'])
  await axe(page)

  await version(1).getByRole('button', { name: 'Give it a label' }).click()
  await page.getByLabel('Label of version 1').fill('how it began')
  await page.keyboard.press('Enter')
  await expect(version(1)).toContainText('how it began')
  const { versions } = await api.ask<{ versions: { label?: string }[] }>('GET', `workflows/${id}/versions`)
  expect(versions.at(-1)?.label).toBe('how it began')

  await version(1).getByRole('button', { name: 'What changed since' }).click()
  await expect(dialog.getByRole('list', { name: 'What changed since version 1' })).toContainText(
    'picture.prompt',
  )
  await expect(dialog.getByRole('list', { name: 'What changed since version 1' })).toContainText(
    'a third prompt',
  )

  await version(2).getByRole('button', { name: 'Open in a new tab' }).click()
  await expect(tabs(page)).toHaveCount(2)
  await expect(prompt(page)).toHaveValue('a second prompt')
  await tabs(page).first().getByRole('button').first().click()
  await expect(prompt(page)).toHaveValue('a third prompt')

  await page.getByRole('button', { name: /^Versions/ }).click()
  await version(1).getByRole('button', { name: 'Go back to it' }).click()
  await expect(prompt(page)).toHaveValue('as it was')
  await expect(tabs(page).first().getByRole('img', { name: 'Not saved' })).toBeVisible()
  // Going back is an edit: it can be undone, and is only saved when somebody saves.
  await editor.undo()
  await expect(prompt(page)).toHaveValue('a third prompt')
  await editor.redo()
  await expect(prompt(page)).toHaveValue('as it was')
  expect(await promptOf(id)).toBe('a third prompt')
  await page.keyboard.press('Control+s')
  await expect(editor.said).toHaveText('Versioned is saved as version 4.')
  expect(await promptOf(id)).toBe('as it was')
})

test('P24: a draft that nobody saved is told of where the workflow is opened next, and can be had', async ({
  page,
  browser,
}) => {
  const { id } = await open(page, 'Left behind')
  await write(page, 'written and left')
  await expect
    .poll(async () => (await saved(id)).draft?.document.nodes.picture?.inputs.prompt)
    .toBe('written and left')
  await page.close()

  // Another browser knows nothing of the first but what the server has.
  const elsewhere = await browser.newContext({ locale: 'en-US' })
  const other = await elsewhere.newPage()
  await new EditorPage(other).open(`${server.url}/edit/${id}`)
  await expect(prompt(other)).toHaveValue('as it was')
  await expect(banner(other)).toContainText('There are changes to this workflow that nobody saved')
  await banner(other).getByRole('button', { name: 'Take theirs' }).click()
  await expect(prompt(other)).toHaveValue('written and left')
  await expect(tabs(other).getByRole('img', { name: 'Not saved' })).toBeVisible()
  await elsewhere.close()
})

test('P24: a server that is killed around a save keeps the version of before, and saving again works', async ({
  page,
  complaints,
}) => {
  test.setTimeout(180_000)
  const { id, editor } = await open(page, 'Unlucky')
  await write(page, 'saved before the end')
  await page.keyboard.press('Control+s')
  await expect(editor.said).toHaveText('Unlucky is saved as version 2.')
  await write(page, 'saved at the end')
  const asked = page.waitForRequest(
    (each) => each.method() === 'PUT' && each.url().endsWith(`/workflows/${id}`),
  )
  await page.keyboard.press('Control+s')
  await asked
  await server.kill()
  await write(page, 'written while it was away')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('It was not saved: The server does not answer.')).toBeVisible()
  await page.waitForTimeout(KEPT)
  await server.again()

  // Whether the save came before the end or not, there is one whole version or the other.
  const { version } = await saved(id)
  expect([2, 3]).toContain(version)
  expect(await promptOf(id)).toBe(version === 2 ? 'saved before the end' : 'saved at the end')
  await expect(prompt(page)).toHaveValue('written while it was away')
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Control+s')
        const over = page.getByRole('button', { name: 'Save mine as the newest' })
        // The answer to a save that came through was lost with the server.
        if (await over.isVisible()) await over.click()
        return promptOf(id)
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe('written while it was away')
  await expect(tabs(page).getByRole('img', { name: 'Not saved' })).toBeHidden()
  expectFailures(complaints)
})
