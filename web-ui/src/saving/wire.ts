import i18next from 'i18next'
import { Refusal, type Schemas } from '@/api/client'
import type { Workflow } from '@/document/workflow'
import { useTabs } from '@/editor/tabs'

/** A document as the description of the API has it, which knows less of it than the editor. */
export const onWire = (workflow: Workflow) => workflow as unknown as Schemas['Workflow']

export const tabOf = (id: string) => useTabs.getState().tabs.find((tab) => tab.id === id)

export const isStatus = (reason: unknown, status: number): reason is Refusal =>
  reason instanceof Refusal && reason.status === status

/** Why something failed, for the person. */
export const why = (reason: unknown): string =>
  reason instanceof Refusal ? reason.message : i18next.t('saving.unreachable')
