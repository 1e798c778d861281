import { useContext, useMemo } from 'react'
import { ShownRunContext } from '@/nodes/nodeRun'
import { useRuns } from '@/runs/runStore'
import { StepsContext } from '@/runs/steps'

/** Names of the nodes, of the graph that is looked at, that have a picture to show. */
export function usePictures(): ReadonlySet<string> {
  const { run, path } = useContext(ShownRunContext)
  const steps = useContext(StepsContext)
  const names = useRuns((state) => {
    const shown = run === undefined ? undefined : state.runs[run]
    if (!shown) return ''
    const prefix = path.map((each) => `${each}/`).join('')
    const made = [
      ...Object.entries(shown.nodes).flatMap(([name, node]) => (node.preview ? [name] : [])),
      ...Object.keys(steps),
      ...shown.outputs.flatMap((each) => (/\.(png|jpe?g|webp|gif)$/i.test(each.file) ? [each.node] : [])),
    ]
    // What is made inside a subgraph is seen on the node that stands for it, too.
    const names = made.flatMap((name) =>
      name.startsWith(prefix) ? [name.slice(prefix.length).replace(/\/.*/, '')] : [],
    )
    return [...new Set(names)].join('\n')
  })
  return useMemo(() => new Set(names === '' ? [] : names.split('\n')), [names])
}
