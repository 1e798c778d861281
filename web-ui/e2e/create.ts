import { type Locator, type Page, expect } from '@playwright/test'

/** The page at `/`, as a person uses it. */
export class CreatePage {
  readonly words: Locator
  readonly draw: Locator
  readonly seed: Locator

  constructor(readonly page: Page) {
    this.words = page.getByRole('textbox', { name: 'What to draw' })
    this.draw = page.getByRole('button', { name: 'Draw', exact: true })
    this.seed = page.getByRole('spinbutton', { name: 'Seed' })
  }

  async open() {
    await this.page.goto('/')
    await expect(this.words).toBeVisible()
  }

  style(name: string) {
    return this.page.getByRole('radio', { name })
  }

  count(pictures: number) {
    return this.page.getByRole('radio', { name: String(pictures), exact: true })
  }

  /** What was drawn last, or is being drawn. */
  get newest(): Locator {
    return this.page.getByRole('region', { name: 'Your pictures' }).getByRole('listitem').first()
  }

  pictures(drawing = this.newest): Locator {
    return drawing.getByRole('button', { name: /^Picture/ })
  }

  /** Draws and waits for the pictures. @returns the run */
  async drawn(): Promise<string> {
    const answer = this.page.waitForResponse(
      (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
    )
    await this.words.press('Enter')
    const { runId } = (await (await answer).json()) as { runId: string }
    await expect(this.page.locator(`[data-run="${runId}"]`)).toHaveAttribute('data-status', 'succeeded', {
      timeout: 120_000,
    })
    return runId
  }
}
