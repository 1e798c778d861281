import type { Workflow } from '@/document/workflow'

/** The plugin that brings a node type, with its version, as far as the document's `requires` tells by their names. */
export function pluginOf(workflow: Workflow, type: string): string | undefined {
  const vendor = type.slice(0, Math.max(type.indexOf('.'), 0))
  const { requires } = workflow
  if (vendor === '' || typeof requires !== 'object' || requires === null) return undefined
  const { plugins } = requires as { plugins?: unknown }
  if (!Array.isArray(plugins)) return undefined
  for (const each of plugins as unknown[]) {
    const { id, version } = (typeof each === 'string' ? { id: each } : (each ?? {})) as Record<
      string,
      unknown
    >
    if (typeof id !== 'string' || !(id === vendor || id.split(/[-.]/).includes(vendor))) continue
    return typeof version === 'string' ? `${id} ${version}` : id
  }
  return undefined
}
