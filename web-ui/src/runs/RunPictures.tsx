import { useTranslation } from 'react-i18next'
import { SeedLine } from '@/runs/SeedLine'
import { type RunRecord, seedsBehind } from '@/runs/record'
import { outputUrl, thumbnailUrl } from '@/runs/submit'
import c from '@/runs/controls.module.css'
import styles from '@/runs/RunDetail.module.css'

/** What a run made, each with the seed that it was made from. */
export function RunPictures({ run, onOpen }: { run: RunRecord; onOpen: (n: number) => void }) {
  const { t } = useTranslation()
  if (run.outputs.length === 0) return null
  return (
    <ul className={styles.pictures} aria-label={t('runs.outputs')}>
      {run.outputs.map((output, n) => (
        <li key={output.file}>
          <figure>
            {output.mediaType.startsWith('image/') ? (
              <button onClick={() => onOpen(n)} aria-label={t('runs.openPicture', { name: output.file })}>
                <img src={thumbnailUrl(run.runId, n, 512)} alt={output.file} loading="lazy" />
              </button>
            ) : (
              <a className={c.button} href={outputUrl(run.runId, n)} download={output.file}>
                {output.file}
              </a>
            )}
            <figcaption>
              {seedsBehind(run, output.node).map(([port, seed]) => (
                <SeedLine key={port} port={port} seed={seed} />
              ))}
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  )
}
