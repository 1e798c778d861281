import type { simple as english } from '@/i18n/en/simple'
import type { Words } from '@/i18n/words'

export const simple: Words<typeof english> = {
  title: '想畫什麼？',
}
