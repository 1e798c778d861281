import { defineConfig, devices } from '@playwright/test'
import tests from './playwright.config'

/** Draws the pictures of the README anew: `node build.mjs screenshots`. */
export default defineConfig({
  ...tests,
  testMatch: /screenshots\.ts$/,
  outputDir: 'target/screenshots',
  workers: 1,
  retries: 0,
  reporter: 'list',
  projects: [
    {
      name: 'screenshots',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1440, height: 900 },
        trace: 'off',
        reducedMotion: 'reduce',
      },
    },
  ],
})
