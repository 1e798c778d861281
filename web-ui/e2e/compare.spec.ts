import type { Page } from '@playwright/test'
import { Api } from './api'
import { axe } from './axe'
import { expect, test } from './darkroom'
import { Server } from './server'
import { colour, quick } from './workflows'

let server: Server
let api: Api
let red: string
let blue: string

test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await Server.start()
  api = new Api(server.url)
  red = await api.run(colour(220, 30, 20, 'red'))
  blue = await api.run(colour(20, 60, 220, 'blue'))
})

test.afterAll(() => server.stop())

/** What is seen at places of the stage, from 0 to 1 across and down, as red, green and blue. */
async function seenAt(page: Page, ...places: (readonly [number, number])[]) {
  const stage = (await page.getByTestId('stage').boundingBox())!
  const png = (await page.screenshot({ clip: stage })).toString('base64')
  return page.evaluate(
    async ([data, at]) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      return at.map(([x, y]) => [
        ...context
          .getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1)
          .data.slice(0, 3),
      ])
    },
    [png, places] as const,
  )
}

const RED = [220, 30, 20]
const BLUE = [20, 60, 220]

test('P21: left of the divider is A, right of it B, wherever it is dragged, and by keys', async ({
  page,
}) => {
  await page.goto(`${server.url}/compare/${red}/${blue}`)
  await expect(page.getByText('100%')).toBeVisible()
  // The pictures are square: they lie in the middle of the stage.
  expect(await seenAt(page, [0.45, 0.3], [0.55, 0.3])).toEqual([RED, BLUE])

  const divider = page.getByRole('slider', { name: 'Divider: A on the left, B on the right' })
  const stage = (await page.getByTestId('stage').boundingBox())!
  const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(stage.x + stage.width * 0.58, middle.y, { steps: 5 })
  await page.mouse.up()
  expect(Number(await divider.inputValue())).toBeCloseTo(58, 0)
  expect(await seenAt(page, [0.56, 0.3], [0.6, 0.3])).toEqual([RED, BLUE])

  await divider.focus()
  for (let n = 0; n < 9; n++) await page.keyboard.press('ArrowLeft')
  expect(await seenAt(page, [0.38, 0.3], [0.42, 0.3])).toEqual([RED, BLUE])
})

test('P21: side by side zooms both alike; flicker changes them in place', async ({ page }) => {
  await page.goto(`${server.url}/compare/${red}/${blue}`)
  await page.getByRole('button', { name: 'Side by side' }).click()
  expect(await seenAt(page, [0.25, 0.5], [0.75, 0.5])).toEqual([RED, BLUE])
  const transforms = () =>
    page
      .getByTestId('stage')
      .getByRole('img')
      .evaluateAll((all) => all.map((img) => getComputedStyle(img).transform))
  const stage = (await page.getByTestId('stage').boundingBox())!
  await page.mouse.move(stage.x + stage.width / 4, stage.y + stage.height / 2)
  await page.mouse.wheel(0, -300)
  await expect.poll(async () => (await transforms())[0]).toMatch(/matrix\(2\.7/)
  expect(new Set(await transforms()).size).toBe(1)
  await page.mouse.down()
  await page.mouse.move(stage.x + stage.width / 4 - 40, stage.y + stage.height / 2 - 20, { steps: 3 })
  await page.mouse.up()
  expect(new Set(await transforms()).size).toBe(1)

  await page.getByRole('button', { name: 'The whole picture' }).click()
  await page.getByRole('button', { name: 'Flicker' }).click()
  await page.getByRole('button', { name: 'The other' }).click()
  const first = (await seenAt(page, [0.5, 0.4]))[0]
  await page.getByRole('button', { name: 'The other' }).click()
  const second = (await seenAt(page, [0.5, 0.4]))[0]
  expect([first, second].sort()).toEqual([BLUE, RED].sort())
})

test('P21: the difference counts pixels and has the PSNR; of equal pictures it is all zero', async ({
  page,
}) => {
  await page.goto(`${server.url}/compare/${red}/${blue}?as=difference`)
  const facts = page.getByRole('region', { name: 'What is different' })
  await expect(facts).toContainText('4,096 of 4,096 (100%)')
  const mean = (200 ** 2 + 30 ** 2 + 200 ** 2) / 3
  await expect(facts).toContainText(`${(10 * Math.log10(255 ** 2 / mean)).toFixed(2)} dB`)
  await expect(facts).toContainText('200')
  await expect(page.getByRole('region', { name: 'What makes the workflows different' })).toContainText('blue')

  const again = await api.run(colour(220, 30, 20, 'red'))
  await page.goto(`${server.url}/compare/${red}/${again}?as=difference`)
  await expect(facts).toContainText('0 of 4,096 (0%)')
  await expect(facts).toContainText('equal pictures')
  const canvas = page.getByTestId('stage').locator('canvas')
  const light = await canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height)
    return data.reduce((sum, value, n) => sum + (n % 4 === 3 ? 0 : value), 0)
  })
  expect(light).toBe(0)
})

