import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type LiveRun, progressOf, timeLeft } from '@/runs/liveRun'
import { left, useNow } from '@/runs/time'

/** How far the run at work is, in the title of the browser's tab: seen from another tab too. */
export function useTabTitle(run: LiveRun | undefined) {
  const { t } = useTranslation()
  const now = useNow(1_000, run !== undefined)
  const name = t('app.name')
  let title: string = name
  if (run) {
    const time = timeLeft(run, now)
    const percent = t('runs.percent', { n: Math.floor(progressOf(run) * 100) })
    title = [percent, time === undefined ? '' : t('runs.left', { time: left(time) }), run.name, name]
      .filter(Boolean)
      .join(' · ')
  }
  useEffect(() => {
    document.title = title
  }, [title])
}
