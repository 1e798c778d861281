import { useState } from 'react'
import { thumbnailUrl } from '@/runs/submit'

/**
 * The first picture of a run, small, or its empty place.
 *
 * @param n which of its files; undefined when it left none
 */
export function RunThumb({
  run,
  n,
  className,
}: {
  run: string
  n: number | undefined
  className?: string | undefined
}) {
  // A list of runs does not say whether a file is a picture.
  const [none, setNone] = useState(false)
  if (n === undefined || none) return <span className={className} />
  return (
    <img
      className={className}
      src={thumbnailUrl(run, n, 128)}
      alt=""
      loading="lazy"
      onError={() => setNone(true)}
    />
  )
}
