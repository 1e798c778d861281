import { useTranslation } from 'react-i18next'
import { outputUrl } from '@/runs/submit'
import { useRuns } from '@/runs/runStore'

/** The pictures that runs made. */
export function GalleryScreen() {
  const { t } = useTranslation()
  const runs = useRuns((state) => state.runs)
  return (
    <>
      <h1>{t('app.gallery')}</h1>
      {Object.values(runs).flatMap((run) =>
        run.outputs.map((output, n) => (
          <img key={run.id + output.file} src={outputUrl(run.id, n)} alt={output.file} />
        )),
      )}
    </>
  )
}
