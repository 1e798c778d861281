import type { Locator, Page } from '@playwright/test'
import { axe } from './axe'
import { EditorPage } from './EditorPage'
import { expect, test } from './darkroom'
import { ran } from './ran'
import { freshSeed } from './workflows'

/** A picture, of which a part is covered with a colour where a mask says so. */
const covered = () => ({
  format: 'darkroom/1',
  name: 'Covered',
  nodes: {
    picture: { type: 'e2e.picture', version: 1, inputs: { seed: freshSeed() }, ui: { x: 0, y: 0 } },
    colour: {
      type: 'e2e.colour',
      version: 1,
      inputs: { red: 255, green: 0, blue: 0, width: 128, height: 128 },
      ui: { x: 0, y: 320 },
    },
    mask: {
      type: 'darkroom.make-mask',
      version: 1,
      inputs: { width: 128, height: 128 },
      ui: { x: 340, y: 320 },
    },
    blend: {
      type: 'darkroom.blend-images',
      version: 1,
      inputs: {
        base: { from: 'picture.image' },
        top: { from: 'colour.image' },
        amount: 1,
        mask: { from: 'mask.mask' },
      },
      ui: { x: 680, y: 0 },
    },
    save: {
      type: 'darkroom.save-image',
      version: 1,
      inputs: { image: { from: 'blend.image' }, name: 'covered' },
      ui: { x: 1020, y: 0 },
    },
  },
})

/** What a picture that the server has shows, pixel by pixel. */
const pixels = (page: Page, url: string) =>
  page.evaluate(async (address) => {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    let [opaque, red] = [0, 0]
    for (let n = 0; n < data.length; n += 4) {
      if (data[n + 3]! >= 128) opaque++
      if (data[n]! > 200 && data[n + 1]! < 40 && data[n + 2]! < 40) red++
    }
    return { width: canvas.width, height: canvas.height, opaque, red }
  }, url)

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Paint a mask' })
const paper = (page: Page) => page.getByRole('application', { name: 'The mask' })

/** Draws a line by mouse between points of the mask. */
async function draw(on: Locator, ...points: [number, number][]) {
  const { mouse } = on.page()
  const box = (await on.boundingBox())!
  const at = ([x, y]: [number, number]) =>
    [box.x + (x / 128) * box.width, box.y + (y / 128) * box.height] as const
  await mouse.move(...at(points[0]!))
  await mouse.down()
  for (const point of points.slice(1)) await mouse.move(...at(point), { steps: 4 })
  await mouse.up()
}

const share = async (page: Page) =>
  Number(/painted: ([\d.]+)/.exec((await dialog(page).getByRole('status').textContent()) ?? '')?.[1])

test('P22: what is painted is that mask on the server, to the pixel, and the run uses it', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument(covered())
  await editor.node('mask').card.getByRole('button', { name: 'Paint the mask mask · mask' }).click()
  await expect(dialog(page)).toContainText('128 × 128 · painted: 0.0 %')
  await expect(dialog(page).getByRole('button', { name: 'Use this mask' })).toBeDisabled()
  const size = dialog(page).getByRole('slider', { name: 'Size' })
  await size.fill('20')
  await draw(paper(page), [24, 64], [104, 64])
  // 80 pixels by 20, and half a circle at each end.
  expect((await share(page)) * 163.84).toBeGreaterThan(1850)
  expect((await share(page)) * 163.84).toBeLessThan(1980)
  await axe(page)

  const answer = page.waitForResponse((each) => each.url().includes('/api/v1/uploads?'))
  await dialog(page).getByRole('button', { name: 'Use this mask' }).click()
  const { name } = (await (await answer).json()) as { name: string }
  await expect(dialog(page)).toHaveCount(0)
  await expect(editor.said).toHaveText('mask.mask takes the painted mask.')
  const file = await pixels(page, `/api/v1/uploads/${name}`)
  expect(file).toMatchObject({ width: 128, height: 128 })
  expect(Math.abs(file.opaque - (1600 + Math.PI * 100))).toBeLessThan(30)

  const { nodes } = await editor.document()
  expect(nodes.blend!.inputs!.mask).toEqual({ from: 'paintedMask.mask' })
  expect(nodes.paintedMask).toMatchObject({ type: 'darkroom.load-image', inputs: { name } })
  expect(await editor.undoDepth(), 'one step').toBe(1)
  const run = await ran(editor)
  expect(run.status).toBe('succeeded')
  const made = await pixels(page, `/api/v1/runs/${run.id}/outputs/0`)
  expect(Math.abs(made.red - file.opaque), 'covered where it was painted').toBeLessThan(60)

  await page.keyboard.press('Control+z')
  await expect(editor.said).toHaveText('Undone: Paint the mask mask.mask')
})

