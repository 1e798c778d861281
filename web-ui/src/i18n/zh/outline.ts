import type { outline as english } from '@/i18n/en/outline'
import type { Words } from '@/i18n/words'

export const outline: Words<typeof english> = {
  title: '大綱',
  close: '關閉大綱',
  empty: '圖中還沒有節點，請先新增一個。',
  add: '新增節點',
  takes: '{{title}} 取用 {{what}}。',
  part: '來自 {{node}} 的{{port}}',
  begins: '{{title}} 不取用其他節點。',
  left: { mute: '已停用。', bypass: '已略過。' },
  inputs: '{{title}} 的輸入',
  name: '名稱',
  source: '{{port}} 的來源',
  ownValue: '自訂數值',
  nothing: '無',
  another: '再加一個',
  removeLink: '移除來自 {{from}} 的連線',
  delete: '刪除 {{name}}',
  inside: '進入內部',
  badName: '名稱須以小寫字母開頭，只含英文字母、數字、- 與 _，且不可重複。',
  whyNot: {
    title: '型別不符',
    types: '{{from}} 輸出 {{fromType}}；{{to}} 需要 {{toType}}。',
    offer: '在兩者之間插入',
    none: '此伺服器沒有節點能在三步之內完成轉換。',
    inserted: '已插入：{{what}}',
  },
}
