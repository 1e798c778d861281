/** How the page looks: as the system does, or as was chosen. The CSS reads the attribute `data-theme`. */
export const THEMES = ['system', 'dark', 'light', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

const STORED = 'darkroom.theme'

export function theme(): Theme {
  const stored = localStorage.getItem(STORED)
  return THEMES.find((each) => each === stored) ?? 'system'
}

export function applyTheme() {
  document.documentElement.dataset.theme = theme()
}

export function setTheme(next: Theme) {
  localStorage.setItem(STORED, next)
  applyTheme()
}
