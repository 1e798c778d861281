/** The addresses of the page; the server's EditorRoutes.java has their first parts too. */
export const routes = {
  create: '/',
  edit: '/edit',
  workflow: '/edit/:workflow',
  runs: '/runs',
  run: '/runs/:id',
  gallery: '/gallery',
  templates: '/templates',
  sweeps: '/sweeps',
  sweep: '/sweeps/:id',
  compare: '/compare/:a/:b',
  replay: '/replay/:hash',
} as const

export const runPath = (id: string) => `/runs/${encodeURIComponent(id)}`
export const sweepPath = (id: string) => `/sweeps/${encodeURIComponent(id)}`
export const workflowPath = (name: string) => `/edit/${encodeURIComponent(name)}`
/** The graph that a run was made of, perhaps at one node. */
export const graphOfRunPath = (id: string, node?: string) =>
  `/edit?${new URLSearchParams({ run: id, ...(node !== undefined && { node }) })}`
/** The same, coloured by what its nodes cost. */
export const heatOfRunPath = (id: string) => `${graphOfRunPath(id)}&heat=time`
/** A workflow as a simple form. */
export const formPath = (of: { workflow: string } | { template: string } | { tab: string }) =>
  `/?${new URLSearchParams(of)}`
export const templatePath = (id: string) => `/edit?template=${encodeURIComponent(id)}`
/** Compares two runs, or two of their files: those are named by {@link outputRef}. */
export const comparePath = (a: string, b: string) =>
  `/compare/${encodeURIComponent(a)}/${encodeURIComponent(b)}`

/** How something was made, by the hash of what it tells of that; perhaps with a run that made it again. */
export const replayPath = (hash: string, as?: string) =>
  `/replay/${encodeURIComponent(hash)}${as === undefined ? '' : `?as=${encodeURIComponent(as)}`}`

/** A file of a run, as part of an address. */
export const outputRef = (run: string, n: number) => `${run}.${n}`
