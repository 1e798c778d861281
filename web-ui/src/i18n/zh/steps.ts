import type { steps as english } from '@/i18n/en/steps'
import type { Words } from '@/i18n/words'

export const steps: Words<typeof english> = {
  title: '逐步檢視',
  of: '{{node}} 的步驟',
  slider: '{{node}} 的步驟',
  at: '第 {{step}} 步，共 {{total}} 步',
  picture: '{{node}} 第 {{step}} 步，共 {{total}} 步',
  play: '播放 {{node}} 的步驟',
  stop: '停止',
  keep: '保留執行的步驟',
  keepOn: '會保留執行的步驟。',
  keepOff: '不保留執行的步驟。',
  goOn: '從第 {{step}} 步用其他設定繼續',
  wentOn: '{{head}} 畫到第 {{step}} 步，{{node}} 從那裡繼續：請修改它的輸入。',
}
