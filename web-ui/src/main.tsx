import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '@/app/App'
import '@/i18n'
import '@/theme/tokens.css'
import '@/theme/base.css'
import { followTheme } from '@/theme/theme'

followTheme()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
