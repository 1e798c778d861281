import type { Point, Size } from '@/document/workflow'

/** How much of each pixel is chosen, from 0 to 255, row by row. What changes it gives a new one. */
export interface Mask extends Size {
  readonly data: Uint8ClampedArray
}

export const emptyMask = ({ width, height }: Size): Mask => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height),
})

const changed = (mask: Mask, change: (data: Uint8ClampedArray) => void): Mask => {
  const data = mask.data.slice()
  change(data)
  return { ...mask, data }
}

/** How many pixels are chosen, at least by half. */
export const countOf = (mask: Mask) => mask.data.reduce((sum, each) => sum + (each >= 128 ? 1 : 0), 0)

export interface Dab extends Point {
  radius: number
}

/**
 * A stroke through these points: round, smooth at its edge by one pixel, its width changing from point to point. An
 * eraser takes away what a brush gives.
 */
export function stroked(mask: Mask, dabs: readonly Dab[], erase = false): Mask {
  return changed(mask, (data) => {
    for (const [n, dab] of dabs.entries()) capsule(mask, data, dabs[n - 1] ?? dab, dab, erase)
  })
}

/** What lies between two circles and in them. */
function capsule({ width, height }: Size, data: Uint8ClampedArray, a: Dab, b: Dab, erase: boolean) {
  const most = Math.max(a.radius, b.radius) + 1
  const left = Math.max(Math.floor(Math.min(a.x, b.x) - most), 0)
  const right = Math.min(Math.ceil(Math.max(a.x, b.x) + most), width)
  const top = Math.max(Math.floor(Math.min(a.y, b.y) - most), 0)
  const bottom = Math.min(Math.ceil(Math.max(a.y, b.y) + most), height)
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [px, py] = [x + 0.5 - a.x, y + 0.5 - a.y]
      const along = length === 0 ? 0 : Math.min(Math.max((px * dx + py * dy) / length, 0), 1)
      const away = Math.hypot(px - along * dx, py - along * dy)
      const radius = a.radius + (b.radius - a.radius) * along
      const cover = Math.min(Math.max(radius - away + 0.5, 0), 1) * 255
      if (cover === 0) continue
      const at = y * width + x
      const before = data[at] ?? 0
      data[at] = erase ? Math.min(before, 255 - cover) : Math.max(before, cover)
    }
  }
}

/** All that a closed line goes around; where it crosses itself, every second part. */
export function enclosed(mask: Mask, line: readonly Point[], erase = false): Mask {
  if (line.length < 3) return mask
  return changed(mask, (data) => {
    for (let y = 0; y < mask.height; y++) {
      const crossings: number[] = []
      for (const [n, a] of line.entries()) {
        const b = line[(n + 1) % line.length] ?? a
        const middle = y + 0.5
        if (a.y <= middle === b.y <= middle) continue
        crossings.push(a.x + ((middle - a.y) / (b.y - a.y)) * (b.x - a.x))
      }
      crossings.sort((a, b) => a - b)
      for (let n = 0; n + 1 < crossings.length; n += 2) {
        const from = Math.max(Math.ceil((crossings[n] ?? 0) - 0.5), 0)
        const to = Math.min(Math.floor((crossings[n + 1] ?? 0) - 0.5), mask.width - 1)
        if (to >= from) data.fill(erase ? 0 : 255, y * mask.width + from, y * mask.width + to + 1)
      }
    }
  })
}

/** The part that is alike around a point is chosen, or no longer. */
export function filled(mask: Mask, point: Point): Mask {
  const { width, height } = mask
  const [x, y] = [Math.floor(point.x), Math.floor(point.y)]
  if (x < 0 || y < 0 || x >= width || y >= height) return mask
  return changed(mask, (data) => {
    const chosen = (at: number) => (data[at] ?? 0) >= 128
    const from = chosen(y * width + x)
    const value = from ? 0 : 255
    const waiting = [y * width + x]
    const seen = new Uint8Array(width * height)
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen[at] || chosen(at) !== from) continue
      seen[at] = 1
      data[at] = value
      const column = at % width
      if (column > 0) waiting.push(at - 1)
      if (column < width - 1) waiting.push(at + 1)
      if (at >= width) waiting.push(at - width)
      if (at < width * (height - 1)) waiting.push(at + width)
    }
  })
}

export const inverted = (mask: Mask) =>
  changed(mask, (data) => data.forEach((each, at) => (data[at] = 255 - each)))

export const cleared = (mask: Mask) => changed(mask, (data) => data.fill(0))

/** Its edge made soft: three means in a row are nearly a bell. */
export function feathered(mask: Mask, radius: number): Mask {
  const reach = Math.round(radius)
  if (reach < 1) return mask
  return changed(mask, (data) => {
    for (let times = 0; times < 3; times++) {
      for (let y = 0; y < mask.height; y++) mean(data, y * mask.width, 1, mask.width, reach)
      for (let x = 0; x < mask.width; x++) mean(data, x, mask.width, mask.height, reach)
    }
  })
}

/** Each value of a row or column becomes the mean of those around it; beyond its ends it goes on as it ends. */
function mean(data: Uint8ClampedArray, start: number, step: number, length: number, reach: number) {
  const line = new Float32Array(length)
  for (let n = 0; n < length; n++) line[n] = data[start + n * step] ?? 0
  const at = (n: number) => line[Math.min(Math.max(n, 0), length - 1)] ?? 0
  let sum = 0
  for (let n = -reach; n <= reach; n++) sum += at(n)
  for (let n = 0; n < length; n++) {
    data[start + n * step] = sum / (2 * reach + 1)
    sum += at(n + reach + 1) - at(n - reach)
  }
}

/** White where it is chosen, and as opaque as it is chosen: `Load image` gives that as its mask. */
export function pixelsOf({ width, height, data }: Mask): ImageData {
  const pixels = new ImageData(width, height)
  pixels.data.fill(255)
  for (let at = 0; at < data.length; at++) pixels.data[at * 4 + 3] = data[at] ?? 0
  return pixels
}

/** The mask that a file's opacity is. */
export function maskOf({
  width,
  height,
  data,
}: {
  width: number
  height: number
  data: ArrayLike<number>
}): Mask {
  const mask = emptyMask({ width, height })
  for (let at = 0; at < mask.data.length; at++) mask.data[at] = data[at * 4 + 3] ?? 0
  return mask
}
