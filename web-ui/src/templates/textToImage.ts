import { useQuery } from '@tanstack/react-query'
import textToImage from '@workflows/text-to-image.json'

/** The workflow behind the simple page. */
export function useTextToImage() {
  return useQuery({ queryKey: ['template', 'text-to-image'], queryFn: () => Promise.resolve(textToImage) })
}
