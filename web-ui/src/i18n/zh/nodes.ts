import type { nodes as english } from '@/i18n/en/nodes'
import type { Words } from '@/i18n/words'

export const nodes: Words<typeof english> = {
  inputPort: '{{node}} 的輸入 {{port}}，{{type}}',
  outputPort: '{{node}} 的輸出 {{port}}，{{type}}',
  linked: '已連線',
  missing: '未安裝',
  ghost: '這台伺服器沒有 {{type}} 這種節點，內容會原樣保留。',
  ghostHelp: '尚未安裝這種節點，內容會原樣保留。請安裝提供它的外掛並重新啟動伺服器，或改用別的節點。',
  ghostPlugin:
    '這個節點來自外掛 {{plugin}}，目前尚未安裝，內容會原樣保留。請安裝外掛並重新啟動伺服器，或改用別的節點。',
  ghostSubgraph: '檔案中沒有這個名稱的子圖，內容會原樣保留。請改用別的節點。',
  replace: '換成……',
  progress: '{{node}} 的進度',
  preview: '{{node}} 的圖片',
  morePictures: '+{{count}}',
  modes: { mute: '已停用', bypass: '已略過' },
  states: {
    waiting: '等待中',
    running: '執行中',
    done: '完成',
    cached: '取自快取',
    failed: '失敗',
  },
  findings: {
    'unknown-type': '這台伺服器沒有 {{found}} 這種節點；請安裝提供它的外掛，或換成別的節點。',
    'unknown-port': '節點沒有這個輸入，請移除。',
    'missing-input': '需要一個值或一條連線。',
    'missing-link': '需要連到型別為 {{expected}} 的輸出。',
    'wrong-type': '{{found}} 不是 {{expected}} 型別。',
    'out-of-range': '{{found}} 超出範圍 {{expected}}。',
    'not-a-choice': '{{found}} 不在選項中：{{expected}}。',
    'dangling-link': '連到不存在的 {{found}}；請移除連線或改連別處。',
    'type-mismatch': '需要 {{expected}}，連線卻帶來 {{found}}；請在中間放一個轉換節點。',
    'bypass-impossible':
      '連到已略過的 {{found}}，但該節點沒有同型別的輸入可傳遞；請改為停用該節點，或改連別處。',
    cycle: '位於迴圈 {{found}} 之中，請移除其中一條連線。',
  },
}
