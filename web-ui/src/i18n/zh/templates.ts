import type { templates as english } from '@/i18n/en/templates'
import type { Words } from '@/i18n/words'

export const templates: Words<typeof english> = {
  title: '從範本開始',
  subtitle: '每個範本都能直接執行。可以打開節點圖、當成表單使用，或直接執行。',
  usual: '圖片',
  open: '打開節點圖',
  openNamed: '打開「{{name}}」的節點圖',
  form: '當成表單',
  run: '執行',
  missing: {
    plugin: '外掛',
    model: '模型',
    file: '輸入檔案',
    node: '節點類型',
  },
  remedy: {
    plugin: '不在這裡。請把它的資料夾放進 plugins 資料夾，再重新啟動伺服器。',
    model: '不在這裡。請放進 models 資料夾，不必重新啟動就會找到。',
    file: '不在這裡。請把同名檔案拖到圖庫，或在節點圖裡選用別的檔案。',
    node: '不在這裡。請安裝提供它的外掛；在那之前，節點圖會以佔位節點顯示。',
  },
  groups: { training: '訓練', evaluation: '評估', lecture: '課堂內容' },
  known: {
    'vae-swap': {
      name: '一個潛在表示，三個解碼器',
      description: '同一個潛在表示由三個解碼器畫出；下方是第一個與第三個差異的四倍。',
    },
    'text-to-image': { name: '文字生圖', description: '從文字到圖片：由提示詞到檔案的最短路徑。' },
    'image-to-image': { name: '以圖生圖', description: '把一隻貓重畫成狐狸，保留得越來越少。' },
    inpaint: { name: '局部重繪', description: '一隻狐狸，下半部重畫成貓；遮罩以外完全不變。' },
    interpolation: {
      name: '兩個提示詞、兩個種子之間',
      description: '上排：同一個種子，從一個提示詞走到另一個；下排：沒有提示詞，從一個種子走到另一個。',
    },
    styles: {
      name: '一句話，多種風格',
      description: '風格是一個清單，之後的每一步都會對每種風格各執行一次。',
    },
    sweep: {
      name: '引導強度與步數',
      description: '兩個等長的清單逐項配對；步數太少又引導太強，兩者會一起出錯。',
    },
    'contact-sheet': { name: '樣張', description: '二十個名詞、一個種子，完全沒有挑選。' },
    'training-embedded-model': {
      name: '接續訓練內建模型',
      description: '產生資料集並訓練 Darkroom 內建的模型，需要數小時。',
    },
    'evaluation-embedded-model': {
      name: '評估內建模型',
      description: '請模型畫它學過與沒學過的東西，再由評審判斷結果。',
    },
  },
}
