import { type Difference, difference } from '@/compare/difference'

export interface Asked {
  a: string
  b: string
}

export type Answer =
  | ({ kind: 'difference'; width: number; height: number } & Difference)
  | { kind: 'sizes'; a: [number, number]; b: [number, number] }
  | { kind: 'unreadable' }

/** The pixels as the file has them, without the monitor's colours. */
async function pixels(url: string): Promise<ImageData> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const bitmap = await createImageBitmap(await answer.blob(), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  })
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, bitmap.width, bitmap.height)
}

async function answer({ a, b }: Asked): Promise<Answer> {
  try {
    const [first, second] = await Promise.all([pixels(a), pixels(b)])
    if (first.width !== second.width || first.height !== second.height) {
      return { kind: 'sizes', a: [first.width, first.height], b: [second.width, second.height] }
    }
    return {
      kind: 'difference',
      width: first.width,
      height: first.height,
      ...difference(first.data, second.data),
    }
  } catch {
    return { kind: 'unreadable' }
  }
}

self.onmessage = (message: MessageEvent<Asked>) => {
  void answer(message.data).then((result) => self.postMessage(result))
}
