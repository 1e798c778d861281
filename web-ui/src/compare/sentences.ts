import type { TFunction } from 'i18next'
import type { Schemas } from '@/api/client'
import type { NodeChange } from '@/compare/runDiff'

const LONGEST = 120

/** The output that an input reads, if it is a link. */
export function linkOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('from' in value)) return undefined
  return typeof value.from === 'string' ? value.from : undefined
}

/** A value of an input in words. */
export function valueIn(t: TFunction, value: unknown): string {
  if (value === undefined) return t('compare.default')
  const from = linkOf(value)
  if (from !== undefined) return t('compare.gives', { from })
  if (Array.isArray(value)) return `[${value.map((each) => valueIn(t, each)).join(', ')}]`
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

/** What makes one workflow another, a sentence for each thing. */
export function sentencesOf(t: TFunction, diff: Schemas['WorkflowDiff']): string[] {
  const told: string[] = []
  if (diff.name) told.push(t('compare.say.called', diff.name))
  for (const change of diff.nodes) told.push(...ofNode(t, change, ''))
  for (const subgraph of diff.subgraphs) {
    const { name, change, ports } = subgraph
    if (change === 'added') told.push(t('compare.say.subgraphAdded', { name }))
    else if (change === 'removed') told.push(t('compare.say.subgraphRemoved', { name }))
    else {
      if (ports) told.push(t('compare.say.subgraphPorts', { name }))
      for (const each of subgraph.nodes) told.push(...ofNode(t, each, `${name}/`))
    }
  }
  if (diff.outputs) {
    const targets = (of: string[]) => (of.length === 0 ? t('compare.say.anything') : of.join(', '))
    told.push(
      t('compare.say.targets', { before: targets(diff.outputs.before), after: targets(diff.outputs.after) }),
    )
  }
  if (diff.layout) told.push(t('compare.say.layout'))
  return told
}

function ofNode(t: TFunction, change: NodeChange, within: string): string[] {
  const node = within + change.node
  const told: string[] = []
  if (change.change === 'added') {
    told.push(
      change.links.length === 0
        ? t('compare.say.added', { node, type: change.type })
        : t('compare.say.addedReading', { node, type: change.type, links: change.links.join(', ') }),
    )
  }
  if (change.change === 'removed') told.push(t('compare.say.removed', { node, type: change.type }))
  if (change.was !== undefined) told.push(t('compare.say.renamed', { node, was: change.was }))
  if (change.retyped) {
    const { before, after, versionBefore, versionAfter } = change.retyped
    const version = (type: string, n?: number) => (n === undefined ? type : `${type} ${n}`)
    told.push(
      t('compare.say.retyped', {
        node,
        before: version(before, versionBefore),
        after: version(after, versionAfter),
      }),
    )
  }
  if (change.mode) {
    const { before, after } = change.mode
    told.push(
      t('compare.say.mode', { node, before: t(`compare.mode.${before}`), after: t(`compare.mode.${after}`) }),
    )
  }
  for (const input of change.inputs) told.push(ofInput(t, `${node}.${input.port}`, input))
  return told
}

function ofInput(t: TFunction, input: string, { before, after }: Schemas['InputChange']): string {
  const [was, is] = [linkOf(before), linkOf(after)]
  if (was !== undefined && is !== undefined)
    return t('compare.say.rewired', { input, before: was, after: is })
  const words = { input, before: valueIn(t, before), after: valueIn(t, after) }
  if (before === undefined) return t('compare.say.set', words)
  return t(after === undefined ? 'compare.say.unset' : 'compare.say.changed', words)
}
