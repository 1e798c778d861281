import { useState } from 'react'
import { DrawingCard, type DrawingActions, type RunOfCard } from '@/simple/DrawingCard'
import type { Drawing } from '@/simple/drawing'
import { Viewer } from '@/simple/Viewer'
import styles from '@/simple/Drawings.module.css'

/** Runs with their pictures, each to be looked at closely. */
export function Drawings({
  runs,
  fresh,
  ...actions
}: Omit<DrawingActions, 'open'> & { runs: RunOfCard[]; fresh?: string | undefined }) {
  const [opened, setOpened] = useState<{ drawing: Drawing; at: number }>()
  return (
    <>
      <ol className={styles.list}>
        {runs.map((run) => (
          <DrawingCard
            key={run.runId}
            run={run}
            fresh={run.runId === fresh}
            {...actions}
            open={(drawing, at) => setOpened({ drawing, at })}
          />
        ))}
      </ol>
      {opened && (
        <Viewer
          {...actions}
          drawing={opened.drawing}
          at={opened.at}
          turn={(at) => setOpened({ ...opened, at })}
          close={() => setOpened(undefined)}
        />
      )}
    </>
  )
}
