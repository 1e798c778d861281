import type { app as english } from '@/i18n/en/app'
import type { Words } from '@/i18n/words'

export const app: Words<typeof english> = {
  name: 'Darkroom 暗房',
  create: '創作',
  edit: '節點圖',
  templates: '範本',
  runs: '執行紀錄',
  gallery: '圖庫',
  main: '主選單',
  skip: '跳到內容',
  close: '關閉',
  cancel: '取消',
  theme: '佈景主題',
  themes: { system: '跟隨系統', dark: '深色', light: '淺色', contrast: '高對比' },
  language: '語言',
  settings: '設定',
  offline: '伺服器沒有回應。恢復後此頁會自動繼續。',
  back: '伺服器已恢復。',
  notFound: '這個網址沒有內容。',
  home: '回到首頁',
  apiDocs: 'API',
  notices: '通知',
  crashed: '這一部分發生錯誤。',
  dropHere: '放開圖片或工作流程檔，打開它的節點圖',
  notRead: '無法讀取「{{file}}」：伺服器沒有回應。',
  reload: '重新載入',
}
