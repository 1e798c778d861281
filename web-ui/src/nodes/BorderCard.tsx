import type { NodeProps } from '@xyflow/react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removePort, renamePort } from '@/document/subgraphs'
import { NEW_PORT, isName } from '@/document/workflow'
import { BORDER, type BorderNode, isInput } from '@/editor/borders'
import { announce } from '@/editor/canvasStore'
import { useLod } from '@/editor/lod'
import { useDocumentStore } from '@/editor/open'
import { Port } from '@/nodes/Port'
import styles from '@/nodes/Border.module.css'

/** The inputs or the outputs of a subgraph, seen from within: each is linked, renamed and removed here. */
export const BorderCard = memo(function BorderCard({ data }: NodeProps<BorderNode>) {
  const { t } = useTranslation()
  const lod = useLod()
  const { border, scope, ports } = data
  const side = isInput(border) ? 'output' : 'input'
  const title = t(isInput(border) ? 'subgraphs.inputs' : 'subgraphs.outputs')
  const fresh = t(isInput(border) ? 'subgraphs.newInput' : 'subgraphs.newOutput')
  return (
    <section className={styles.card} data-border={border} data-lod={lod} aria-label={title}>
      <header data-border-handle>{title}</header>
      {lod === 'full' &&
        ports.map((port, n) => (
          <div key={port.name} className={styles.row} style={{ top: BORDER.header + BORDER.row * n }}>
            <Port
              node={border}
              name={port.name}
              side={side}
              type={port.type}
              top={BORDER.row / 2}
              reachable
              label={t('subgraphs.port', { title, port: port.name, type: port.type?.name ?? '?' })}
            />
            <PortField
              border={border}
              scope={scope}
              name={port.name}
              taken={ports.map((each) => each.name)}
            />
          </div>
        ))}
      {lod === 'full' && (
        <div className={styles.row} style={{ top: BORDER.header + BORDER.row * ports.length }}>
          <Port
            node={border}
            name={NEW_PORT}
            side={side}
            type={undefined}
            top={BORDER.row / 2}
            reachable
            label={fresh}
          />
          <span className={styles.fresh}>{fresh}</span>
        </div>
      )}
    </section>
  )
})

function PortField({
  border,
  scope,
  name,
  taken,
}: {
  border: BorderNode['data']['border']
  scope: string
  name: string
  taken: readonly string[]
}) {
  const { t } = useTranslation()
  const store = useDocumentStore()
  const [typed, setTyped] = useState<string>()
  const bad = typed !== undefined && typed !== name && (!isName(typed) || taken.includes(typed))

  function end() {
    setTyped(undefined)
    if (typed === undefined || typed === name) return
    if (bad) announce(t('subgraphs.badName'))
    else {
      const did = { key: 'portName', what: name, to: typed } as const
      store.getState().run(renamePort(scope, border, name, typed), { did })
    }
  }

  return (
    <>
      <input
        className="nodrag nopan"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('subgraphs.portName', { port: name })}
        aria-invalid={bad}
        value={typed ?? name}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={end}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <button
        type="button"
        className="nodrag"
        aria-label={t('subgraphs.removePort', { port: name })}
        title={t('subgraphs.removePort', { port: name })}
        onClick={() =>
          store.getState().run(removePort(scope, border, name), { did: { key: 'portOff', what: name } })
        }
      >
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="m2.5 2.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      </button>
    </>
  )
}
