import { type Locator, type Page, expect } from '@playwright/test'

/** The page at `/`, as a person uses it. */
export class CreatePage {
  readonly words: Locator
  readonly draw: Locator
  readonly seed: Locator
  private last: string | undefined

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

  /** What was asked for last; before that, what was drawn last by anybody. */
  get newest(): Locator {
    return this.last === undefined
      ? this.page.getByRole('region', { name: 'Your pictures' }).locator('[data-run]').first()
      : this.page.locator(`[data-run="${this.last}"]`)
  }

  pictures(drawing = this.newest): Locator {
    return drawing.getByRole('button', { name: /^Picture/ })
  }

  /** Does what queues a run, and remembers which: other tests draw on the same server. */
  async ask(act: () => Promise<void> = () => this.draw.click()): Promise<string> {
    const answer = this.page.waitForResponse(
      (each) => each.url().endsWith('/api/v1/runs') && each.request().method() === 'POST',
    )
    await act()
    const { runId } = (await (await answer).json()) as { runId: string }
    this.last = runId
    return runId
  }

  /** Draws and waits for the pictures. @returns the run */
  async drawn(): Promise<string> {
    const run = await this.ask(() => this.words.press('Enter'))
    await expect(this.newest).toHaveAttribute('data-status', 'succeeded', { timeout: 120_000 })
    return run
  }
}
