import type { mask as english } from '@/i18n/en/mask'
import type { Words } from '@/i18n/words'

export const mask: Words<typeof english> = {
  title: '繪製遮罩',
  paint: '繪製遮罩 {{port}}',
  over: '底圖',
  nothing: '無',
  tools: '遮罩工具',
  tool: '工具',
  toolNames: { brush: '筆刷', eraser: '橡皮擦', lasso: '套索', fill: '填滿' },
  size: '大小',
  invert: '反轉',
  clear: '清除',
  soften: '柔化邊緣',
  softBy: '柔化的像素數',
  canvas: '遮罩',
  keys: '方向鍵移動，加 Shift 移得更遠。空白鍵落筆與提筆。B、E、L、F 選擇工具，[ 與 ] 調整大小，I 反轉。',
  chosen: '{{width}} × {{height}} · 已塗：{{share}} %',
  cancel: '取消',
  use: '使用這個遮罩',
  empty: '還沒有塗任何東西。',
  used: '{{port}} 已使用繪製的遮罩。',
  notLoaded: '無法載入遮罩 {{file}}，請重新繪製。',
}
