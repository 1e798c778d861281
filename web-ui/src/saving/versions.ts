import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { type Schemas, api, ask } from '@/api/client'
import { queries } from '@/api/queries'
import { asWorkflow, placed } from '@/document/text'
import { announce } from '@/editor/canvasStore'
import { openTab } from '@/editor/tabs'
import { tabOf, why } from '@/saving/wire'
import { notify } from '@/shared/notices'

const PAGE = 30

export type Version = Schemas['SavedVersion']

const listed = (workflow: string) => ['workflows', workflow, 'versions'] as const

/** The versions of a workflow, the newest first, a page at a time. */
export function useVersions(workflow: string) {
  return useInfiniteQuery({
    queryKey: listed(workflow),
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/workflows/{id}/versions', {
          params: {
            path: { id: workflow },
            query: { limit: PAGE, ...(pageParam !== undefined && { before: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
}

/** What makes one version another; it stays so for ever. */
export function useVersionDiff(workflow: string, a: number, b: number) {
  return useQuery({
    queryKey: ['workflows', workflow, 'diff', a, b],
    queryFn: () =>
      ask(
        api.GET('/api/v1/workflows/{id}/versions/{a}/diff/{b}', { params: { path: { id: workflow, a, b } } }),
      ),
    staleTime: Infinity,
  })
}

/** Some words for a version; none take them away. */
export async function label(workflow: string, number: number, words: string) {
  try {
    const path = { id: workflow, n: number }
    await ask(api.PATCH('/api/v1/workflows/{id}/versions/{n}', { params: { path }, body: { label: words } }))
    await queries.invalidateQueries({ queryKey: listed(workflow) })
  } catch (reason) {
    notify(i18next.t('saving.notLabelled', { why: why(reason) }), 'bad')
  }
}

async function documentOf(workflow: string, number: number) {
  const path = { id: workflow, n: number }
  const found = await ask(api.GET('/api/v1/workflows/{id}/versions/{n}', { params: { path } }))
  return placed(asWorkflow(found.document))
}

/** An earlier version comes in the place of what is open, as a step that can be undone; saving makes it the newest. */
export async function goBack(tab: string, number: number) {
  const workflow = tabOf(tab)?.workflow
  if (workflow === undefined) return
  try {
    const document = await documentOf(workflow, number)
    tabOf(tab)
      ?.document.getState()
      .run({ type: 'become', document }, { did: { key: 'restore', to: String(number) } })
    announce(i18next.t('saving.wentBack', { version: number }))
  } catch (reason) {
    notify(i18next.t('saving.notTaken', { why: why(reason) }), 'bad')
  }
}

/** Opens a version beside what is open, as a document of its own. */
export async function lookAt(workflow: string, number: number) {
  try {
    openTab(await documentOf(workflow, number), { saved: false })
  } catch (reason) {
    notify(i18next.t('saving.notTaken', { why: why(reason) }), 'bad')
  }
}
