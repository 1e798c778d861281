import { expect, test } from './darkroom'

test('the page has its screens, keeps them after a reload, and says when there is nothing', async ({
  page,
}) => {
  await page.goto('/')
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('link', { name: 'Runs' }).click()
  await expect(page).toHaveURL(/\/runs$/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible()
  await main.getByRole('link', { name: 'Gallery' }).click()
  await expect(page).toHaveURL(/\/gallery$/)
})

test('files with a hash in their name are kept for a year, the page itself never', async ({ request }) => {
  const index = await request.get('/')
  expect(index.headers()['cache-control']).toBe('no-cache')
  expect(index.headers()['content-security-policy']).toContain("default-src 'self'")
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await index.text())?.[1]
  const asset = await request.get(script!)
  expect(asset.headers()['cache-control']).toContain('immutable')
  expect((await request.get('/assets/none.js')).status()).toBe(404)
  expect((await request.get('/assets/..%2findex.html')).status()).toBeGreaterThanOrEqual(400)
})
