import { axe } from './axe'
import { CreatePage } from './create'
import { expect, test } from './darkroom'

test.describe.configure({ timeout: 180_000 })

const SCREENS = ['/', '/templates', '/?template=text-to-image', '/runs', '/gallery']
const LOOKS = ['dark', 'light', 'contrast']

test('P28 in the language of brackets no text is left without', async ({ page, request }) => {
  await page.addInitScript(() => localStorage.setItem('darkroom.language', 'en-x-brackets'))
  for (const address of SCREENS) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('link', { name: '[Create]' })).toBeVisible()
    await page.waitForLoadState('networkidle')
    const { runs } = (await (await request.get('/api/v1/runs')).json()) as { runs: { name: string }[] }
    const names = [...new Set(runs.map((run) => run.name))]
    expect(await page.evaluate(unbracketed, names), `on ${address}`).toEqual([])
  }
})

/**
 * What the page says that did not come from the language's words. Left out is what people or workflows say: names of
 * runs, and what is `translate="no"`; and times, which the browser words.
 */
function unbracketed(names: string[]): string[] {
  const hasLetters = (text: string) =>
    /\p{L}/u.test(text) &&
    !names.some((name) => name !== '' && text.includes(name)) &&
    !/^(\d[\d:.,]*|[AP]M|ms|s|min|h|\s)+$/.test(text)
  const bracketed = (text: string | null) => /^\s*\[[\s\S]*\]\s*$/.test(text ?? '')
  const found: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const element = text.parentElement!
    if (
      !hasLetters(text.textContent ?? '') ||
      element.closest('[translate="no"], textarea, select, section[aria-live], #root > div > section')
    )
      continue
    let around: Element | null = element
    while (around && !bracketed(around.textContent) && around.childElementCount < 4)
      around = around.parentElement
    if (!around || !bracketed(around.textContent)) found.push(text.textContent ?? '')
  }
  const people = [...document.querySelectorAll('[translate="no"]')].map((each) => each.textContent.trim())
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const text = element.getAttribute(name) ?? ''
      if (!hasLetters(text) || bracketed(text) || element.closest('[translate="no"]')) continue
      if (!people.includes(text.trim())) found.push(`${name}: ${text}`)
    }
  }
  return found
}

test('P28 the page speaks Traditional Chinese, from the first frame after it was chosen', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Language').selectOption('zh-Hant')
  await expect(page.getByRole('heading', { name: '想畫什麼？' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '想畫什麼？' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await page.getByRole('button', { name: '戴高禮帽的狐狸' }).click()
  await expect(page.getByRole('textbox', { name: '要畫的內容' })).toHaveValue('a fox wearing a top hat')
})

for (const look of LOOKS) {
  test(`P29 P30 axe finds nothing on any screen, ${look}`, async ({ page }) => {
    await page.addInitScript((theme) => localStorage.setItem('darkroom.theme', theme), look)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const address of SCREENS) {
      await page.goto(address)
      await expect(page.locator('html')).toHaveAttribute('data-theme', look)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await axe(page)
    }
  })
}

test('P29 the look follows the system, and changes with it', async ({ page }) => {
  const look = page.locator('html')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await expect(look).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(look).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ contrast: 'more' })
  await expect(look).toHaveAttribute('data-theme', 'contrast')
})

test('P29 nothing moves when the system asks for that', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const create = new CreatePage(page)
  await create.open()
  await create.words.fill('a tree')
  await create.count(1).check()
  await create.ask()
  await expect(create.newest).toBeVisible()
  const moving = () =>
    page.evaluate(
      () =>
        document
          .getAnimations()
          .filter((each) => Number(each.effect?.getComputedTiming().activeDuration ?? 0) > 0).length,
    )
  expect(await moving()).toBe(0)
  await expect(create.pictures()).toHaveCount(1, { timeout: 120_000 })
  expect(await moving()).toBe(0)
})

test('P30 at 200 % every control is on the page, and the focus is seen', async ({ page }) => {
  // A browser at 200 % gives a page half the pixels.
  await page.setViewportSize({ width: 720, height: 450 })
  for (const address of SCREENS) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('main button, main a, main input, main textarea, main select')]
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const box = each.getBoundingClientRect()
          return box.width > 0 && (box.left < -1 || box.right > innerWidth + 1)
        })
        .map((each) => each.outerHTML.slice(0, 120)),
    )
    expect(outside, `on ${address}`).toEqual([])
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (let step = 0; step < 14; step++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      // Radios are drawn by what stands beside them, the field by the bar around it.
      let each = document.activeElement
      for (let up = 0; each && up < 4; up++, each = each.parentElement) {
        const marked = [each, ...each.children].some((part) => {
          const style = getComputedStyle(part)
          return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
        })
        if (marked) return true
      }
      return false
    })
    expect(seen, `after ${step + 1} steps`).toBe(true)
  }
})
