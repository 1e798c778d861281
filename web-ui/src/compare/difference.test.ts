import { describe, expect, it } from 'vitest'
import { difference, heat } from '@/compare/difference'

const picture = (...bytes: number[]) => new Uint8ClampedArray(bytes)

describe('the difference of two pictures', () => {
  it('is zero everywhere when they are equal', () => {
    const same = difference(picture(1, 2, 3, 255, 9, 9, 9, 255), picture(1, 2, 3, 255, 9, 9, 9, 255))
    expect(same).toMatchObject({ pixels: 2, differing: 0, largest: 0, psnr: Infinity })
    expect([...same.map]).toEqual([0, 0])
  })

  it('counts pixels, finds the largest, and has the PSNR of its mean square', () => {
    const other = difference(picture(10, 0, 0, 255, 0, 0, 0, 255), picture(0, 4, 0, 255, 0, 0, 0, 255))
    expect(other).toMatchObject({ differing: 1, largest: 10 })
    expect(other.psnr).toBeCloseTo(10 * Math.log10((255 * 255 * 6) / 116), 10)
  })

  it('refuses pictures of different sizes', () => {
    expect(() => difference(picture(1, 2, 3, 4), picture())).toThrow()
  })

  it('is shown black where there is none, brighter with more gain', () => {
    expect([...heat(new Uint8Array([0, 10, 255]), 1)]).toEqual([
      0, 0, 0, 255, 30, 0, 0, 255, 255, 255, 255, 255,
    ])
    expect([...heat(new Uint8Array([10]), 16)]).toEqual([255, 225, 0, 255])
  })
})
