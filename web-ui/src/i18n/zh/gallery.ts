import type { gallery as english } from '@/i18n/en/gallery'
import type { Words } from '@/i18n/words'

export const gallery: Words<typeof english> = {
  pictures: '圖片',
  keys: '方向鍵移動，Enter 打開，空白鍵選取，1 到 5 評分，0 取消評分，C 比較兩張。',
  entry_zero: '{{name}}',
  entry_one: '{{name}}，{{count}} 星',
  entry_other: '{{name}}，{{count}} 星',
  empty: '還沒有圖片。執行產生的圖片會自動出現在這裡。',
  notFound: '沒有符合的圖片。',
  size: '大小',
  sizes: { small: '小', medium: '中', large: '大' },
  select: '選取',
  by: { name: '工作流程', tag: '標籤' },
  all: { name: '所有工作流程', tag: '所有標籤' },
  chosen_one: '已選 {{count}} 張',
  chosen_other: '已選 {{count}} 張',
  chooseNone: '取消選取',
  compare: '比較',
  compareHint: '選取兩張圖片來比較',
  place: '第 {{n}} 張，共 {{of}} 張',
  previous: '上一張',
  next: '下一張',
  facts: '圖片來源',
  openRun: '執行紀錄',
  download: '下載',
}
