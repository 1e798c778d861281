import type { Schemas } from '@/api/client'
import { useConnection } from '@/api/connection'

interface OfRun {
  run: string
  /** From 1 within the run. */
  seq: number
}

/** What the server tells of runs as they go on. */
export type RunEvent = OfRun &
  (
    | { type: 'queued' }
    | { type: 'started'; nodes: number }
    | { type: 'node-started'; node: string; nodeType: string }
    | { type: 'progress'; node: string; done: number; total: number; message: string }
    | { type: 'preview'; node: string; width: number; height: number; png: string }
    | { type: 'note'; node: string; sentence: string }
    | { type: 'node-finished'; node: string; cached: boolean; source: string; millis: number }
    | { type: 'node-failed'; node: string; error: Schemas['RunError'] }
    | { type: 'output-saved'; output: Schemas['Output'] }
    | { type: 'finished'; status: Schemas['RunStatus']; error?: Schemas['RunError'] }
  )

/** What somebody did to a saved workflow. */
export interface WorkflowEvent {
  type: 'workflow-saved' | 'workflow-draft' | 'workflow-removed'
  workflow: string
  /** Number of the latest version. */
  version: number
  /** The tab that did it. */
  client?: string
  by?: string
}

const hearers = new Set<(event: WorkflowEvent) => void>()

/** Hears what becomes of saved workflows. @returns ends it */
export function hearOfWorkflows(told: (event: WorkflowEvent) => void): () => void {
  hearers.add(told)
  return () => hearers.delete(told)
}

const isOfWorkflow = (event: RunEvent | WorkflowEvent): event is WorkflowEvent =>
  event.type.startsWith('workflow-')

const FIRST_WAIT = 400
const LONGEST_WAIT = 5_000

/**
 * Listens to the server for as long as the page is open, and again by itself after the server was away.
 *
 * @param told each event, in order within its run
 * @param opened the connection stands, for the first time or again: what happened meanwhile is to be asked for
 * @returns ends it
 */
export function listen(told: (event: RunEvent) => void, opened: () => void): () => void {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT
  let over = false

  function connect() {
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/events`)
    socket.onopen = () => {
      wait = FIRST_WAIT
      useConnection.setState((state) => ({ connected: true, times: state.times + 1 }))
      opened()
    }
    socket.onmessage = (message) => {
      const event = JSON.parse(message.data as string) as RunEvent | WorkflowEvent
      if (isOfWorkflow(event)) for (const hearer of hearers) hearer(event)
      else told(event)
    }
    socket.onclose = () => {
      if (over) return
      useConnection.setState({ connected: false })
      timer = setTimeout(connect, wait)
      wait = Math.min(wait * 1.6, LONGEST_WAIT)
    }
  }

  function atOnce() {
    if (socket?.readyState !== WebSocket.CLOSED) return
    clearTimeout(timer)
    connect()
  }

  connect()
  window.addEventListener('online', atOnce)
  return () => {
    over = true
    clearTimeout(timer)
    window.removeEventListener('online', atOnce)
    socket?.close()
  }
}
