import type { Schemas } from '@/api/client'
import { outputUrl } from '@/runs/submit'
import { MOST_PICTURES, type Wish } from '@/simple/wish'
import { type StyleId, understood } from '@/simple/styles'

export interface Picture {
  run: string
  url: string
  file: string
}

/** A run as the simple page shows it: what was asked for, and what came. */
export interface Drawing {
  run: string
  name: string
  /** Absent when the workflow has no prompt that is written down. */
  told?: { words: string; style: StyleId }
  seed?: number
  width: number
  height: number
  count: number
  pictures: Picture[]
}

interface Node {
  type?: string
  inputs?: Record<string, unknown>
}

/** Reads a run's record, whatever workflow it was. */
export function drawingOf(record: Schemas['RunDocument']): Drawing {
  const nodes = (record.workflow.nodes ?? {}) as Record<string, Node>
  const noise = nodes.noise?.inputs ?? {}
  const text = nodes.prompt?.inputs?.text
  const seed = record.seeds['noise.seed'] ?? Object.values(record.seeds)[0]
  return {
    run: record.runId,
    name: record.workflow.name ?? '',
    ...(typeof text === 'string' && { told: understood(text) }),
    ...(seed !== undefined && { seed }),
    width: numberOr(noise.width, 128),
    height: numberOr(noise.height, 128),
    count: Math.max(1, numberOr(noise.batch, 1)),
    pictures: record.outputs.flatMap((output, n) =>
      output.mediaType.startsWith('image/')
        ? [{ run: record.runId, url: outputUrl(record.runId, n), file: output.file.replace(/^.*[/\\]/, '') }]
        : [],
    ),
  }
}

/** The wish that leads to the same drawing again. */
export function wishFor(drawing: Drawing): Partial<Wish> {
  return {
    ...drawing.told,
    ...(drawing.seed !== undefined && { seed: drawing.seed }),
    count: Math.min(drawing.count, MOST_PICTURES),
  }
}

const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise)
