import { describe, expect, it } from 'vitest'
import { size } from '@/runs/size'

describe('how much memory', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1536, '1.5 KiB'],
    [3.4 * 2 ** 20, '3.4 MiB'],
    [120.4 * 2 ** 20, '120 MiB'],
    [1.5 * 2 ** 30, '1.5 GiB'],
    [5_000 * 2 ** 40, '5000 TiB'],
  ])('%d bytes are %s', (bytes, text) => expect(size(bytes)).toBe(text))
})
