import js from '@eslint/js'
import globals from 'globals'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** The local law: each ban says what to do instead. */
const bans = [
  {
    selector: 'JSXText[value=/\\p{L}/u]',
    message: 'Text comes from src/i18n, so that every language has it: {t("…")}.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|title|placeholder|alt|label|aria-description)$/] > Literal[value=/\\p{L}/u]',
    message: 'Text comes from src/i18n, so that every language has it: {t("…")}.',
  },
  {
    selector: 'MemberExpression[object.name="crypto"][property.name="randomUUID"]',
    message: 'Not there on plain http over a LAN; use nanoid.',
  },
  {
    selector: 'MemberExpression[object.name="navigator"][property.name="clipboard"]',
    message: 'Not there on plain http over a LAN; use shared/clipboard.',
  },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Whatever comes from a workflow is untrusted; render it as elements.',
  },
]

export default tseslint.config(
  { ignores: ['target', 'node_modules', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      tseslint.configs.strictTypeChecked,
      reactHooks.configs.flat.recommended,
      jsxA11y.flatConfigs.strict,
    ],
    languageOptions: { globals: globals.browser, parserOptions: { projectService: true } },
    rules: {
      'no-restricted-syntax': ['error', ...bans],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['../*'], message: 'Import from "@/…", so that a file can be moved.' }] },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['e2e/**/*.ts', '**/*.test.{ts,tsx}', 'vite.config.ts', 'playwright.*config.ts'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-restricted-imports': 'off',
      'react-hooks/rules-of-hooks': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['*.mjs', '.*.mjs'], languageOptions: { globals: globals.node } },
)
