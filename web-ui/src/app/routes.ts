/** The addresses of the page; the server's EditorRoutes.java has their first parts too. */
export const routes = {
  create: '/',
  edit: '/edit',
  workflow: '/edit/:workflow',
  runs: '/runs',
  run: '/runs/:id',
  gallery: '/gallery',
  compare: '/compare/:a/:b',
} as const

export const runPath = (id: string) => `/runs/${encodeURIComponent(id)}`
export const workflowPath = (name: string) => `/edit/${encodeURIComponent(name)}`
export const comparePath = (a: string, b: string) =>
  `/compare/${encodeURIComponent(a)}/${encodeURIComponent(b)}`
