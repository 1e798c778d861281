import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** One plain line at the end, as other test runners have it. */
export default class Summary implements Reporter {
  private readonly outcomes = new Map<string, TestResult['status']>()

  onTestEnd(test: TestCase, result: TestResult) {
    this.outcomes.set(test.id, result.status)
  }

  onEnd() {
    const all = [...this.outcomes.values()]
    const passed = all.filter((each) => each === 'passed').length
    const skipped = all.filter((each) => each === 'skipped').length
    console.log(`\n${passed} passed, ${all.length - passed - skipped} failed, ${skipped} skipped`)
  }
}