test('P21: pictures of different sizes say so; a run is compared with another that is chosen from a list', async ({
  page,
}) => {
  const wide = await api.run(quick({ seed: 5, width: 96 }, 'wide'))
  await page.goto(`${server.url}/compare/${red}/${wide}?as=difference`)
  await expect(page.getByText('A has 64 × 64 pixels, B has 96 × 128.')).toBeVisible()
  await page.goto(`${server.url}/runs/${red}`)
  await page.getByRole('button', { name: 'Compare with…' }).click()
  await page.getByRole('dialog').getByRole('link', { name: /blue/ }).click()
  await expect(page).toHaveURL(`${server.url}/compare/${red}/${blue}`)
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(page).toHaveURL(`${server.url}/compare/${blue}/${red}`)
})

/** Counts what React draws anew from here on, and how many frames there are a second while `act` goes on. */
async function costOf(page: Page, act: () => Promise<void>) {
  await page.evaluate(() => {
    const mine = { commits: 0, frames: 0, since: performance.now() }
    window.drawing = mine
    const frame = () => {
      window.drawing.frames++
      if (window.drawing === mine) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await act()
  return page.evaluate(() => ({
    commits: window.drawing.commits,
    perSecond: (window.drawing.frames * 1_000) / (performance.now() - window.drawing.since),
  }))
}

declare global {
  interface Window {
    drawing: { commits: number; frames: number; since: number }
  }
}

test('P20 P21: the divider and a look around move pictures and draw nothing anew', async ({ page }) => {
  test.setTimeout(120_000)
  const a = await api.run(quick({ seed: 21, width: 1024, height: 1024 }, 'large'))
  const b = await api.run(quick({ seed: 22, width: 1024, height: 1024 }, 'large'))
  await page.addInitScript(() => {
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        checkDCE: () => undefined,
        inject: () => 1,
        onCommitFiberUnmount: () => undefined,
        onPostCommitFiberRoot: () => undefined,
        onCommitFiberRoot: () => {
          if ('drawing' in window) window.drawing.commits++
        },
      },
    })
  })
  await page.goto(`${server.url}/compare/${a}/${b}`)
  await expect(page.getByRole('region', { name: 'What is different', exact: true })).toContainText('PSNR')
  const stage = (await page.getByTestId('stage').boundingBox())!
  const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 }
  const circle = async () => {
    for (let n = 0; n < 60; n++) {
      const angle = (n / 30) * Math.PI
      await page.mouse.move(middle.x + 120 * Math.sin(angle), middle.y + 80 * (1 - Math.cos(angle)) - 80)
    }
  }

  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  const sliding = await costOf(page, circle)
  await page.mouse.up()

  await page.mouse.move(middle.x - 200, middle.y)
  await page.mouse.wheel(0, -300)
  await expect
    .poll(() =>
      page
        .getByTestId('stage')
        .getByRole('img')
        .first()
        .evaluate((img) => getComputedStyle(img).transform),
    )
    .toMatch(/matrix\(2\.7/)
  await page.mouse.move(middle.x - 200, middle.y - 80)
  await page.mouse.down()
  const panning = await costOf(page, circle)
  await page.mouse.up()

  const told = `${sliding.perSecond.toFixed(0)} frames/s with the divider, ${panning.perSecond.toFixed(0)} in a pan`
  test.info().annotations.push({ type: 'frames/s', description: told })
  console.log(`compare: ${told}`)
  // Each move of the pointer would be one; the page's frame may have something of its own to say once.
  expect(Math.max(sliding.commits, panning.commits)).toBeLessThan(3)
})

for (const theme of ['dark', 'light', 'contrast'] as const) {
  test(`P29 P30: axe finds nothing in the comparison in ${theme}`, async ({ page }) => {
    test.setTimeout(150_000)
    await page.addInitScript((look) => localStorage.setItem('darkroom.theme', look), theme)
    for (const mode of ['slider', 'side', 'flicker', 'difference']) {
      await page.goto(`${server.url}/compare/${red}/${blue}?as=${mode}`)
      await expect(page.getByText('100%')).toBeVisible()
      await axe(page, theme === 'dark' ? 'all' : 'colours')
    }
  })
}

test('P31: on a phone the comparison fits', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${server.url}/compare/${red}/${blue}?as=side`)
  await expect(page.getByText('100%')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await seenAt(page, [0.5, 0.25], [0.5, 0.75])).toEqual([RED, BLUE])
})
