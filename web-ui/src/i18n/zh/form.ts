import type { form as english } from '@/i18n/en/form'
import type { Words } from '@/i18n/words'

export const form: Words<typeof english> = {
  title: '表單',
  close: '關閉表單設定',
  hint: '只想使用這個工作流程的人，會依這個順序看到這些輸入。',
  byItself: '還沒有選擇：表單會自動顯示長文字與種子。',
  chosen: '表單上的輸入',
  label: '{{input}} 的名稱',
  up: '將 {{input}} 上移',
  down: '將 {{input}} 下移',
  remove: '從表單移除 {{input}}',
  gone: '不存在，或已連線',
  add: '加入輸入',
  addButton: '加入',
  reset: '恢復自動選擇',
  open: '查看表單',
  nowOn: '{{input}} 已在表單上。',
  nowOff: '{{input}} 已從表單移除。',
  moved: '{{input}} 現在是第 {{n}} 個，共 {{of}} 個。',
}
