import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { isDirty } from '@/document/store'
import { emptyWorkflow } from '@/document/workflow'
import { type Tab, closeTab, openTab, showTab, useTabs } from '@/editor/tabs'
import styles from '@/editor/TabBar.module.css'

/** The open documents. */
export function TabBar() {
  const { t } = useTranslation()
  const tabs = useTabs((state) => state.tabs)
  const active = useTabs((state) => state.active)
  return (
    <div className={styles.bar}>
      <ul aria-label={t('editor.tabs')} className={styles.tabs}>
        {tabs.map((tab) => (
          <OneTab key={tab.id} tab={tab} active={tab.id === active} />
        ))}
      </ul>
      <button
        type="button"
        className={styles.add}
        aria-label={t('commands.newWorkflow')}
        onClick={() => openTab(emptyWorkflow(t('editor.untitled')), { saved: false })}
      >
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M6 1.5v9M1.5 6h9" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      </button>
    </div>
  )
}

function OneTab({ tab, active }: { tab: Tab; active: boolean }) {
  const { t } = useTranslation()
  const name = useStore(tab.document, (state) => state.workflow.name) ?? t('editor.untitled')
  const dirty = useStore(tab.document, isDirty)
  return (
    <li className={styles.tab} data-active={active || undefined}>
      <button
        type="button"
        aria-current={active || undefined}
        onClick={() => showTab(tab.id)}
        title={dirty ? t('editor.dirty', { name }) : name}
      >
        <span className={styles.label}>{name}</span>
        {dirty && <span className={styles.dirty} aria-label={t('editor.unsaved')} role="img" />}
      </button>
      <button
        type="button"
        className={styles.close}
        aria-label={t('editor.closeTab', { name })}
        onClick={() => closeTab(tab.id)}
      >
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="m2.5 2.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      </button>
    </li>
  )
}
