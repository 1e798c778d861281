import { useEffect, useState } from 'react'
import type { Answer, Asked } from '@/compare/difference.worker'

/** What is different between two pictures, worked out aside so that the page answers meanwhile. */
export function useDifference(a: string, b: string): Answer | undefined {
  const [found, setFound] = useState<{ of: string; answer: Answer }>()
  const of = `${a} ${b}`
  useEffect(() => {
    const worker = new Worker(new URL('./difference.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = (message: MessageEvent<Answer>) => setFound({ of: `${a} ${b}`, answer: message.data })
    worker.postMessage({ a, b } satisfies Asked)
    return () => worker.terminate()
  }, [a, b])
  return found?.of === of ? found.answer : undefined
}
