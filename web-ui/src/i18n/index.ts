import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from '@/i18n/en'

/** Each language in its own name. */
export const LANGUAGES = { en: 'English', 'zh-Hant': '繁體中文' } as const

/** English in brackets; for tests, and so not to be chosen. */
const PSEUDO = 'en-x-brackets'
export type Language = keyof typeof LANGUAGES | typeof PSEUDO

const STORED = 'darkroom.language'

/** The language chosen before, or else the first of the browser's that there is. */
function preferred(): Language {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages]
  for (const tag of wanted) {
    if (tag === PSEUDO) return PSEUDO
    if (tag === 'zh-Hant' || (tag?.startsWith('zh') && !tag.includes('Hans') && tag !== 'zh-CN'))
      return 'zh-Hant'
    if (tag?.startsWith('en')) return 'en'
  }
  return 'en'
}

// Synchronous, so that a test or the first frame has its words; the other language comes when it is chosen.
void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})
document.documentElement.lang = 'en'

const LOADERS: Record<Language, () => Promise<object>> = {
  en: () => Promise.resolve(en),
  'zh-Hant': async () => (await import('@/i18n/zh')).zh,
  [PSEUDO]: async () => (await import('@/i18n/pseudo')).bracketed(en),
}

export async function setLanguage(language: Language) {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await LOADERS[language]())
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language === PSEUDO ? 'en' : language
  localStorage.setItem(STORED, language)
}

export async function startLanguage() {
  const language = preferred()
  if (language !== 'en') await setLanguage(language)
}
