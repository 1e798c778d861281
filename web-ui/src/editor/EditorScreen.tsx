import { ReactFlowProvider } from '@xyflow/react'
import { Suspense, lazy, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'wouter'
import { routes, workflowPath } from '@/app/routes'
import { ContextMenu } from '@/commands/ContextMenu'
import { KeysDialog } from '@/commands/KeysDialog'
import { Palette } from '@/commands/Palette'
import { useShortcuts } from '@/commands/useShortcuts'
import { useDocument } from '@/editor/open'
import { Canvas } from '@/editor/Canvas'
import { NodeSearch } from '@/editor/NodeSearch'
import { NothingOpen } from '@/editor/NothingOpen'
import { PlanPanel } from '@/editor/PlanPanel'
import { Problems } from '@/editor/Problems'
import { usePlanning } from '@/editor/planning'
import { ReplaceNode } from '@/editor/ReplaceNode'
import { StatusLine } from '@/editor/StatusLine'
import { TabBar } from '@/editor/TabBar'
import { Toolbar } from '@/editor/Toolbar'
import { useTransfer } from '@/editor/transfer'
import { WhyNot } from '@/editor/WhyNot'
import { useCanvas } from '@/editor/canvasStore'
import { useTabRun } from '@/editor/tabRun'
import { type Wanted, openWanted } from '@/editor/opening'
import { DocumentContext } from '@/editor/open'
import { HeatContext, useHeat } from '@/editor/heat'
import { FormPanel } from '@/editor/FormPanel'
import { HeatPanel } from '@/editor/HeatPanel'
import { type Tab, useTabs } from '@/editor/tabs'
import { StepsContext, useRunSteps } from '@/runs/steps'
import { SweepDialog } from '@/sweeps/SweepDialog'
import { HelpPanel } from '@/learn/HelpPanel'
import { Outline } from '@/outline/Outline'
import { useCatalogue } from '@/nodes/catalogue'
import { ShownRunContext } from '@/nodes/nodeRun'
import type { Catalogue } from '@/document/definitions'
import { OthersBanner } from '@/saving/OthersBanner'
import { SaveDialogs } from '@/saving/SaveDialogs'
import styles from '@/editor/EditorScreen.module.css'

// Only fetched by those who paint.
const MaskDialog = lazy(() => import('@/mask/MaskDialog'))

/** The graph of a workflow, and the others that are open. */
export function EditorScreen({ workflow }: { workflow?: string }) {
  const { t } = useTranslation()
  const { catalogue, ready, error } = useCatalogue()
  const [search] = useSearchParams()
  const run = search.get('run') ?? undefined
  const template = search.get('template') ?? undefined
  const hot = search.get('heat')
  const [failed, setFailed] = useState<string>()
  const tab = useTabs((state) => state.tabs.find((each) => each.id === state.active))
  const key = [workflow, run, template].join(' ')
  const [settled, setSettled] = useState<string>()
  useAddress(tab, settled === key, run)

  useEffect(() => {
    let stale = false
    const wanted: Wanted = {
      ...(workflow !== undefined && { workflow }),
      ...(run !== undefined && { run }),
      ...(template !== undefined && { template }),
    }
    openWanted(wanted).then(
      () => {
        if (stale) return
        setFailed(undefined)
        setSettled(key)
      },
      (reason: unknown) => stale || setFailed(reason instanceof Error ? reason.message : String(reason)),
    )
    return () => {
      stale = true
    }
  }, [workflow, run, template, key])

  useEffect(() => {
    if (hot === 'time' || hot === 'memory') useCanvas.setState({ heat: { of: hot, median: false } })
  }, [hot])

  return (
    <div className={styles.screen}>
      <h1 className={styles.hidden}>{t('app.edit')}</h1>
      <TabBar />
      {failed !== undefined && (
        <p role="alert" className={styles.failed}>
          {t('editor.notOpened', { why: failed })}
        </p>
      )}
      {error && (
        <p role="alert" className={styles.failed}>
          {t('editor.unreachable')}
        </p>
      )}
      {tab && ready ? (
        <OpenDocument key={tab.id} tab={tab} catalogue={catalogue} />
      ) : tab || (settled !== key && failed === undefined) ? (
        <div className={styles.nothing}>{t('editor.loading')}</div>
      ) : (
        <NothingOpen />
      )}
      <SaveDialogs />
    </div>
  )
}

/** The address names what is looked at, so that a reload shows the same. */
function useAddress(tab: Tab | undefined, settled: boolean, run: string | undefined) {
  const [at, go] = useLocation()
  const template = useSearchParams()[0].has('template')
  const wanted = tab?.workflow !== undefined && tab.base ? workflowPath(tab.workflow) : routes.edit
  const ofRun = run !== undefined && tab?.run === run
  const right = at === wanted && !template && run === undefined
  useEffect(() => {
    if (settled && !ofRun && !right) go(wanted, { replace: true })
  }, [settled, wanted, ofRun, right, go])
}

function OpenDocument({ tab, catalogue }: { tab: Tab; catalogue: Catalogue }) {
  return (
    <DocumentContext value={tab.document}>
      <ReactFlowProvider>
        <Editing tab={tab} catalogue={catalogue} />
      </ReactFlowProvider>
    </DocumentContext>
  )
}

function Editing({ tab, catalogue }: { tab: Tab; catalogue: Catalogue }) {
  const path = useDocument((state) => state.path)
  const search = useCanvas((state) => state.search)
  const palette = useCanvas((state) => state.palette)
  const menu = useCanvas((state) => state.menu)
  const keysDialog = useCanvas((state) => state.keysDialog)
  const sweepDialog = useCanvas((state) => state.sweepDialog)
  const refused = useCanvas((state) => state.refused)
  const replacing = useCanvas((state) => state.replacing)
  const outline = useCanvas((state) => state.outline)
  const help = useCanvas((state) => state.help)
  const painting = useCanvas((state) => state.painting)
  const context = useMemo(() => ({ store: tab.document, tab, catalogue }), [tab, catalogue])
  const shown = useMemo(() => ({ run: tab.run, path }), [tab.run, path])
  const heat = useHeat(tab.run, path)
  const steps = useRunSteps(tab.run)
  usePlanning(tab)
  useTabRun(tab)
  useShortcuts(context)
  useTransfer(context)
  return (
    <ShownRunContext value={shown}>
      <StepsContext value={steps}>
        <HeatContext value={heat}>
          <Toolbar context={context} />
          <OthersBanner tab={tab} />
          <div className={styles.stage}>
            <Canvas
              key={path.join('/')}
              catalogue={catalogue}
              tab={tab.id}
              viewport={path.length === 0 ? tab.viewport : undefined}
            />
            <Problems tab={tab} catalogue={catalogue} />
            {tab.run !== undefined && <HeatPanel heat={heat} path={path} />}
            {outline && <Outline catalogue={catalogue} />}
            <FormPanel tab={tab} catalogue={catalogue} />
            <PlanPanel catalogue={catalogue} />
            {help && <HelpPanel catalogue={catalogue} />}
          </div>
          <StatusLine />
          {search && <NodeSearch request={search} catalogue={catalogue} />}
          {replacing !== undefined && <ReplaceNode name={replacing} catalogue={catalogue} />}
          {refused && <WhyNot refused={refused} catalogue={catalogue} />}
          {palette && <Palette context={context} />}
          {menu && <ContextMenu key={`${menu.at.x},${menu.at.y}`} context={context} {...menu} />}
          {keysDialog && <KeysDialog />}
          {sweepDialog && <SweepDialog context={context} />}
          {painting && (
            <Suspense>
              <MaskDialog request={painting} catalogue={catalogue} />
            </Suspense>
          )}
        </HeatContext>
      </StepsContext>
    </ShownRunContext>
  )
}
