/** How the page looks: as the system does, or as was chosen. */
export const THEMES = ['system', 'dark', 'light', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

const STORED = 'darkroom.theme'

const contrast = matchMedia('(prefers-contrast: more)')
const light = matchMedia('(prefers-color-scheme: light)')

export function theme(): Theme {
  const stored = localStorage.getItem(STORED)
  return THEMES.find((each) => each === stored) ?? 'system'
}

/** What the system asks for. */
const ofSystem = () => (contrast.matches ? 'contrast' : light.matches ? 'light' : 'dark')

/** The CSS reads the attribute `data-theme`, which is one of the three looks there are. */
export function applyTheme() {
  const chosen = theme()
  document.documentElement.dataset.theme = chosen === 'system' ? ofSystem() : chosen
}

/** Applies it now, and whenever the system changes its mind. */
export function followTheme() {
  applyTheme()
  for (const asked of [contrast, light]) asked.addEventListener('change', applyTheme)
}

export function setTheme(next: Theme) {
  localStorage.setItem(STORED, next)
  applyTheme()
}