test('P22: brush, eraser, lasso, fill, invert, soft edge, undo and zoom do what they say', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument(covered())
  await editor.node('blend').select()
  await editor.node('blend').card.getByRole('button', { name: 'Paint the mask blend · mask' }).click()
  const tool = (name: string) => dialog(page).getByRole('radio', { name })
  const press = (name: string) => dialog(page).getByRole('button', { name }).click()
  await tool('Lasso').click()
  await draw(paper(page), [32, 32], [96, 32], [96, 96], [32, 96], [32, 33])
  const square = await share(page)
  expect(square).toBeGreaterThan(24.5)
  expect(square).toBeLessThan(25.5)
  await press('Invert')
  expect(await share(page)).toBeCloseTo(100 - square, 0)
  await press('Undo')
  expect(await share(page)).toBe(square)
  await press('Redo')
  await tool('Fill').click()
  await paper(page).click({ position: { x: 4, y: 4 } })
  expect(await share(page), 'what was around it is taken away').toBe(0)
  await paper(page).click({ position: { x: 4, y: 4 } })
  expect(await share(page)).toBe(100)
  await tool('Eraser').click()
  await dialog(page).getByRole('slider', { name: 'Size' }).fill('40')
  await draw(paper(page), [64, 64], [65, 64])
  const hole = await share(page)
  expect(hole).toBeLessThan(93)
  expect(hole).toBeGreaterThan(91)
  await press('Soften the edge')
  const soft = await paper(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 64, 128, 1)
      return new Set(Array.from(data).filter((_, n) => n % 4 === 3)).size
    })
  expect(soft, 'from nothing to all in many steps').toBeGreaterThan(8)
  const before = (await paper(page).boundingBox())!.width
  await press('Zoom out')
  expect((await paper(page).boundingBox())!.width).toBeLessThan(before)
})

test('P22: the same by keys, over the picture that was made; painted again, it goes on from what there was', async ({
  page,
}) => {
  const editor = await new EditorPage(page).openDocument(covered())
  expect((await ran(editor)).status).toBe('succeeded')
  await editor.node('blend').select()
  await editor.node('blend').card.getByRole('button', { name: 'Paint the mask blend · mask' }).press('Enter')
  await expect(paper(page).getByRole('img', { name: 'save' })).toBeVisible()
  await paper(page).focus()
  await page.keyboard.press('Space')
  for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  const line = await share(page)
  expect(line).toBeGreaterThan(2)
  await page.keyboard.press('Control+z')
  expect(await share(page)).toBe(0)
  await page.keyboard.press('Control+Shift+z')
  expect(await share(page)).toBe(line)
  await page.keyboard.press('i')
  await dialog(page).getByRole('button', { name: 'Use this mask' }).press('Enter')
  await expect(dialog(page)).toHaveCount(0)

  await editor.node('blend').select()
  await editor.node('blend').card.getByRole('button', { name: 'Paint the mask blend · mask' }).click()
  await expect.poll(() => share(page)).toBeCloseTo(100 - line, 1)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})

test('P22: the inpainting template takes a painted mask wherever it had the made one', async ({ page }) => {
  const editor = await new EditorPage(page).open('/edit?template=inpaint')
  await expect(editor.counts).toContainText('Nodes: ')
  await editor.node('mask').card.waitFor()
  await editor.node('mask').select()
  await editor.command('Show the selection')
  await editor.node('mask').card.getByRole('button', { name: 'Paint the mask mask · mask' }).click()
  await expect(dialog(page)).toContainText('128 × 128')
  await draw(paper(page), [20, 100], [108, 100])
  await dialog(page).getByRole('button', { name: 'Use this mask' }).click()
  await expect(dialog(page)).toHaveCount(0)
  const { nodes } = await editor.document()
  for (const name of ['maskPicture', 'redraw', 'seamless']) {
    expect(nodes[name]!.inputs!.mask).toEqual({ from: 'paintedMask.mask' })
  }
  await expect(page.getByRole('region', { name: 'What is to be put right' })).toHaveCount(0)
})
