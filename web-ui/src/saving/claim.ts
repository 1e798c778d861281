import { nanoid } from 'nanoid'

const STORED = 'darkroom.window'

/** How long a page that is being left may still hold what it claimed. */
const LEAVING = 1_500
const GONE = 250

/**
 * Claims an id for this window, and so its tabs: the one it had before, unless it is a copy of a window that is open.
 */
export async function claimWindow(): Promise<{ id: string; fresh: boolean }> {
  const before = sessionStorage.getItem(STORED)
  const fresh = before === null || !(await claim(before, LEAVING))
  const id = fresh ? nanoid(8) : before
  if (fresh) {
    sessionStorage.setItem(STORED, id)
    await claim(id, LEAVING)
  }
  return { id, fresh }
}

/** Claims another window, when nobody has it open any more. */
export const claimAbandoned = (id: string): Promise<boolean> => claim(id, GONE)

/** @returns whether it is this page's now, until it is left */
function claim(id: string, wait: number): Promise<boolean> {
  // Locks are there only for pages from this machine or over TLS.
  return 'locks' in navigator ? byLock(id, wait) : byAsking(id)
}

function byLock(id: string, wait: number): Promise<boolean> {
  return new Promise((done) => {
    navigator.locks
      .request(`darkroom.window.${id}`, { signal: AbortSignal.timeout(wait) }, () => {
        done(true)
        return new Promise<never>(() => undefined)
      })
      .catch(() => done(false))
  })
}

let channel: BroadcastChannel | undefined
const mine = new Set<string>()

function byAsking(id: string): Promise<boolean> {
  const asked = (channel ??= answering())
  return new Promise((done) => {
    const heard = ({ data }: MessageEvent<Said>) => {
      if (data.here === id) end(false)
    }
    const timer = setTimeout(() => end(true), 400)
    function end(free: boolean) {
      clearTimeout(timer)
      asked.removeEventListener('message', heard)
      if (free) mine.add(id)
      done(free)
    }
    asked.addEventListener('message', heard)
    asked.postMessage({ ask: id } satisfies Said)
  })
}

interface Said {
  ask?: string
  here?: string
}

function answering(): BroadcastChannel {
  const made = new BroadcastChannel('darkroom.windows')
  made.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.ask !== undefined && mine.has(data.ask)) made.postMessage({ here: data.ask } satisfies Said)
  })
  return made
}
