import { type Catalogue, type InputDefinition, definitionOf } from '@/document/definitions'
import { choicesOf } from '@/document/check'
import { type Literal, type Workflow, isLink, portName } from '@/document/workflow'

/** Most runs of one sweep, and most axes: the server takes no more. */
export const MOST = 256
export const AXES = ['x', 'y', 'z'] as const

/** How the values of an axis are given. */
export type Kind = 'number' | 'choice' | 'text'

/** An input of the document whose values a sweep can change. */
export interface SweepField {
  node: string
  input: InputDefinition
  /** `node.input` */
  name: string
  kind: Kind
  /** What can be chosen, when it is a choice. */
  choices: readonly Literal[]
  /** What the document says now. */
  value: Literal | undefined
}

/** All that can be put on an axis: inputs of the workflow that are written down and not linked. */
export function sweepFields(workflow: Workflow, catalogue: Catalogue): SweepField[] {
  return Object.entries(workflow.nodes).flatMap(([node, { type, inputs, mode }]) =>
    mode === 'mute'
      ? []
      : (definitionOf(workflow, catalogue, type)?.inputs ?? []).flatMap((input) => {
          const written = inputs?.[input.name]
          const choices = input.type.name === 'boolean' ? [true, false] : choicesOf(input, catalogue)
          const kind = kindOf(input, choices)
          if (kind === undefined || input.type.list || isLink(written) || Array.isArray(written)) return []
          const value = (written ?? input.defaultValue) as Literal | undefined
          return [{ node, input, name: portName(node, input.name), kind, choices: choices ?? [], value }]
        }),
  )
}

function kindOf(input: InputDefinition, choices: readonly Literal[] | undefined): Kind | undefined {
  if (choices) return 'choice'
  if (input.type.name === 'int' || input.type.name === 'float') return 'number'
  return input.type.name === 'string' ? 'text' : undefined
}

/** Values of an axis, or what is wrong with what was written. */
export type Written =
  | { values: Literal[] }
  | { wrong: 'none' | 'twice' | 'no-number' | 'no-whole' | 'range' | 'step' | 'many'; at: string }

const RANGE = /^(\S+?)\s*\.\.\s*(\S+?)(?:\s*(?:\.\.|:)\s*(\S+))?$/

/** Reads numbers as people write them: `1, 3, 5`, or `1..9..2` for from, to and step. */
export function numbersOf(text: string, input: InputDefinition): Written {
  const values: number[] = []
  const parts = text.split(/[,;\n、，]/).map((each) => each.trim())
  for (const part of parts.filter(Boolean)) {
    const range = RANGE.exec(part)
    const [first = part, last, stride] = (range?.slice(1) ?? []) as (string | undefined)[]
    const from = number(first)
    const to = last === undefined ? undefined : number(last)
    const step = stride === undefined ? undefined : number(stride)
    if (Number.isNaN(from) || Number.isNaN(to) || Number.isNaN(step)) return { wrong: 'no-number', at: part }
    if (to === undefined) values.push(from)
    else {
      const by = Math.abs(step ?? input.step ?? 1)
      if (by === 0) return { wrong: 'step', at: part }
      const count = Math.floor(Math.abs(to - from) / by + 1e-9) + 1
      if (count > MOST) return { wrong: 'many', at: part }
      for (let n = 0; n < count; n++)
        values.push(Number((from + n * by * Math.sign(to - from)).toPrecision(12)))
    }
  }
  for (const value of values) {
    if (input.type.name === 'int' && !Number.isSafeInteger(value))
      return { wrong: 'no-whole', at: `${value}` }
    if (value < (input.min ?? -Infinity) || value > (input.max ?? Infinity))
      return { wrong: 'range', at: `${value}` }
  }
  return once(values)
}

const number = (text: string) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN)

/** Reads texts: one a line. */
export const textsOf = (text: string): Written =>
  once(
    text
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean),
  )

/** Values that are there, and each once. */
export function once(values: Literal[]): Written {
  if (values.length === 0) return { wrong: 'none', at: '' }
  const again = values.find((each, n) => values.indexOf(each) < n)
  return again === undefined ? { values } : { wrong: 'twice', at: String(again) }
}

/** What is written first, to be changed: the value of now, and a few around it. */
export function suggested(field: SweepField): string {
  const { input, value } = field
  if (typeof value !== 'number') return value === undefined ? '' : String(value)
  if (input.seed) return [0, 1, 2].map((more) => value + more).join(', ')
  return String(value)
}
