import { nanoid } from 'nanoid'
import { createStore } from 'zustand/vanilla'
import type { Command, Did } from '@/document/commands'
import { type History, NO_HISTORY, ended, goTo, perform } from '@/document/history'
import {
  type Graph,
  type Scope,
  type Workflow,
  emptyWorkflow,
  graphOf,
  isBorder,
  subgraphOf,
} from '@/document/workflow'

/** One open document: what it is, how it came to be so, and what of it is looked at. */
export interface DocumentState {
  /** Of this open document, for as long as it is open; not saved. */
  readonly id: string
  /** As it is now. Immutable: the same object is the same document. */
  workflow: Workflow
  history: History
  /** As it was last saved or loaded; `undefined` for one that was never saved. */
  saved: Workflow | undefined
  /** Nodes by which the subgraph that is looked at was entered, outermost first. */
  path: readonly string[]
  /** Names of selected nodes, and ids of selected frames, notes and reroutes, in the graph that is looked at. */
  selection: ReadonlySet<string>
  /** Ids of selected links. */
  selectedLinks: ReadonlySet<string>

  /** Carries commands out, as one step of history. */
  run: (commands: Command | readonly Command[], options?: { did?: Did; group?: string }) => void
  /** Ends the group of the last step: what comes next is another step. */
  endGroup: () => void
  undo: () => void
  redo: () => void
  /** So many steps hold. */
  goTo: (done: number) => void
  select: (names: Iterable<string>, links?: Iterable<string>) => void
  /** Looks into a node that is a subgraph. */
  enter: (node: string) => void
  /** Comes out until so many are left. */
  leave: (depth?: number) => void
  markSaved: (workflow?: Workflow) => void
}

export type DocumentStore = ReturnType<typeof createDocumentStore>

const NOTHING: ReadonlySet<string> = new Set()

/**
 * A store for one open document. Selection and the place that is looked at are beside the history, and results of
 * runs are elsewhere altogether: no undo takes them away.
 */
export function createDocumentStore(
  workflow: Workflow = emptyWorkflow(''),
  options: { id?: string; saved?: Workflow | undefined; history?: History } = {},
) {
  return createStore<DocumentState>()((set, get) => {
    /** After a change of the document: the path and the selection name what is still there. */
    const settle = (next: { workflow: Workflow; history: History }) => {
      const { path, selection, selectedLinks, workflow: before } = get()
      if (next.workflow === before) {
        if (next.history !== get().history) set({ history: next.history })
        return
      }
      const there = existing(next.workflow, path)
      const graph = graphOf(next.workflow, scopeOf(next.workflow, there))
      const kept = there === path ? stillThere(graph, selection) : NOTHING
      set({ ...next, path: there, selection: kept, ...(there !== path && { selectedLinks: NOTHING }) })
      if (selectedLinks.size > 0 && kept !== selection) set({ selectedLinks: NOTHING })
    }
    return {
      id: options.id ?? nanoid(8),
      workflow,
      history: options.history ?? NO_HISTORY,
      saved: options.saved,
      path: [],
      selection: NOTHING,
      selectedLinks: NOTHING,

      run: (commands, how = {}) => {
        const list = Array.isArray(commands) ? (commands as readonly Command[]) : [commands as Command]
        settle(perform(get().workflow, get().history, list, how))
      },
      endGroup: () => {
        const history = ended(get().history)
        if (history !== get().history) set({ history })
      },
      undo: () => settle(goTo(get().workflow, get().history, get().history.done - 1)),
      redo: () => settle(goTo(get().workflow, get().history, get().history.done + 1)),
      goTo: (done) => settle(goTo(get().workflow, get().history, done)),
      select: (names, links = []) => {
        const selection = new Set(names)
        const selectedLinks = new Set(links)
        if (same(selection, get().selection) && same(selectedLinks, get().selectedLinks)) return
        set({ selection, selectedLinks })
      },
      enter: (node) => {
        const graph = graphOf(get().workflow, currentScope(get()))
        const name = subgraphOf(graph?.nodes[node]?.type ?? '')
        if (name !== undefined && get().workflow.subgraphs?.[name]) {
          set({ path: [...get().path, node], selection: NOTHING, selectedLinks: NOTHING })
        }
      },
      leave: (depth = get().path.length - 1) => {
        const left = get().path[Math.max(depth, 0)]
        if (left === undefined) return
        set({
          path: get().path.slice(0, Math.max(depth, 0)),
          selection: new Set([left]),
          selectedLinks: NOTHING,
        })
      },
      markSaved: (saved = get().workflow) => set({ saved }),
    }
  })
}

/** The graph that is looked at. */
export const currentScope = (state: DocumentState): Scope => scopeOf(state.workflow, state.path)

export function currentGraph(state: DocumentState): Graph {
  return graphOf(state.workflow, currentScope(state)) ?? state.workflow
}

/** Whether there is something that was not saved. */
export const isDirty = (state: DocumentState) => state.workflow !== state.saved

function scopeOf(workflow: Workflow, path: readonly string[]): Scope {
  let scope: Scope
  for (const node of path) scope = subgraphOf(graphOf(workflow, scope)?.nodes[node]?.type ?? '')
  return scope
}

function existing(workflow: Workflow, path: readonly string[]): readonly string[] {
  let scope: Scope
  for (const [n, node] of path.entries()) {
    const name = subgraphOf(graphOf(workflow, scope)?.nodes[node]?.type ?? '')
    if (name === undefined || !workflow.subgraphs?.[name]) return path.slice(0, n)
    scope = name
  }
  return path
}

function stillThere(graph: Graph | undefined, names: ReadonlySet<string>): ReadonlySet<string> {
  const { frames = {}, notes = {}, reroutes = {} } = graph?.ui ?? {}
  const has = (name: string) =>
    name in (graph?.nodes ?? {}) || name in frames || name in notes || name in reroutes || isBorder(name)
  return [...names].every(has) ? names : new Set([...names].filter(has))
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>) {
  return a.size === b.size && [...a].every((each) => b.has(each))
}
