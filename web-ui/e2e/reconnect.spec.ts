import { EditorPage } from './EditorPage'
import { Api } from './api'
import { expect, test } from './darkroom'
import { Server } from './server'
import { slow } from './workflows'

let server: Server
let api: Api

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await Server.start()
  api = new Api(server.url)
})

test.afterAll(() => server.stop())

interface Saved {
  id: string
  draft?: { document: { nodes: Record<string, { inputs: Record<string, unknown> }> } }
}

test('P24 P19: the server is killed during a run and started again: the graph reconnects by itself, tells the truth and keeps every edit', async ({
  page,
  complaints,
}) => {
  test.setTimeout(240_000)
  const { id } = await api.ask<Saved>('POST', 'workflows', {
    document: slow(60, 500, { seed: 7 + test.info().retry, prompt: 'before' }, 'Interrupted'),
  })
  const editor = await new EditorPage(page).open(`${server.url}/edit/${id}`)
  const prompt = editor.node('picture').field('prompt')
  const answer = page.waitForResponse(
    (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
  )
  await editor.run()
  const { runId } = (await (await answer).json()) as { runId: string }
  const progress = page.getByRole('progressbar', { name: 'Progress of slow' })
  await expect(progress).toBeVisible()
  await prompt.fill('written during the run')
  await prompt.press('Tab')

  await server.kill()
  await expect(page.getByText('The server does not answer.')).toBeVisible()
  // One can go on working, and what cannot be done says why.
  await prompt.fill('written while it was away')
  await prompt.press('Tab')
  await editor.run()
  await expect(page.getByText('The server cannot be reached.').first()).toBeVisible()
  await expect(prompt).toHaveValue('written while it was away')

  await server.again()
  await expect(page.getByText('The server does not answer.')).toBeHidden({ timeout: 30_000 })
  // What had begun is begun again; the node says so without anybody touching the page.
  await expect(progress).toBeVisible({ timeout: 30_000 })
  await expect(prompt).toHaveValue('written while it was away')
  await expect
    .poll(
      async () =>
        (await api.ask<Saved>('GET', `workflows/${id}`)).draft?.document.nodes.picture?.inputs.prompt,
      { timeout: 30_000 },
    )
    .toBe('written while it was away')
  expect((await api.until(runId, 'succeeded')).status).toBe('succeeded')
  await expect(editor.node('save').card.locator('img')).toBeVisible()
  await expect(page.getByRole('toolbar').getByRole('status')).toHaveText('Done')

  // The run ran what it was sent with; the edits are still to be run.
  const record = await api.record(runId)
  expect((record.workflow as { nodes: Saved['draft'] & object }).nodes).toMatchObject({
    picture: { inputs: { prompt: 'before' } },
  })
  // The browser itself says of each failed attempt that it failed.
  complaints.splice(0, complaints.length, ...complaints.filter((each) => !/ERR_CONNECTION/.test(each)))
})
