import { conversion } from '@/document/conversion'
import type { InputDefinition, NodeDefinition } from '@/document/definitions'

/**
 * The input that stands for an output when a node is left out, as the engine's `Bypass` has it: of those of the same
 * type that are given something the one of the same name; else, for the second output of a type, the second; else the
 * first.
 */
export function passThrough(
  definition: NodeDefinition,
  output: string,
  given: (input: string) => boolean,
): string | undefined {
  const type = definition.outputs.find((each) => each.name === output)?.type
  if (!type) return undefined
  const alike = (other: { type: typeof type }) =>
    other.type.name === type.name && other.type.list === type.list
  const fit = definition.inputs
    .filter((each) => alike(each) && (given(each.name) || each.defaultValue !== undefined))
    .map((each) => each.name)
  const n = definition.outputs.filter(alike).findIndex((each) => each.name === output)
  return fit.includes(output) ? output : fit[Math.min(n, fit.length - 1)]
}

/** The same, but also an input whose values can become the output's: for joining links, where a person sees the result. */
export function joinThrough(definition: NodeDefinition, output: string, given: (input: string) => boolean) {
  const type = definition.outputs.find((each) => each.name === output)?.type
  const fits = (input: InputDefinition) =>
    type !== undefined && given(input.name) && conversion(input.type, type)
  return passThrough(definition, output, given) ?? definition.inputs.find(fits)?.name
}
