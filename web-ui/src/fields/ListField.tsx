import { useState } from 'react'
import type { InputDefinition } from '@/document/definitions'
import { type Input, type Literal, isList } from '@/document/workflow'
import type { FieldProps } from '@/fields/Field'
import styles from '@/fields/Field.module.css'

/** Several values with commas between them; texts that have commas of their own stand in quotes, as in JSON. */
export function ListField({ input, value, label, invalid, onChange, onEnd }: FieldProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <input
      className={`${styles.text} nodrag nopan`}
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={typed ?? asText(value)}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(asList(event.target.value, input))
      }}
      onBlur={() => {
        setTyped(undefined)
        onEnd()
      }}
    />
  )
}

export function asText(value: unknown): string {
  const items = isList(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value]
  return items
    .map((each) => (typeof each === 'string' && !/[,"]/.test(each) ? each : JSON.stringify(each)))
    .join(', ')
}

export function asList(text: string, input: Pick<InputDefinition, 'type'>): Input | undefined {
  if (text.trim() === '') return undefined
  const items = text.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []
  return items
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => item(each, input.type.name))
}

function item(text: string, type: string): Literal {
  if (text.startsWith('"')) {
    try {
      return JSON.parse(text) as string
    } catch {
      return text
    }
  }
  if (type === 'boolean') return text === 'true'
  const number = Number(text)
  return (type === 'int' || type === 'float') && Number.isFinite(number) ? number : text
}
