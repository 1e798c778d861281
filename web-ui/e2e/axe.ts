import AxeBuilder from '@axe-core/playwright'
import { type Page, expect } from '@playwright/test'

/** Fails with what axe finds on the page as it is now, in words. */
export async function axe(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    (each) => `${each.id}: ${each.help}: ${each.nodes.map((n) => n.html).join(' ')}`,
  )
  expect(found).toEqual([])
}
