import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, lazy, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Switch, useSearchParams } from 'wouter'
import { queries } from '@/api/queries'
import { followEvents } from '@/runs/follow'
import { DropFile } from '@/app/DropFile'
import { Shell } from '@/app/Shell'
import { Failsafe } from '@/app/Failsafe'
import { routes } from '@/app/routes'
import { startLanguage } from '@/i18n'
import { SimpleScreen } from '@/simple/SimpleScreen'

const EditorScreen = lazy(async () => ({ default: (await import('@/editor/EditorScreen')).EditorScreen }))
const RunsScreen = lazy(async () => ({ default: (await import('@/runs/RunsScreen')).RunsScreen }))
const CompareScreen = lazy(async () => ({ default: (await import('@/compare/CompareScreen')).CompareScreen }))
const ReplayScreen = lazy(async () => ({ default: (await import('@/replay/ReplayScreen')).ReplayScreen }))
const GalleryScreen = lazy(async () => ({ default: (await import('@/gallery/GalleryScreen')).GalleryScreen }))

const TemplatesScreen = lazy(async () => ({
  default: (await import('@/templates/TemplatesScreen')).TemplatesScreen,
}))
const SweepsScreen = lazy(async () => ({ default: (await import('@/sweeps/SweepsScreen')).SweepsScreen }))
const SweepScreen = lazy(async () => ({ default: (await import('@/sweeps/SweepScreen')).SweepScreen }))
const FormScreen = lazy(async () => ({ default: (await import('@/simple/FormScreen')).FormScreen }))

/** The whole page: one connection to the server, one frame, a screen for each address. */
export function App() {
  useEffect(() => {
    void startLanguage()
    return followEvents()
  }, [])
  return (
    <QueryClientProvider client={queries}>
      <DropFile>
        <Shell>
          <Failsafe>
            <Suspense>
              <Switch>
                <Route path={routes.create}>{() => <Create />}</Route>
                <Route path={routes.edit}>{() => <EditorScreen />}</Route>
                <Route path={routes.workflow}>
                  {({ workflow }) => <EditorScreen workflow={decodeURIComponent(workflow)} />}
                </Route>
                <Route path={routes.runs}>{() => <RunsScreen />}</Route>
                <Route path={routes.run}>{({ id }) => <RunsScreen run={decodeURIComponent(id)} />}</Route>
                <Route path={routes.gallery}>{() => <GalleryScreen />}</Route>
                <Route path={routes.templates}>{() => <TemplatesScreen />}</Route>
                <Route path={routes.sweeps}>{() => <SweepsScreen />}</Route>
                <Route path={routes.sweep}>{({ id }) => <SweepScreen id={decodeURIComponent(id)} />}</Route>
                <Route path={routes.compare}>
                  {({ a, b }) => <CompareScreen a={decodeURIComponent(a)} b={decodeURIComponent(b)} />}
                </Route>
                <Route path={routes.replay}>
                  {({ hash }) => <ReplayScreen key={hash} hash={decodeURIComponent(hash)} />}
                </Route>
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </Failsafe>
        </Shell>
      </DropFile>
    </QueryClientProvider>
  )
}

/** The simple page: of a workflow when the address names one, else of words to pictures. */
function Create() {
  const [search] = useSearchParams()
  const workflow = search.get('workflow')
  const template = search.get('template')
  const tab = search.get('tab')
  if (tab !== null) return <FormScreen key={tab} tab={tab} />
  if (workflow !== null) return <FormScreen key={workflow} workflow={workflow} />
  if (template !== null) return <FormScreen key={template} template={template} />
  return <SimpleScreen />
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <div>
      <h1>{t('app.notFound')}</h1>
      <Link href={routes.create}>{t('app.home')}</Link>
    </div>
  )
}
