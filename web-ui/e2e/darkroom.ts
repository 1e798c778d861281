import { test as base, expect } from '@playwright/test'

/** A page of the server under test; what the browser's console complains of fails the test. */
export const test = base.extend<{ complaints: string[] }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what is needed
  baseURL: async ({}, use) => use(process.env.DARKROOM_URL),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
