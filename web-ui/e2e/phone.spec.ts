import { CreatePage } from './create'
import { expect, test } from './darkroom'

test.describe.configure({ timeout: 180_000 })

test('P31 on a phone pictures are made, looked at and found again by touch', async ({ page }) => {
  const create = new CreatePage(page)
  await create.open()
  await page.getByRole('button', { name: 'a red car' }).tap()
  await expect(create.words).toHaveValue('a red car')
  await create.style('Cartoon').tap()
  await create.count(2).tap()
  await create.ask(() => create.draw.tap())
  await expect(create.pictures()).toHaveCount(2, { timeout: 120_000 })

  await create.pictures().first().tap()
  const viewer = page.getByRole('dialog', { name: 'Picture' })
  await viewer.getByRole('button', { name: 'Next picture' }).tap()
  await expect(viewer.getByRole('img', { name: 'Picture 2 of 2: a red car' })).toBeVisible()
  await viewer.getByRole('button', { name: 'Close' }).tap()

  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('link', { name: 'Runs' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await main.getByRole('link', { name: 'Gallery' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible()
  await expect(page.getByRole('main').locator('img').first()).toBeVisible()
  await page.getByRole('button', { name: /queue/i }).first().tap()
  await expect(page.locator('#queue')).toBeVisible()
})

test('P31 nothing on a phone is wider than the screen, and what is tapped is large enough', async ({
  page,
}) => {
  for (const address of ['/', '/templates', '/?template=text-to-image', '/runs', '/gallery']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `on ${address}`,
    ).toBeLessThanOrEqual(390)
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main button, nav a')]
      .map((each) => [each.textContent, each.getBoundingClientRect().height] as const)
      .filter(([, height]) => height > 0 && height < 36),
  )
  expect(small).toEqual([])
})
