import { describe, expect, it } from 'vitest'
import { countOf, emptyMask, enclosed, feathered, filled, inverted, stroked } from '@/mask/mask'

const empty = emptyMask({ width: 100, height: 80 })
const at = (mask: typeof empty, x: number, y: number) => mask.data[y * mask.width + x]

describe('a mask', () => {
  it('has a round dab of the brush, as large as a circle is, and nothing beyond its edge', () => {
    const mask = stroked(empty, [{ x: 50, y: 40, radius: 20 }])
    expect(Math.abs(countOf(mask) - Math.PI * 400)).toBeLessThan(12)
    expect(at(mask, 50, 40)).toBe(255)
    expect(at(mask, 50, 62)).toBe(0)
    expect(countOf(empty), 'what it was made of stays').toBe(0)
  })

  it('has a stroke without gaps, that grows with the pressure, and an eraser takes it away', () => {
    const line = [
      { x: 10, y: 40, radius: 2 },
      { x: 90, y: 40, radius: 10 },
    ]
    const mask = stroked(empty, line)
    for (let x = 10; x < 90; x++) expect(at(mask, x, 40)).toBe(255)
    expect(at(mask, 15, 46)).toBe(0)
    expect(at(mask, 85, 46)).toBe(255)
    expect(countOf(stroked(mask, line, true))).toBe(0)
  })

  it('is chosen by a line around it, and as much again is left out where the line crosses itself', () => {
    const square = [
      { x: 10, y: 10 },
      { x: 30, y: 10 },
      { x: 30, y: 30 },
      { x: 10, y: 30 },
    ]
    expect(countOf(enclosed(empty, square))).toBe(400)
    expect(countOf(enclosed(enclosed(empty, square), square, true))).toBe(0)
    expect(countOf(enclosed(empty, [...square, ...square]))).toBe(0)
    expect(enclosed(empty, square.slice(0, 2))).toBe(empty)
  })

  it('is filled up to its edge, and emptied likewise', () => {
    const ring = stroked(stroked(empty, [{ x: 50, y: 40, radius: 20 }]), [{ x: 50, y: 40, radius: 10 }], true)
    const whole = filled(ring, { x: 50, y: 40 })
    expect(countOf(whole) - countOf(ring)).toBeGreaterThan(280)
    expect(at(whole, 0, 0)).toBe(0)
    expect(countOf(filled(whole, { x: 50, y: 40 }))).toBeLessThan(countOf(whole) / 10)
    expect(filled(empty, { x: -1, y: 3 })).toBe(empty)
  })

  it('is turned around, twice to what it was, and its edge is made soft without moving', () => {
    const half = enclosed(empty, [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 80 },
      { x: 0, y: 80 },
    ])
    expect(countOf(inverted(half))).toBe(4000)
    expect(inverted(inverted(half)).data).toEqual(half.data)
    const soft = feathered(half, 4)
    expect(at(soft, 20, 40)).toBe(255)
    expect(at(soft, 49, 40)).toBeGreaterThan(100)
    expect(at(soft, 49, 40)).toBeLessThan(255)
    expect(at(soft, 80, 40)).toBe(0)
    expect(Math.abs(countOf(soft) - 4000)).toBeLessThanOrEqual(80)
    expect(feathered(half, 0)).toBe(half)
  })
})
