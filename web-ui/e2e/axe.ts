import AxeBuilder from '@axe-core/playwright'
import { type Page, expect } from '@playwright/test'

/** Fails with what axe finds on the page as it is now, in words; of what only looks decide when the rest was seen. */
export async function axe(page: Page, what: 'all' | 'colours' = 'all') {
  const builder = new AxeBuilder({ page })
  if (what === 'colours') builder.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await builder.analyze()
  const found = violations.map(
    (each) => `${each.id}: ${each.help}: ${each.nodes.map((n) => n.html).join(' ')}`,
  )
  expect(found).toEqual([])
}
