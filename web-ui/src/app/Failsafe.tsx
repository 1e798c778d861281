import { Component, type ErrorInfo, type ReactNode } from 'react'
import i18next from 'i18next'

/** Keeps one broken screen from taking the frame with it. */
export class Failsafe extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert">
        <p>{i18next.t('app.crashed')}</p>
        <button onClick={() => location.reload()}>{i18next.t('app.reload')}</button>
      </div>
    )
  }
}
