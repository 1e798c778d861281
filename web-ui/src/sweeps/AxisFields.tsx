import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { range } from '@/document/check'
import type { Literal } from '@/document/workflow'
import { wordsOf } from '@/nodes/portLook'
import { type AXES, type SweepField, type Written, numbersOf, once, suggested, textsOf } from '@/sweeps/axes'
import c from '@/runs/controls.module.css'
import styles from '@/sweeps/SweepDialog.module.css'

/** What a person put into an axis so far. */
export interface Choice {
  /** `node.input`; empty when the axis is not used. */
  field: string
  text: string
  chosen: readonly Literal[]
}

export function writtenOf(field: SweepField, choice: Choice): Written {
  switch (field.kind) {
    case 'number':
      return numbersOf(choice.text, field.input)
    case 'text':
      return textsOf(choice.text)
    case 'choice':
      return once(field.choices.filter((each) => choice.chosen.includes(each)))
  }
}

/** One axis: which input, and its values in the way that this kind of input wants them. */
export function AxisFields({
  axis,
  choice,
  field,
  written,
  fields,
  onChange,
}: {
  axis: (typeof AXES)[number]
  choice: Choice
  field: SweepField | undefined
  written: Written | undefined
  fields: readonly SweepField[]
  onChange: (choice: Choice) => void
}) {
  const { t } = useTranslation()
  const told = useId()
  const nodes = [...new Set(fields.map((each) => each.node))]
  const wrong = written && 'wrong' in written ? written : undefined
  const values = { className: c.field, 'aria-label': t(`sweeps.valuesOf.${axis}`), 'aria-describedby': told }

  function choose(name: string) {
    const next = fields.find((each) => each.name === name)
    onChange({ field: name, text: next ? suggested(next) : '', chosen: next?.choices.slice(0, 8) ?? [] })
  }

  return (
    <fieldset className={styles.axis}>
      <legend>{t(`sweeps.axes.${axis}`)}</legend>
      <select
        className={c.field}
        aria-label={t(`sweeps.inputOf.${axis}`)}
        value={choice.field}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('sweeps.unused')}</option>
        {nodes.map((node) => (
          <optgroup key={node} label={node} translate="no">
            {fields
              .filter((each) => each.node === node)
              .map((each) => (
                <option key={each.name} value={each.name}>
                  {`${node} · ${wordsOf(each.input.name)}`}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {field?.kind === 'choice' && (
        <div className={styles.choices} role="group" aria-label={values['aria-label']}>
          {field.choices.map((each) => (
            <label key={String(each)} translate="no">
              <input
                type="checkbox"
                checked={choice.chosen.includes(each)}
                onChange={(event) =>
                  onChange({
                    ...choice,
                    chosen: event.target.checked
                      ? [...choice.chosen, each]
                      : choice.chosen.filter((other) => other !== each),
                  })
                }
              />
              {String(each)}
            </label>
          ))}
        </div>
      )}
      {field?.kind === 'number' && (
        <input
          {...values}
          value={choice.text}
          aria-invalid={wrong !== undefined}
          onChange={(event) => onChange({ ...choice, text: event.target.value })}
        />
      )}
      {field?.kind === 'text' && (
        <textarea
          {...values}
          rows={3}
          value={choice.text}
          aria-invalid={wrong !== undefined}
          onChange={(event) => onChange({ ...choice, text: event.target.value })}
        />
      )}
      {field && (
        <p id={told} className={styles.told} data-wrong={wrong !== undefined || undefined}>
          {wrong
            ? t(`sweeps.wrong.${wrong.wrong}`, { at: wrong.at, range: range(field.input) })
            : t(`sweeps.hint.${field.kind}`)}
        </p>
      )}
    </fieldset>
  )
}
