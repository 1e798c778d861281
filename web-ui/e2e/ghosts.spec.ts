import { renameSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { EditorPage } from './EditorPage'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'

let server: Server
let api: Api

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await Server.start()
  api = new Api(server.url)
  await server.kill()
  installed(false)
  await server.again()
})

test.afterAll(() => server.stop())

/** Takes the test plugin away from the server, or gives it back; it looks when it starts. */
function installed(there: boolean) {
  const plugin = path.join(server.folder, 'data/plugins/darkroom-e2e')
  const aside = path.join(server.folder, 'aside')
  renameSync(there ? aside : plugin, there ? plugin : aside)
}

/** As somebody who has the plugin made it, with more in it than this editor knows of. */
const foreign = (name: string) => ({
  format: 'darkroom/1',
  name,
  requires: { plugins: [{ id: 'darkroom-e2e', version: '1.0.0', source: 'a friend' }] },
  nodes: {
    picture: {
      type: 'e2e.picture',
      version: 1,
      inputs: { seed: 42, guidanceScale: 7.25, prompt: 'kept “as it is” \u2603 \\ / é', sampler: 'euler' },
      ui: { x: 40, y: 60, folded: true, own: { deep: [1, null, 'two', { three: 3.5 }] } },
      vendor: { z: 1, a: { b: [] } },
    },
    paint: {
      type: 'e2e.slow',
      version: 1,
      inputs: { steps: 3, image: { from: 'picture.image', weight: 0.5 }, millis: 20 },
      ui: { x: 400, y: 60 },
    },
    save: {
      type: 'darkroom.save-image',
      version: 1,
      inputs: { image: { from: 'paint.image' }, name: 'picture' },
      ui: { x: 760, y: 60 },
    },
  },
  future: { this: ['version', 'does', 'not'], know: true },
})

interface Saved {
  id: string
}

const fileOf = async (id: string) => (await fetch(`${server.url}/api/v1/workflows/${id}/file`)).text()

async function open(page: Page, name: string) {
  const { id } = await api.ask<Saved>('POST', 'workflows', { document: foreign(name) })
  const editor = await new EditorPage(page).open(`${server.url}/edit/${id}`)
  return { id, editor }
}

test('P35: a file with nodes of a plugin that is not installed opens, says what to do, and is saved with all that it held', async ({
  page,
}) => {
  const { id, editor } = await open(page, 'From a friend')
  const before = await fileOf(id)
  const picture = editor.node('picture')
  await expect(picture.card).toContainText('not installed')
  await expect(picture.card).toContainText('It comes with the plugin darkroom-e2e 1.0.0')
  await expect(picture.card).toContainText('start the server again')
  // Its values are told, its links drawn.
  await expect(picture.card).toContainText('7.25')
  await expect(editor.node('paint').card).toContainText('not installed')
  await expect(editor.link(picture.out('image'), editor.node('paint').in('image'))).toBeAttached()
  await expect(editor.link(editor.node('paint').out('image'), editor.node('save').in('image'))).toBeAttached()
  await axe(page)

  // Something else is changed and saved: nothing of the unknown nodes is.
  const name = editor.node('save').field('name')
  await name.fill('another')
  await name.press('Tab')
  await page.keyboard.press('Control+s')
  await expect(editor.said).toHaveText('From a friend is saved as version 2.')
  expect(await fileOf(id)).toBe(before.replace('"name": "picture"', '"name": "another"'))

  // A node that is not known is moved, muted, copied, deleted and brought back like any other.
  await picture.drag({ x: 30, y: 40 })
  await picture.select()
  await page.keyboard.press('m')
  await expect(picture.card).toContainText('muted')
  await page.keyboard.press('Control+d')
  await expect(editor.node('picture2').card).toContainText('7.25')
  await page.keyboard.press('Delete')
  for (let undone = 0; undone < 5; undone++) await editor.undo()
  await page.keyboard.press('Control+s')
  await expect(editor.said).toHaveText('From a friend is saved as version 3.')
  expect(await fileOf(id)).toBe(before)

  await page.reload()
  await expect(picture.card).toContainText('not installed')
  await page.waitForTimeout(500)
  expect(await fileOf(id)).toBe(before)
})

test('P35: a run is not sent off to fail: what is missing is listed, and the list leads there', async ({
  page,
}) => {
  const { editor } = await open(page, 'Not runnable')
  await page.getByRole('button', { name: /^To be put right/ }).click()
  const list = page.getByRole('region', { name: 'What is to be put right' })
  const entry = list.getByRole('button', { name: /^picture: there is no node of the type e2e\.picture/ })
  await expect(entry).toContainText('install the plugin that brings it, or replace the node')
  await entry.click()
  await expect(page.locator('.react-flow__node[data-id="picture"]')).toHaveClass(/selected/)
  await expect(editor.node('picture').card).toBeInViewport()
})

test('P35: an unknown node is replaced by one that takes over its links and values, in one step', async ({
  page,
}) => {
  const { editor } = await open(page, 'Replaced')
  await editor.node('paint').card.getByRole('button', { name: 'Replace by …' }).click()
  const dialog = page.getByRole('dialog', { name: 'What is to take the place of paint' })
  // Those that take over the most links come first.
  await expect(dialog.getByRole('option').first()).toContainText('links that fit: 2 of 2')
  await axe(page)
  await page.getByRole('combobox', { name: 'What is to take the place of paint' }).fill('resize')
  await page.keyboard.press('Enter')
  const depth = await editor.undoDepth()
  expect(depth).toBe(1)
  await expect(editor.node('paint').card).not.toContainText('not installed')
  await expect(editor.link(editor.node('paint').out('image'), editor.node('save').in('image'))).toBeAttached()
  const replaced = await editor.document()
  expect(replaced.nodes.paint?.type).toBe('darkroom.resize-image')
  expect(replaced.nodes.paint?.inputs?.image).toEqual({ from: 'picture.image', weight: 0.5 })
  // What the new type has no place for is not thrown away behind anybody's back.
  expect(replaced.nodes.paint?.inputs).toMatchObject({ steps: 3, millis: 20 })
  await editor.undo()
  expect(await editor.document()).toEqual(foreign('Replaced'))

  // The same by keys alone, for any node.
  await editor.node('paint').select()
  await page.keyboard.press('Alt+r')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('P35: once the plugin is there, the open page knows its nodes without a reload', async ({
  page,
  complaints,
}) => {
  test.setTimeout(180_000)
  const { editor } = await open(page, 'Installed later')
  await expect(editor.node('picture').card).toContainText('not installed')
  await server.kill()
  installed(true)
  await server.again()
  await expect(editor.node('picture').card).not.toContainText('not installed', { timeout: 30_000 })
  await expect(editor.node('picture').field('guidance scale')).toHaveValue('7.25')
  await editor.run()
  await expect(editor.node('save').card.locator('img')).toBeVisible({ timeout: 30_000 })
  // The browser itself says that the connection was refused.
  complaints.splice(0, complaints.length, ...complaints.filter((each) => !/ERR_CONNECTION/.test(each)))
})
