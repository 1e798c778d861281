/** What is different between two pictures of equal size, each four bytes a pixel. */
export interface Difference {
  pixels: number
  /** Pixels of which any channel differs. */
  differing: number
  /** The largest difference of a channel, from 0 to 255. */
  largest: number
  /** Peak signal-to-noise ratio in decibels over red, green and blue; infinite for equal pictures. */
  psnr: number
  /** Of each pixel the largest difference of a channel. */
  map: Uint8Array
}

export function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): Difference {
  if (a.length !== b.length) throw new Error('pictures of different sizes')
  const pixels = a.length / 4
  const map = new Uint8Array(pixels)
  let squares = 0
  let differing = 0
  let largest = 0
  for (let pixel = 0; pixel < pixels; pixel++) {
    let most = 0
    for (let channel = pixel * 4; channel < pixel * 4 + 3; channel++) {
      const apart = Math.abs((a[channel] ?? 0) - (b[channel] ?? 0))
      squares += apart * apart
      if (apart > most) most = apart
    }
    // Transparency is seen too, but no part of the signal.
    most = Math.max(most, Math.abs((a[pixel * 4 + 3] ?? 0) - (b[pixel * 4 + 3] ?? 0)))
    if (most > 0) differing++
    if (most > largest) largest = most
    map[pixel] = most
  }
  const mean = squares / (pixels * 3)
  return { pixels, differing, largest, psnr: mean === 0 ? Infinity : 10 * Math.log10(255 ** 2 / mean), map }
}

/** The map as a picture, from black by red and yellow to white, so many times brighter than it is. */
export function heat(map: Uint8Array, gain: number): Uint8ClampedArray<ArrayBuffer> {
  const picture = new Uint8ClampedArray(map.length * 4)
  map.forEach((value, pixel) => {
    const light = Math.min(255, value * gain) * 3
    picture[pixel * 4] = light
    picture[pixel * 4 + 1] = light - 255
    picture[pixel * 4 + 2] = light - 510
    picture[pixel * 4 + 3] = 255
  })
  return picture
}
