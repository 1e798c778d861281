import { memo } from 'react'
import { type Catalogue, type InputDefinition } from '@/document/definitions'
import { choicesOf } from '@/document/check'
import type { Input } from '@/document/workflow'
import { BooleanField } from '@/fields/BooleanField'
import { ChoiceField } from '@/fields/ChoiceField'
import { ListField } from '@/fields/ListField'
import { NumberField } from '@/fields/NumberField'
import { SeedField } from '@/fields/SeedField'
import { TextField } from '@/fields/TextField'

/** What every field gets. A value is shown as it is, also when it does not fit. */
export interface FieldProps<T = unknown> {
  input: InputDefinition
  /** What is written down, else the default; `undefined` when there is neither. */
  value: T | undefined
  label: string
  invalid: boolean
  /** A step of its own in the history, unless it comes in the same gesture as the one before. */
  onChange: (value: Input | undefined) => void
  /** The gesture is over. */
  onEnd: () => void
}

export interface SeedProps {
  /** Whether each run gets a new one. */
  fresh: boolean
  onFresh: (fresh: boolean) => void
}

/** The control for an input whose value can be written down: one kind for each kind of value. */
export const Field = memo(function Field(props: FieldProps & { catalogue: Catalogue; seed: SeedProps }) {
  const { catalogue, seed, ...rest } = props
  const { type } = rest.input
  if (type.list) return <ListField {...rest} />
  const choices = choicesOf(rest.input, catalogue)
  if (choices || type.name === 'choice') return <ChoiceField {...rest} choices={choices ?? []} />
  if (rest.input.seed) return <SeedField {...rest} {...seed} />
  switch (type.name) {
    case 'int':
    case 'float':
      return <NumberField {...rest} />
    case 'boolean':
      return <BooleanField {...rest} />
    default:
      return <TextField {...rest} />
  }
})
