import type { fields as english } from '@/i18n/en/fields'
import type { Words } from '@/i18n/words'

export const fields: Words<typeof english> = {
  dice: '隨機換一個 {{field}}',
  keep: '固定這個 {{field}}',
  kept: '每次執行都用這個數字。按一下改為每次換新的。',
  fresh: '每次執行前會先換新的數字。按一下固定目前這個。',
  none: '無',
  choose: '請選擇……',
}
