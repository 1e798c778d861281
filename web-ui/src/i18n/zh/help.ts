import type { help as english } from '@/i18n/en/help'
import type { Words } from '@/i18n/words'

export const help: Words<typeof english> = {
  node: '這個節點的說明',
  title: '說明',
  of: '說明：{{title}}',
  close: '關閉說明',
  choose: '選取一個節點，這裡會說明它的用途。',
  takes: '輸入',
  gives: '輸出',
  required: '必填。',
  default: '預設為 {{value}}。',
  range: '範圍：{{range}}。',
  choices: '可選：{{choices}}。',
  usedIn: '用到它的範本',
  asking: '正在取得範本……',
  nowhere: '沒有範本用到它。',
  drop: '放到這裡',
  dropNamed: '將「{{name}}」的範例放到這裡',
  dropHint: '將這個節點和它所需的一切放進目前的圖。',
  dropped: '範例已放入，節點數：{{count}}。按「復原」可取消。',
}
