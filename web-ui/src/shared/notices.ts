import { create } from 'zustand'

export interface Notice {
  id: number
  kind: 'info' | 'good' | 'bad'
  text: string
}

interface Notices {
  notices: Notice[]
  dismiss: (id: number) => void
}

export const useNotices = create<Notices>((set) => ({
  notices: [],
  dismiss: (id) => set((state) => ({ notices: state.notices.filter((each) => each.id !== id) })),
}))

let last = 0

/** Tells the person something that passes; what must stay stands in the screen itself. */
export function notify(text: string, kind: Notice['kind'] = 'info') {
  const notice = { id: ++last, kind, text }
  useNotices.setState((state) => ({
    notices: [...state.notices.filter((each) => each.text !== text), notice].slice(-4),
  }))
  setTimeout(() => useNotices.getState().dismiss(notice.id), kind === 'bad' ? 12_000 : 5_000)
}
