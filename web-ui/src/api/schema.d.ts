// Made of /api/v1/openapi.json by "npm run api".
export interface paths {
  '/api/v1/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All runs, or those with certain values, the newest first */
    get: operations['runs']
    put?: never
    /**
     * Queue a workflow
     * @description The header `Location` names the run.
     */
    post: operations['submit']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A run and its record so far */
    get: operations['run']
    put?: never
    post?: never
    /** Cancel a run, waiting or running */
    delete: operations['cancel']
    options?: never
    head?: never
    /** Rate, tag, pin a run, or note something about it */
    patch: operations['mark']
    trace?: never
  }
  '/api/v1/runs/{id}/retry': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Queue the same document again, as a new run */
    post: operations['retry']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/events/stream': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What happens, as it happens, as server-sent events
     * @description Each `data` is one event as JSON: `run`, `seq`, `type`, and what it tells; its `id` is the `seq`. A browser's `EventSource` that lost the connection comes back with `Last-Event-ID` and is told what it missed, but for progress and previews; so is who sends `after`. When more than 10000 events were missed, the last ones are told after one of the type `gap`. The same events, with the same parameters, are told by a WebSocket at `/api/v1/events`.
     */
    get: operations['eventStream']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/queue': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What runs and what waits, the next first */
    get: operations['queue']
    put?: never
    post?: never
    /** Cancel all that waits, and what runs */
    delete: operations['cancelAll']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/queue/pause': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Begin no further run, not even after a restart */
    post: operations['pauseQueue']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/queue/resume': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Go on after a pause */
    post: operations['resumeQueue']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/first': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Put a run that waits before all others */
    post: operations['first']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/priority': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Give a run that waits another priority, behind those that have it */
    put: operations['prioritise']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/place': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Put a run that waits right before another one, or behind all
     * @description It takes on that one's priority.
     */
    put: operations['place']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/outputs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The files of all runs that are over, or of those with certain values, the newest first */
    get: operations['outputs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/values': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The numbers that runs were given, and how the runs were rated, the newest first */
    get: operations['values']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What happened in a run, in order; progress and previews are not kept */
    get: operations['runEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/outputs/{n}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A file that a run made
     * @description The `ETag` is the file's SHA-256. Once the run is over the answer may be kept for good.
     */
    get: operations['output']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/outputs/{n}/told': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Exactly what a file would tell of its run when it is handed on */
    get: operations['told']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/outputs/{n}/thumbnail': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A picture that a run made, small */
    get: operations['thumbnail']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Make a run again, everything computed anew
     * @description `GET /api/v1/replays/{id}` of the run that is answered says how it came out.
     */
    post: operations['replay']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/replays': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Make again what a picture, a record or a pack tells of
     * @description The body is the file itself, of 64 MiB at most.
     */
    post: operations['replayFile']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/replays/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether a replay gave the same */
    get: operations['verdict']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/replays/{id}/outputs/{n}/difference': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where the pixels of a replay differ, amplified; black where they do not */
    get: operations['replayDifference']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/pack': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A run as one file that another machine makes again
     * @description Workflow, record and input files; models and outputs by their hash only.
     */
    get: operations['pack']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{a}/diff/{b}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What makes one run another, and what came of it */
    get: operations['diffRuns']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{a}/diff/{b}/outputs/{n}/difference': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where the pixels of two runs' pictures differ, amplified; black where they do not */
    get: operations['runDifference']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/records/{hash}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How something was made, by the hash of what it tells of that */
    get: operations['sharedRecord']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/uploads': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The files that workflows can load */
    get: operations['uploads']
    put?: never
    /**
     * Bring a picture or a latent
     * @description The body is the file, or a form with one file in it. It is read whole before it is kept; the same file sent twice is kept once and has one name. Give the `name` that is answered to a node that loads pictures or latents.
     */
    post: operations['upload']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/uploads/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A file that workflows can load */
    get: operations['uploadedFile']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/uploads/{name}/thumbnail': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A picture that workflows can load, small */
    get: operations['uploadedThumbnail']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The saved workflows, the last touched first */
    get: operations['workflows']
    put?: never
    /**
     * Keep a workflow
     * @description The document becomes version 1, or with `draft` a draft of a workflow that has no version yet. A document alone, as `GET …/file` gives it, may be sent too. It need not be one that can run. The header `Location` names the workflow.
     */
    post: operations['createWorkflow']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A workflow: its latest document, and the newest draft if that is newer */
    get: operations['workflow']
    /**
     * Save a workflow as a new version
     * @description A document that is the latest version already makes no new one. When somebody else has saved since `base`, nothing is saved and the answer says who and when; the document is kept as the draft of `client`.
     */
    put: operations['saveWorkflow']
    post?: never
    /**
     * Remove a workflow
     * @description It can be brought back for thirty days, with all its versions; runs of it stay.
     */
    delete: operations['removeWorkflow']
    options?: never
    head?: never
    /**
     * Give a workflow another name
     * @description Makes a new version, whose document has the name; the id stays.
     */
    patch: operations['renameWorkflow']
    trace?: never
  }
  '/api/v1/workflows/{id}/restore': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Bring a removed workflow back */
    post: operations['restoreWorkflow']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows/{id}/file': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The latest document as a file
     * @description What `darkroom run` takes, and what `POST /api/v1/workflows` takes back.
     */
    get: operations['workflowFile']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows/{id}/versions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The versions of a workflow, the newest first */
    get: operations['versions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows/{id}/versions/{n}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A version and its document */
    get: operations['version']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Label a version */
    patch: operations['labelVersion']
    trace?: never
  }
  '/api/v1/workflows/{id}/versions/{n}/restore': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Make a version the latest again, as a new one
     * @description What is not saved yet stays as a draft.
     */
    post: operations['restoreVersion']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows/{id}/versions/{a}/diff/{b}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What makes one version another */
    get: operations['versionDiff']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows/{id}/blame': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Which values an input had, in which versions, and who gave them
     * @description Nodes are followed to what they were called before, through 1000 versions at most.
     */
    get: operations['blame']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/workflows/{id}/draft': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is not saved yet: the newest draft, or a tab's own */
    get: operations['draft']
    /**
     * Keep what is not saved yet
     * @description Each browser tab has a draft of its own, so that none writes over another's; the answer tells of the others, and whether somebody has saved since. Of many tabs the last eight are kept. Saving ends the draft. A workflow that was never saved is begun with `POST /api/v1/workflows` and `draft`.
     */
    put: operations['saveDraft']
    post?: never
    /** Give up what is not saved: a tab's own, or without `client` all drafts */
    delete: operations['dropDraft']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/templates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The workflows that come with Darkroom, to begin from */
    get: operations['templates']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/templates/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A template and its document */
    get: operations['template']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/templates/{id}/picture': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What a template makes */
    get: operations['templatePicture']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/read': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * The workflow that a file holds
     * @description The body is a picture that Darkroom made (PNG, at most 64 MiB), a workflow, or the record of a run. Nothing is kept. The workflow need not be one that can run here.
     */
    post: operations['readFile']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/validate': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * All problems of a workflow
     * @description Each names node and port, what is there, what should be, and what to do.
     */
    post: operations['validate']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plan': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * What a run would do and cost
     * @description Runs nothing and changes nothing. The workflow may have problems: then they are listed, and the nodes that they block say so. What is estimated comes from earlier runs on this machine; where there were none it is absent.
     */
    post: operations['plan']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/nodes/{node}/steps': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The pictures that a node showed of its work
     * @description Kept when the run was submitted with `keepSteps`, while it goes on and for some time after: it is a cache. A node whose result was there already shows none.
     */
    get: operations['steps']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/nodes/{node}/steps/{n}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One of these pictures */
    get: operations['step']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/sweeps': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All sweeps, the newest first */
    get: operations['sweeps']
    put?: never
    /**
     * Queue a run for each combination of some inputs' values
     * @description At most 3 axes and 256 runs. What several of them need is computed once, by the result cache. The header `Location` names the sweep.
     */
    post: operations['sweep']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/sweeps/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A sweep: its axes, and what became of each run */
    get: operations['sweepById']
    put?: never
    post?: never
    /** Cancel those runs of a sweep that are not over */
    delete: operations['cancelSweep']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/sweeps/{id}/sheet': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A contact sheet of a sweep
     * @description The first picture of each run, small, with the values at the edges: the first axis from left to right, the second from top to bottom, a third block by block. Made of what is there when it is asked for.
     */
    get: operations['sweepSheet']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/diff': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * What makes one workflow another
     * @description Neither needs to be one that can run. Links follow nodes that got another name; the order of nodes and inputs does not count.
     */
    post: operations['diff']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/nodes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The node types, with their ports */
    get: operations['nodes']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/models': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The models that workflows can name */
    get: operations['models']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The plugins, and what is wrong with those that cannot be used */
    get: operations['plugins']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/session': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who asks, and what they may do */
    get: operations['session']
    put?: never
    /**
     * Show a token once, in a browser
     * @description For pages, which cannot send a header with a WebSocket or a picture: send the token as `Authorization: Bearer`, and the answer sets a cookie that stands for it (no script can read it, no other site can use it) for twelve hours. Programs do not need it.
     */
    post: operations['signIn']
    /** Forget the token, in a browser */
    delete: operations['signOut']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Figures for a monitoring system
     * @description In the text format of Prometheus. Names begin with `darkroom_`, `jvm_`, `system_` or `process_`; labels hold routes, states and node types, never ids or what people wrote.
     */
    get: operations['metrics']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the engine is up, and what it does now */
    get: operations['health']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/openapi.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * This description, for machines
     * @description For people the same is at `/api/docs`.
     */
    get: operations['openApi']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    Submission: {
      /** @description the document, as saved */
      workflow: components['schemas']['Workflow']
      /**
       * Format: int64
       * @description for every seed input; absent leaves the document's
       */
      seed?: number
      /**
       * Format: int32
       * @description the higher the sooner, from -1000 to 1000; 0 when absent
       */
      priority?: number
      /** @description values by `node.input`: texts, numbers, booleans */
      set?: {
        [key: string]: unknown
      }
      /** @description names of nodes: only these and what they need run; inside a subgraph `outer/inner` */
      targets?: string[]
      /** @description keep every picture that nodes show of their work, see `/runs/{id}/nodes/{node}/steps` */
      keepSteps?: boolean
      /** @description the saved workflow that this is a run of, to find the run by */
      savedAs?: components['schemas']['SavedAs']
    }
    RunSummary: {
      runId: string
      status: components['schemas']['RunStatus']
      /** @description of the workflow */
      name: string
      /** Format: date-time */
      queued: string
      /** Format: date-time */
      started?: string
      /** Format: date-time */
      finished?: string
      /**
       * Format: int32
       * @description how many files it left, known when it is over
       */
      outputs: number
      /**
       * Format: int32
       * @description the higher the sooner
       */
      priority: number
      /**
       * Format: int32
       * @description how often it was begun
       */
      attempts: number
      /** @description one sentence, when it failed */
      error?: string
      /**
       * Format: int32
       * @description from 1 to 5, if somebody gave one
       */
      rating?: number
      note?: string
      tags: string[]
      /** @description never cleared away */
      pinned: boolean
      /** @description the saved workflow that it is a run of */
      savedAs?: components['schemas']['WorkflowRef']
      /** @description id of the sweep that it is a cell of */
      sweep?: string
    }
    ProblemDetail: {
      type: string
      title: string
      /** Format: int32 */
      status: number
      detail: string
      remedy: string
      problems: components['schemas']['Problem'][]
    }
    RunList: {
      runs: components['schemas']['RunSummary'][]
      /**
       * Format: int64
       * @description for `before`, to get the page after this; absent on the last
       */
      next?: number
    }
    RunDocument: {
      runId: string
      status: components['schemas']['RunStatus']
      /** @description the exact document, with the seeds that were used */
      workflow: components['schemas']['Workflow']
      /** @description of a run of some nodes only: which were wanted */
      targets?: string[]
      /** @description by `node.port` */
      seeds: {
        [key: string]: number
      }
      /** @description by name; inside a subgraph `outer/inner` */
      nodes: {
        [key: string]: components['schemas']['NodeDocument']
      }
      outputs: components['schemas']['Output'][]
      /** @description files of the input folder that the nodes read */
      inputs: components['schemas']['InputFile'][]
      models: components['schemas']['Model'][]
      plugins: components['schemas']['Plugin'][]
      /** @description name and version of the engine */
      engine: string
      device: string
      machine?: components['schemas']['Machine']
      /** Format: date-time */
      queued: string
      /** Format: date-time */
      started?: string
      /** Format: date-time */
      finished?: string
      error?: components['schemas']['RunError']
    }
    Marks: {
      /**
       * Format: int32
       * @description from 1 to 5; 0 takes it away
       */
      rating?: number
      /** @description some words; empty takes them away */
      note?: string
      /** @description all of them */
      tags?: string[]
      /** @description whether it is never cleared away */
      pinned?: boolean
    }
    Queue: {
      paused: boolean
      /** @description the run at work */
      running?: string
      /** @description runs that wait, the next first */
      waiting: string[]
    }
    Priority: {
      /**
       * Format: int32
       * @description the higher the sooner, from -1000 to 1000; 0 is usual
       */
      priority: number
    }
    Place: {
      /** @description id of a run that waits; absent means behind all */
      before?: string
    }
    OutputList: {
      outputs: components['schemas']['OutputSummary'][]
      /**
       * Format: int64
       * @description for `before`, to get the page after this; absent on the last
       */
      next?: number
    }
    ValueList: {
      runs: components['schemas']['RunValues'][]
    }
    EventList: {
      events: unknown[]
      /**
       * Format: int64
       * @description for `since`, to get what came after; absent when this is all
       */
      next?: number
    }
    Told: {
      tells: components['schemas']['Tells']
      /** @description all that the file would say of its run; absent when that is nothing */
      text?: string
    }
    Replaying: {
      /** @description of the new run */
      runId: string
    }
    ReplayState: {
      /** @description of the run that makes the other again */
      runId: string
      /** @description pending, identical, different, uncompared or failed */
      state: string
      /** @description once the run is over */
      verdict?: components['schemas']['ReplayVerdict']
    }
    RunComparison: {
      before: string
      after: string
      /** @description whether both did the same, with the same, and left the same */
      same: boolean
      /** @description what differs in what was asked for */
      workflow: components['schemas']['WorkflowDiff']
      /** @description how long the nodes took, and where what they gave came from */
      nodes: components['schemas']['NodeTimes'][]
      /** @description what else was not the same: seeds, models, files, plugins, engine, device, machine */
      changes: components['schemas']['Circumstance'][]
      /** @description the files of both, side by side */
      outputs: components['schemas']['ComparedOutput'][]
      /** @description for people, one for each thing */
      sentences: string[]
    }
    SharedRecord: {
      hash: string
      runId: string
      status: components['schemas']['RunStatus']
      workflow: components['schemas']['Workflow']
      /** @description by `node.port` */
      seeds: {
        [key: string]: number
      }
      inputs: components['schemas']['InputFile'][]
      models: components['schemas']['Model'][]
      plugins: components['schemas']['Plugin'][]
      engine: string
      device: string
      outputs: components['schemas']['SharedOutput'][]
    }
    Uploaded: {
      /** @description what to give to a node that loads it */
      name: string
      mediaType: string
      /** Format: int64 */
      bytes: number
      sha256: string
      /**
       * Format: int32
       * @description in pixels, of a picture
       */
      width?: number
      /**
       * Format: int32
       * @description in pixels, of a picture
       */
      height?: number
      /**
       * Format: date-time
       * @description when it was put there
       */
      changed: string
    }
    UploadList: {
      uploads: components['schemas']['Uploaded'][]
      /**
       * Format: int32
       * @description how many there are in all
       */
      total: number
    }
    WorkflowList: {
      workflows: components['schemas']['WorkflowSummary'][]
      /**
       * Format: int64
       * @description for `before`, to get the page after this; absent on the last
       */
      next?: number
    }
    NewWorkflow: {
      /** @description as in a file */
      document: components['schemas']['Workflow']
      /** @description in place of the document's own name */
      name?: string
      /** @description of the first version */
      label?: string
      /** @description whether it is not saved yet: there will be a draft and no version */
      draft?: boolean
      /** @description the browser tab, by an id of its own making */
      client?: string
    }
    WorkflowSummary: {
      id: string
      name: string
      /**
       * Format: int32
       * @description number of the latest version; 0 while it was never saved
       */
      version: number
      /**
       * Format: int32
       * @description how many versions there are
       */
      versions: number
      /**
       * Format: date-time
       * @description when it was last saved, or begun
       */
      saved: string
      /** @description the youngest run that names it */
      lastRun?: string
      /** @description whether there is a draft newer than the latest version */
      unsaved: boolean
      /**
       * Format: date-time
       * @description when it was removed
       */
      removed?: string
    }
    WorkflowDocument: {
      id: string
      name: string
      /**
       * Format: int32
       * @description number of the latest version; 0 while it was never saved
       */
      version: number
      /**
       * Format: date-time
       * @description when it was last saved, or begun
       */
      saved: string
      /** @description of the latest version; while there is none, the draft's */
      document: components['schemas']['Workflow']
      /** @description the newest that is not saved yet */
      draft?: components['schemas']['DraftDocument']
    }
    Save: {
      document: components['schemas']['Workflow']
      /**
       * Format: int32
       * @description number of the version it was made from; 0 when there was none
       */
      base: number
      /** @description some words for this version */
      label?: string
      /** @description the browser tab, by an id of its own making */
      client?: string
    }
    SavedNow: {
      /** @description id of the workflow */
      workflow: string
      /** @description the latest version */
      version: components['schemas']['SavedVersion']
      /** @description whether it was that already, so that there is no new version */
      unchanged: boolean
    }
    VersionConflict: {
      type: string
      title: string
      /** Format: int32 */
      status: number
      detail: string
      remedy: string
      problems: components['schemas']['Problem'][]
      latest: components['schemas']['SavedVersion']
    }
    NewName: {
      /** @description on one line */
      name: string
      /** @description the browser tab, by an id of its own making */
      client?: string
    }
    /** @description A workflow document: nodes by name, their inputs values or links {"from": "node.port"}. */
    Workflow: {
      format?: string
      name?: string
      nodes?: {
        [key: string]: {
          type?: string
          version?: number
          inputs?: Record<string, never>
          ui?: Record<string, never>
        }
      }
      outputs?: string[]
      subgraphs?: Record<string, never>
      requires?: Record<string, never>
    }
    VersionList: {
      versions: components['schemas']['SavedVersion'][]
      /**
       * Format: int32
       * @description for `before`, to get the page after this; absent on the last
       */
      next?: number
    }
    VersionDocument: {
      version: components['schemas']['SavedVersion']
      document: components['schemas']['Workflow']
    }
    Label: {
      /** @description on one line; empty takes it away */
      label: string
    }
    SavedVersion: {
      /** Format: int32 */
      number: number
      /**
       * Format: int32
       * @description number of the version it was made from; 0 for the first
       */
      base: number
      /** Format: date-time */
      saved: string
      /** @description name of the token that saved it; empty when none was needed */
      by: string
      label?: string
      /** @description what makes it another than its base, in one sentence */
      summary: string
    }
    WorkflowDiff: {
      name?: components['schemas']['NameChange']
      nodes: components['schemas']['NodeChange'][]
      outputs?: components['schemas']['OutputsChange']
      subgraphs: components['schemas']['SubgraphChange'][]
      layout: boolean
      same: boolean
      sentences: string[]
      sameRun: boolean
    }
    Blame: {
      spans: components['schemas']['BlameSpan'][]
    }
    NewDraft: {
      document: components['schemas']['Workflow']
      /**
       * Format: int32
       * @description number of the version it was made from; 0 when there was none
       */
      base: number
      /** @description the browser tab, by an id of its own making: letters, digits, hyphens */
      client: string
    }
    Drafted: {
      /**
       * Format: int32
       * @description number of the latest version; larger than the draft's base when somebody saved since
       */
      version: number
      draft: components['schemas']['Draft']
      /** @description of other tabs, newer than the latest version, the newest first */
      others: components['schemas']['Draft'][]
    }
    DraftDocument: {
      draft: components['schemas']['Draft']
      document: components['schemas']['Workflow']
    }
    TemplateList: {
      templates: components['schemas']['TemplateSummary'][]
    }
    TemplateDocument: {
      template: components['schemas']['TemplateSummary']
      document: components['schemas']['Workflow']
    }
    FoundWorkflow: {
      source: components['schemas']['FileKind']
      /** @description as it was run, with its seeds, when the file is a picture or a record */
      workflow: components['schemas']['Workflow']
      /** @description name and version of the engine that ran it */
      engine?: string
    }
    Verdict: {
      /** @description whether it could run */
      valid: boolean
      problems: components['schemas']['Problem'][]
    }
    PlanRequest: {
      /** @description the document, as saved */
      workflow: components['schemas']['Workflow']
      /**
       * Format: int64
       * @description for every seed input; absent leaves the document's
       */
      seed?: number
      /** @description values by `node.input`: texts, numbers, booleans */
      set?: {
        [key: string]: unknown
      }
      /** @description names of nodes: only these and what they need; inside a subgraph `outer/inner` */
      targets?: string[]
    }
    RunPlan: {
      /** @description in an order in which each comes after all that it reads */
      nodes: components['schemas']['PlannedNode'][]
      /**
       * Format: double
       * @description milliseconds of the nodes that run, one after the other, as far as they can be estimated; absent when none can
       */
      ms?: number
      /** @description nodes that run and are not in `ms`, since none of their type ever ran here */
      unestimated: string[]
      /**
       * Format: int64
       * @description the most memory that the server would have in use; absent when it cannot be estimated
       */
      peakBytes?: number
      /**
       * Format: int64
       * @description memory of the machine, or of the container
       */
      memoryBytes: number
      /** @description whether the memory suffices; absent when that cannot be told */
      fits?: boolean
      /** @description one sentence, when it does not fit */
      advice?: string
      /** @description what keeps it from running */
      problems: components['schemas']['Problem'][]
    }
    StepList: {
      steps: components['schemas']['StepPicture'][]
    }
    SweepSubmission: {
      /** @description the document, as saved */
      workflow: components['schemas']['Workflow']
      /** @description from one to three; the first changes fastest */
      axes: components['schemas']['SweepAxis'][]
      /** @description for people; else the workflow's */
      name?: string
      /**
       * Format: int64
       * @description for every seed input, unless an axis is of it
       */
      seed?: number
      /**
       * Format: int32
       * @description of each run: the higher the sooner, from -1000 to 1000; 0 when absent
       */
      priority?: number
      /** @description values that do not change, by `node.input`: texts, numbers, booleans */
      set?: {
        [key: string]: unknown
      }
      /** @description names of nodes: only these and what they need run */
      targets?: string[]
    }
    SweepDocument: {
      sweepId: string
      name: string
      /** Format: date-time */
      created: string
      axes: components['schemas']['SweepAxis'][]
      /** @description in their order; a run that was cleared away is not there */
      cells: components['schemas']['SweepCell'][]
    }
    SweepList: {
      sweeps: components['schemas']['SweepSummary'][]
    }
    TwoWorkflows: {
      /** @description the older document */
      before: components['schemas']['Workflow']
      /** @description the newer document */
      after: components['schemas']['Workflow']
    }
    NodeList: {
      nodes: components['schemas']['NodeDefinition'][]
    }
    ModelList: {
      models: string[]
    }
    PluginList: {
      plugins: components['schemas']['PluginInfo'][]
    }
    Session: {
      /** @description of the token; `local` when none is needed */
      name: string
      /** @description all that the caller may do */
      role: components['schemas']['Role']
      /** @description whether requests have to show a token */
      tokenNeeded: boolean
    }
    Health: {
      /** @description always `ok`: else there is no answer */
      status: string
      /** @description name and version */
      engine: string
      /**
       * Format: int64
       * @description runs at work
       */
      running: number
      /**
       * Format: int64
       * @description runs that wait
       */
      queued: number
      /**
       * Format: int64
       * @description threads that did not come back from a node and were given up; restart when there are many
       */
      lostThreads: number
    }
    SavedAs: {
      /** @description of the workflow */
      id: string
      /**
       * Format: int32
       * @description number of the version that is run, or that what is run was made from
       */
      version?: number
    }
    /** @enum {string} */
    RunStatus: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted'
    WorkflowRef: {
      id: string
      /** Format: int32 */
      version?: number
    }
    Problem: {
      code: components['schemas']['Code']
      subgraph?: string
      node?: string
      port?: string
      found: string
      expected: string
      remedy: string
      position?: components['schemas']['Position']
      message: string
    }
    NodeDocument: {
      status: components['schemas']['NodeStatus']
      /**
       * Format: double
       * @description milliseconds that it ran; 0 unless it ran
       */
      ms: number
      /**
       * Format: int64
       * @description the most memory of the process beyond what it had when the node began, if it could be told
       */
      peakBytes?: number
    }
    Output: {
      node: string
      port: string
      file: string
      mediaType: string
      sha256: string
      content?: string
      provenance?: string
    }
    InputFile: {
      name: string
      sha256: string
    }
    Model: {
      name: string
      sha256: string
    }
    Plugin: {
      id: string
      version: string
      sha256: string
    }
    Machine: {
      os: string
      cpu: string
      java: string
      /** Format: int32 */
      threads: number
    }
    RunError: {
      kind: components['schemas']['Kind']
      node?: string
      port?: string
      message: string
    }
    OutputSummary: {
      runId: string
      /**
       * Format: int32
       * @description in the run's record, from 0
       */
      n: number
      /** @description of the workflow */
      name: string
      output: components['schemas']['Output']
      /** Format: date-time */
      finished?: string
      /**
       * Format: int32
       * @description from 1 to 5, if somebody gave the run one
       */
      rating?: number
      /** @description of the run */
      tags: string[]
      /** @description whether the run is never cleared away */
      pinned: boolean
    }
    RunValues: {
      runId: string
      /** @description of the workflow */
      name: string
      /**
       * Format: int32
       * @description from 1 to 5, if somebody gave one
       */
      rating?: number
      /** @description by `node.input` */
      numbers: {
        [key: string]: number
      }
    }
    /** @enum {string} */
    Tells: 'all' | 'no-prompts' | 'nothing'
    ReplayVerdict: {
      outcome: components['schemas']['Outcome']
      original?: string
      replay: string
      outputs: components['schemas']['ComparedOutput'][]
      /** @description what was not as before, the likeliest reason first */
      changes: components['schemas']['Circumstance'][]
      /** @description for people: the verdict, the files that differ, the changes */
      sentences: string[]
    }
    NodeTimes: {
      node: string
      /** @description absent when the run had no such node */
      before?: components['schemas']['NodeTime']
      /** @description absent when the run had no such node */
      after?: components['schemas']['NodeTime']
    }
    Circumstance: {
      kind: components['schemas']['Matter']
      /** @description of what is not as before: an input, a model, a file, a plugin */
      name: string
      /** @description absent when it was not there */
      before?: string
      /** @description absent when it is no more */
      after?: string
      /** @description for people */
      sentence: string
    }
    ComparedOutput: {
      node: string
      /**
       * Format: int32
       * @description among the files of the node, from 0
       */
      number: number
      same: components['schemas']['Sameness']
      /** @description its name in the earlier run; absent when there was none */
      before?: string
      /** @description its name in the later run; absent when there is none */
      after?: string
      beforeSha256?: string
      afterSha256?: string
      /** @description of two pictures of one size that differ and are both kept */
      pixels?: components['schemas']['PixelDifference']
      /** @description for people */
      sentence: string
    }
    SharedOutput: {
      node: string
      file: string
      mediaType: string
      sha256: string
      /** @description hash of what it shows, apart from what it tells */
      content?: string
      /** @description whether it is the one that tells this */
      meant: boolean
    }
    NameChange: {
      before: string
      after: string
    }
    NodeChange: {
      change: components['schemas']['Change']
      node: string
      was?: string
      type: string
      retyped?: components['schemas']['TypeChange']
      mode?: components['schemas']['ModeChange']
      inputs: components['schemas']['InputChange'][]
      links: string[]
    }
    OutputsChange: {
      before: string[]
      after: string[]
    }
    SubgraphChange: {
      change: components['schemas']['Change']
      name: string
      ports: boolean
      nodes: components['schemas']['NodeChange'][]
    }
    BlameSpan: {
      /** @description the version that began it */
      from: components['schemas']['SavedVersion']
      /**
       * Format: int32
       * @description number of the last version that had it; absent when the latest has
       */
      until?: number
      /** @description what the node was called then */
      node: string
      /** @description absent when it was left to its default */
      value?: unknown
      /** @description such as: guidanceScale was 7 until version 4. */
      sentence: string
    }
    Draft: {
      /** @description whose it is */
      client: string
      /** @description name of the token that wrote it; empty when none was needed */
      by: string
      /**
       * Format: int32
       * @description number of the version it was made from; 0 when there was none
       */
      base: number
      /**
       * Format: date-time
       * @description when it was written
       */
      written: string
    }
    TemplateSummary: {
      id: string
      name: string
      /** @description what it shows, in a sentence or two */
      description: string
      /** @description those that belong together, such as `lecture`; absent for the usual ones */
      group?: string
      /** @description what it makes; absent when it makes nothing to look at */
      picture?: components['schemas']['TemplatePicture']
      /** @description what it uses and is not here; nothing when it can run */
      needs: components['schemas']['Need'][]
    }
    /** @enum {string} */
    FileKind: 'picture' | 'record' | 'workflow'
    PlannedNode: {
      /** @description its name; inside a subgraph `outer/inner` */
      node: string
      type: string
      state: components['schemas']['State']
      /** @description where its result is, when it is cached */
      source?: components['schemas']['Source']
      /** @description one sentence, when there is something to say */
      why?: string
      /**
       * Format: double
       * @description milliseconds, the median of `runs`
       */
      ms?: number
      /**
       * Format: int64
       * @description the most memory beyond what is in use before, the highest of `runs`
       */
      peakBytes?: number
      /**
       * Format: int32
       * @description how many earlier runs the estimate is made of, at most 9; 0 when there is none
       */
      runs: number
      /** @description which runs these are: of the `same` node below the same nodes, seeds and texts aside; of a `similar` one with the same values; or of any of its `type` */
      basis?: components['schemas']['Basis']
    }
    StepPicture: {
      /**
       * Format: int32
       * @description from 0, in the order in which they were shown
       */
      n: number
      /**
       * Format: int32
       * @description how far the node said it was just before
       */
      step: number
      /**
       * Format: int32
       * @description of how many; 0 when it had not said
       */
      total: number
      /** @description where to fetch it */
      url: string
    }
    SweepAxis: {
      /** @description `node.input`, or `seed` for every seed input */
      input: string
      /** @description texts, numbers or booleans */
      values: unknown[]
    }
    SweepCell: {
      /**
       * Format: int32
       * @description from 0
       */
      cell: number
      /** @description for each axis which of its values, from 0 */
      index: number[]
      /** @description for each axis the value itself */
      values: unknown[]
      runId: string
      status: components['schemas']['RunStatus']
      /** @description one sentence, when it failed */
      error?: string
      /** @description the files that it left, once it is over */
      outputs: components['schemas']['SweepOutput'][]
    }
    SweepSummary: {
      sweepId: string
      name: string
      /** Format: date-time */
      created: string
      /**
       * Format: int32
       * @description runs in all
       */
      size: number
      /** @description how many of its runs are in which state */
      runs: {
        [key: string]: number
      }
    }
    NodeDefinition: {
      type: string
      /** Format: int32 */
      version: number
      title: string
      category: string
      doc: string
      className: string
      aliases: string[]
      output: boolean
      device: boolean
      inputs: components['schemas']['InputDefinition'][]
      outputs: components['schemas']['OutputDefinition'][]
      migrations: number[]
      /** Format: int32 */
      height: number
    }
    PluginInfo: {
      id: string
      version: string
      sha256: string
      builtIn: boolean
      loaded: boolean
      nodeTypes: string[]
      problems: components['schemas']['PluginProblem'][]
    }
    /** @enum {string} */
    Role: 'anyone' | 'view' | 'run' | 'admin'
    /** @enum {string} */
    Code:
      | 'bad-json'
      | 'wrong-shape'
      | 'too-large'
      | 'bad-format'
      | 'bad-name'
      | 'unknown-type'
      | 'unknown-version'
      | 'migration-failed'
      | 'unknown-port'
      | 'missing-input'
      | 'wrong-type'
      | 'out-of-range'
      | 'not-a-choice'
      | 'dangling-link'
      | 'type-mismatch'
      | 'cycle'
      | 'unknown-subgraph'
      | 'subgraph-recursion'
      | 'subgraph-port'
      | 'unknown-output'
      | 'bad-override'
      | 'bad-mode'
      | 'bypass-impossible'
      | 'unknown-target'
      | 'idle-target'
      | 'too-many-problems'
    Position: {
      /** Format: int32 */
      line: number
      /** Format: int32 */
      column: number
    }
    /** @enum {string} */
    NodeStatus: 'waiting' | 'running' | 'ran' | 'cached' | 'skipped' | 'failed' | 'cancelled'
    /** @enum {string} */
    Kind: 'invalid-input' | 'defect' | 'out-of-memory' | 'output' | 'timed-out' | 'interrupted'
    /** @enum {string} */
    Outcome: 'identical' | 'different' | 'uncompared' | 'failed'
    NodeTime: {
      status: components['schemas']['NodeStatus']
      /** @description computed, memory or disk; absent when it is not known */
      source?: string
      /**
       * Format: double
       * @description milliseconds that it ran; 0 unless it ran
       */
      ms: number
    }
    /** @enum {string} */
    Matter: 'seed' | 'document' | 'model' | 'input' | 'plugin' | 'engine' | 'device' | 'machine'
    /** @enum {string} */
    Sameness: 'bytes' | 'content' | 'different' | 'unknown'
    PixelDifference: {
      /**
       * Format: double
       * @description peak signal to noise ratio in decibels; absent when nothing differs
       */
      psnr?: number
      /**
       * Format: int32
       * @description the greatest difference of one channel of one pixel, from 0 to 255
       */
      greatest: number
      /**
       * Format: int64
       * @description pixels that are not the same
       */
      differing: number
      /**
       * Format: int64
       * @description pixels in all
       */
      pixels: number
    }
    /** @enum {string} */
    Change: 'added' | 'removed' | 'renamed' | 'changed'
    TypeChange: {
      before: string
      /** Format: int32 */
      versionBefore?: number
      after: string
      /** Format: int32 */
      versionAfter?: number
    }
    ModeChange: {
      before: components['schemas']['Mode']
      after: components['schemas']['Mode']
    }
    InputChange: {
      port: string
      before?: unknown
      after?: unknown
      rewired: boolean
    }
    TemplatePicture: {
      /** @description address; takes `size` as thumbnails do */
      url: string
      /**
       * Format: int32
       * @description in pixels, of the original
       */
      width: number
      /**
       * Format: int32
       * @description in pixels, of the original
       */
      height: number
    }
    Need: {
      kind: components['schemas']['NeedKind']
      name: string
    }
    /** @enum {string} */
    State: 'cached' | 'runs' | 'blocked' | 'not-needed' | 'unknown-until-run'
    /** @enum {string} */
    Source: 'computed' | 'memory' | 'disk'
    /** @enum {string} */
    Basis: 'same' | 'similar' | 'type'
    SweepOutput: {
      node: string
      mediaType: string
      /** @description where to fetch it */
      url: string
    }
    InputDefinition: {
      name: string
      type: components['schemas']['ValueType']
      doc: string
      lazy: boolean
      optional: boolean
      multiline: boolean
      seed: boolean
      defaultValue?: unknown
      /** Format: double */
      min?: number
      /** Format: double */
      max?: number
      /** Format: double */
      step?: number
      choices: string[]
      choicesFrom?: string
      shownWhen?: components['schemas']['Condition']
      /** Format: int32 */
      rowHeight: number
    }
    OutputDefinition: {
      name: string
      type: components['schemas']['ValueType']
      doc: string
      /** Format: int32 */
      rowHeight: number
    }
    PluginProblem: {
      plugin: string
      severity: components['schemas']['Severity']
      message: string
    }
    /** @enum {string} */
    Mode: 'run' | 'mute' | 'bypass'
    /** @enum {string} */
    NeedKind: 'plugin' | 'model' | 'file' | 'node'
    ValueType: {
      name: string
      colour: string
      shape: string
      list: boolean
    }
    Condition: {
      port: string
      values: string[]
    }
    /** @enum {string} */
    Severity: 'error' | 'warning'
  }
  responses: {
    /** @description The request is malformed. */
    Problem400: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The request carries no token, or not the right one. */
    Problem401: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The caller may not do this, or the request comes from a page of another site. */
    Problem403: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The request is too large. */
    Problem413: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The address is too long. */
    Problem414: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The body is not declared as what it must be. */
    Problem415: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The header Expect says something other than 100-continue. */
    Problem417: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description There are too many requests; the header Retry-After says when to ask again. */
    Problem429: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The headers are too large. */
    Problem431: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The server failed; its log says why. */
    Problem500: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The server cannot do this now. */
    Problem503: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
    /** @description The disk is full, so that nothing can be kept. */
    Problem507: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['ProblemDetail']
      }
    }
  }
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  runs: {
    parameters: {
      query?: {
        /** @description conditions, such as `guidanceScale>7 sampler=euler prompt~"red apple" rating>=4 tag=keep status=failed workflow=ID sweep=ID` */
        q?: string
        /** @description most runs to list */
        limit?: number
        /** @description `next` of the page before */
        before?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunList']
        }
      }
      /** @description The query cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  submit: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "workflow": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "set": {
         *         "noise.seed": 7
         *       }
         *     }
         */
        'application/json': components['schemas']['Submission']
      }
    }
    responses: {
      /** @description It is queued. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunSummary']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description The workflow has problems; all are listed. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      /** @description Too many runs wait, or what is sent cannot be kept. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description The disk is too full to begin a run. */
      507: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
    }
  }
  run: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The record; final once the run is over. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunDocument']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  cancel: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is told to stop, or was over already. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunSummary']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  mark: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "rating": 4,
         *       "tags": [
         *         "keep"
         *       ],
         *       "pinned": true
         *     }
         */
        'application/json': components['schemas']['Marks']
      }
    }
    responses: {
      /** @description The run with its marks. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunSummary']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  retry: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is queued. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunSummary']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      /** @description It cannot run any more; all problems are listed. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      /** @description Too many runs wait, or it cannot be kept. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      507: components['responses']['Problem507']
    }
  }
  eventStream: {
    parameters: {
      query?: {
        /** @description id of the only run to hear of */
        run?: string
        /** @description `seq` of the last event that is known */
        after?: number
      }
      header?: {
        /** @description the same, as browsers send it by themselves */
        'Last-Event-ID'?: number
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Events, until one of both ends it. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/event-stream': string
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      /** @description Too many listen already. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
    }
  }
  queue: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The queue. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Queue']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  cancelAll: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description They are told to stop. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Queue']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  pauseQueue: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is paused; what runs goes on. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Queue']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  resumeQueue: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It goes on. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Queue']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  first: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The queue in its new order. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Queue']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description It does not wait. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  prioritise: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "priority": 5
         *     }
         */
        'application/json': components['schemas']['Priority']
      }
    }
    responses: {
      /** @description The queue in its new order. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Queue']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description It does not wait. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  place: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "before": "0d3f6e0a-5b1c-4c57-9d39-0a3f5d1f7c11"
         *     }
         */
        'application/json': components['schemas']['Place']
      }
    }
    responses: {
      /** @description The queue in its new order. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Queue']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description One of them does not wait. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  outputs: {
    parameters: {
      query?: {
        /** @description conditions, such as `guidanceScale>7 sampler=euler prompt~"red apple" rating>=4 tag=keep status=failed workflow=ID sweep=ID` */
        q?: string
        /** @description most files to list */
        limit?: number
        /** @description `next` of the page before */
        before?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['OutputList']
        }
      }
      /** @description The query cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  values: {
    parameters: {
      query?: {
        /** @description conditions, such as `guidanceScale>7 sampler=euler prompt~"red apple" rating>=4 tag=keep status=failed workflow=ID sweep=ID` */
        q?: string
        /** @description most runs */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Those of each run. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ValueList']
        }
      }
      /** @description The query cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  runEvents: {
    parameters: {
      query?: {
        /** @description `next` of the page before */
        since?: number
      }
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page of events, as the WebSocket tells them. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EventList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  output: {
    parameters: {
      query?: {
        /** @description what the file says of its run: `all`, so that it can be made again; `no-prompts`, how but not with which words; or `nothing`. A changed file is sent whole, and is not the one of the record */
        tells?: 'all' | 'no-prompts' | 'nothing'
      }
      header?: {
        /** @description a part of the file, such as `bytes=0-1023` */
        Range?: string
        /** @description an `ETag`: the part only if the file is still that one, else the whole */
        'If-Range'?: string
        /** @description an `ETag`: nothing if the file is still that one */
        'If-None-Match'?: string
      }
      path: {
        /** @description of the run */
        id: string
        /** @description from 0, as in the record */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          '*/*': unknown
        }
      }
      /** @description The part that was asked for. */
      206: {
        headers: {
          [name: string]: unknown
        }
        content: {
          '*/*': unknown
        }
      }
      /** @description The file is the one that is known. */
      304: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run or output, or the file was deleted or changed. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      /** @description The file ends before the part that was asked for. */
      416: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      417: components['responses']['Problem417']
      /** @description From a file of this kind nothing can be taken that it tells. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  told: {
    parameters: {
      query?: {
        /** @description what the file says of its run: `all`, so that it can be made again; `no-prompts`, how but not with which words; or `nothing`. A changed file is sent whole, and is not the one of the record */
        tells?: 'all' | 'no-prompts' | 'nothing'
      }
      header?: never
      path: {
        /** @description of the run */
        id: string
        /** @description from 0, as in the record */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The text, or none. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Told']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run or output, or the file was deleted or changed. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      /** @description From a file of this kind nothing can be taken that it tells. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  thumbnail: {
    parameters: {
      query?: {
        /** @description pixels of the longer side; a smaller picture stays as it is */
        size?: 64 | 128 | 256 | 512
      }
      header?: {
        /** @description an `ETag`: nothing if the file is still that one */
        'If-None-Match'?: string
      }
      path: {
        /** @description of the run */
        id: string
        /** @description from 0, as in the record */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/png': unknown
          'image/jpeg': unknown
        }
      }
      /** @description The thumbnail is the one that is known. */
      304: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run or output, it is no picture, or was deleted or changed. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  replay: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is queued. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Replaying']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description It is not over yet. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      /** @description A model or file that it needs is missing, or it cannot run here. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      /** @description Too many runs wait, or it cannot be kept. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description The disk is too full to begin a run. */
      507: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
    }
  }
  replayFile: {
    parameters: {
      query?: {
        /** @description of the file that is sent, with its ending */
        name?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "runId": "none",
         *       "status": "succeeded",
         *       "workflow": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "seeds": {
         *         "noise.seed": 1
         *       },
         *       "nodes": {},
         *       "outputs": [],
         *       "inputs": [],
         *       "models": [],
         *       "plugins": [],
         *       "engine": "darkroom 0.1.0",
         *       "device": "cpu",
         *       "queued": "2026-01-01T00:00:00Z"
         *     }
         */
        'application/json': components['schemas']['RunDocument']
        /**
         * @example {
         *       "runId": "none",
         *       "status": "succeeded",
         *       "workflow": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "seeds": {
         *         "noise.seed": 1
         *       },
         *       "nodes": {},
         *       "outputs": [],
         *       "inputs": [],
         *       "models": [],
         *       "plugins": [],
         *       "engine": "darkroom 0.1.0",
         *       "device": "cpu",
         *       "queued": "2026-01-01T00:00:00Z"
         *     }
         */
        'image/png': components['schemas']['RunDocument']
        /**
         * @example {
         *       "runId": "none",
         *       "status": "succeeded",
         *       "workflow": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "seeds": {
         *         "noise.seed": 1
         *       },
         *       "nodes": {},
         *       "outputs": [],
         *       "inputs": [],
         *       "models": [],
         *       "plugins": [],
         *       "engine": "darkroom 0.1.0",
         *       "device": "cpu",
         *       "queued": "2026-01-01T00:00:00Z"
         *     }
         */
        'application/zip': components['schemas']['RunDocument']
        /**
         * @example {
         *       "runId": "none",
         *       "status": "succeeded",
         *       "workflow": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "seeds": {
         *         "noise.seed": 1
         *       },
         *       "nodes": {},
         *       "outputs": [],
         *       "inputs": [],
         *       "models": [],
         *       "plugins": [],
         *       "engine": "darkroom 0.1.0",
         *       "device": "cpu",
         *       "queued": "2026-01-01T00:00:00Z"
         *     }
         */
        'application/octet-stream': components['schemas']['RunDocument']
      }
    }
    responses: {
      /** @description It is queued. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Replaying']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description The file tells of no run, or what that needs is missing. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      /** @description Too many runs wait, or it cannot be kept. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description The disk is too full to begin a run. */
      507: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
    }
  }
  verdict: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run that makes another again */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The verdict, once there is one. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReplayState']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description No such run makes another again. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  replayDifference: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run that makes another again */
        id: string
        /** @description from 0, as in `outputs` of the answer */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/png': unknown
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such replay or output, or it is not of two pictures of one size. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  pack: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The pack. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/zip': unknown
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description It is not over yet. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      /** @description An input file is no more, or they are too large together. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  diffRuns: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the earlier run */
        a: string
        /** @description of the later run */
        b: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description What differs, in data and in `sentences`. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunComparison']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  runDifference: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the earlier run */
        a: string
        /** @description of the later run */
        b: string
        /** @description from 0, as in `outputs` of the answer */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/png': unknown
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run or output, or it is not of two pictures of one size. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  sharedRecord: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description SHA-256 of what a file tells of its run: `provenance` of an output in the run's record */
        hash: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The newest run that left such a file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SharedRecord']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description No run here left a file that tells this. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  uploads: {
    parameters: {
      query?: {
        /** @description how many at most, the newest first */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The newest, and how many there are. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['UploadList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  upload: {
    parameters: {
      query?: {
        /** @description of the file, for a body that is the file itself */
        name?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'image/png': unknown
        'image/jpeg': unknown
        'image/webp': unknown
        'application/octet-stream': unknown
        'multipart/form-data': unknown
      }
    }
    responses: {
      /** @description It was there already. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Uploaded']
        }
      }
      /** @description It is kept. */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Uploaded']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description No workflow could use the file; the detail says why. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      /** @description The disk is too full. */
      507: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
    }
  }
  uploadedFile: {
    parameters: {
      query?: never
      header?: {
        /** @description a part of the file, such as `bytes=0-1023` */
        Range?: string
        /** @description an `ETag`: the part only if the file is still that one, else the whole */
        'If-Range'?: string
        /** @description an `ETag`: nothing if the file is still that one */
        'If-None-Match'?: string
      }
      path: {
        /** @description as listed */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          '*/*': unknown
        }
      }
      /** @description The part that was asked for. */
      206: {
        headers: {
          [name: string]: unknown
        }
        content: {
          '*/*': unknown
        }
      }
      /** @description The file is the one that is known. */
      304: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such file. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      /** @description The file ends before the part that was asked for. */
      416: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  uploadedThumbnail: {
    parameters: {
      query?: {
        /** @description pixels of the longer side; a smaller picture stays as it is */
        size?: 64 | 128 | 256 | 512
      }
      header?: {
        /** @description an `ETag`: nothing if the file is still that one */
        'If-None-Match'?: string
      }
      path: {
        /** @description as listed */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/png': unknown
          'image/jpeg': unknown
        }
      }
      /** @description The thumbnail is the one that is known. */
      304: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such file, or it is no picture. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  workflows: {
    parameters: {
      query?: {
        /** @description most workflows to list */
        limit?: number
        /** @description `next` of the page before */
        before?: number
        /** @description `true` for those that can still be brought back */
        removed?: 'true' | 'false'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WorkflowList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  createWorkflow: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "document": {
         *         "format": "darkroom/1",
         *         "name": "Noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['NewWorkflow']
      }
    }
    responses: {
      /** @description It is kept. */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WorkflowSummary']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description It is no workflow. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  workflow: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The workflow. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WorkflowDocument']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  saveWorkflow: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "base": 1,
         *       "document": {
         *         "format": "darkroom/1",
         *         "name": "Noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['Save']
      }
    }
    responses: {
      /** @description It is kept. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedNow']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description Somebody else saved since: see `latest`. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['VersionConflict']
        }
      }
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description It is no workflow. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  removeWorkflow: {
    parameters: {
      query?: {
        /** @description the browser tab, by an id of its own making */
        client?: string
      }
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is removed. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  renameWorkflow: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Rabbits"
         *     }
         */
        'application/json': components['schemas']['NewName']
      }
    }
    responses: {
      /** @description It has the name. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedNow']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  restoreWorkflow: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is there again. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WorkflowSummary']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow any more. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  workflowFile: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The document. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Workflow']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow, or it was never saved. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  versions: {
    parameters: {
      query?: {
        /** @description most versions to list */
        limit?: number
        /** @description only versions with a smaller number */
        before?: number
      }
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['VersionList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  version: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
        /** @description of the version */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The version. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['VersionDocument']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow, or no such version of it. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  labelVersion: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
        /** @description of the version */
        n: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "label": "as shown on Friday"
         *     }
         */
        'application/json': components['schemas']['Label']
      }
    }
    responses: {
      /** @description The version with its label. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedVersion']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow, or no such version of it. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  restoreVersion: {
    parameters: {
      query?: {
        /** @description the browser tab, by an id of its own making */
        client?: string
      }
      header?: never
      path: {
        /** @description of the workflow */
        id: string
        /** @description of the version */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is the latest. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedNow']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow, or no such version of it. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description Somebody saved at the same moment. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['VersionConflict']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  versionDiff: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
        /** @description of the older version */
        a: number
        /** @description of the newer version */
        b: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description What differs, in data and in `sentences`. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WorkflowDiff']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow, or no such version of it. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  blame: {
    parameters: {
      query?: {
        /** @description as it is called in the latest version that has it */
        node?: string
        /** @description the input of the node */
        port?: string
      }
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The values, the newest first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Blame']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow, or no version of it ever had such a node. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  draft: {
    parameters: {
      query?: {
        /** @description the browser tab, by an id of its own making */
        client?: string
      }
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The draft. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DraftDocument']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow, or no draft of it. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  saveDraft: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "base": 1,
         *       "client": "tab-5f1c",
         *       "document": {
         *         "format": "darkroom/1",
         *         "name": "Noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['NewDraft']
      }
    }
    responses: {
      /** @description It is kept. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Drafted']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description It is no workflow. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  dropDraft: {
    parameters: {
      query?: {
        /** @description the browser tab, by an id of its own making */
        client?: string
      }
      header?: never
      path: {
        /** @description of the workflow */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description There is no such draft any more. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such workflow. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  templates: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All of them, the simplest first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TemplateList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  template: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the template */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The template. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TemplateDocument']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such template. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  templatePicture: {
    parameters: {
      query?: {
        /** @description pixels of the longer side; a smaller picture stays as it is */
        size?: 64 | 128 | 256 | 512
      }
      header?: {
        /** @description an `ETag`: nothing if the file is still that one */
        'If-None-Match'?: string
      }
      path: {
        /** @description of the template */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/png': unknown
          'image/jpeg': unknown
        }
      }
      /** @description The picture is the one that is known. */
      304: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such template, or it has no picture. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  readFile: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "format": "darkroom/1",
         *       "name": "empty",
         *       "nodes": {}
         *     }
         */
        'application/json': components['schemas']['Workflow']
        /**
         * @example {
         *       "format": "darkroom/1",
         *       "name": "empty",
         *       "nodes": {}
         *     }
         */
        'image/png': components['schemas']['Workflow']
        /**
         * @example {
         *       "format": "darkroom/1",
         *       "name": "empty",
         *       "nodes": {}
         *     }
         */
        'application/octet-stream': components['schemas']['Workflow']
      }
    }
    responses: {
      /** @description The workflow. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['FoundWorkflow']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description No workflow is in it; the detail says why. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  validate: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "format": "darkroom/1",
         *       "name": "empty",
         *       "nodes": {}
         *     }
         */
        'application/json': components['schemas']['Workflow']
      }
    }
    responses: {
      /** @description The problems, or none. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Verdict']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  plan: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "workflow": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "set": {
         *         "noise.seed": 7
         *       }
         *     }
         */
        'application/json': components['schemas']['PlanRequest']
      }
    }
    responses: {
      /** @description The plan. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunPlan']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description A value cannot be set, or nothing can be told of such a workflow; all is listed. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  steps: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
        /** @description of the node; inside a subgraph `outer~inner`, with `~` for each `/` */
        node: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The pictures, the first first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StepList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  step: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the run */
        id: string
        /** @description of the node; inside a subgraph `outer~inner`, with `~` for each `/` */
        node: string
        /** @description from 0, as listed */
        n: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/png': unknown
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such picture, or it was cleared away. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  sweeps: {
    parameters: {
      query?: {
        /** @description most sweeps to list */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The sweeps. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SweepList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  sweep: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "workflow": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "axes": [
         *         {
         *           "input": "seed",
         *           "values": [
         *             1,
         *             2,
         *             3
         *           ]
         *         },
         *         {
         *           "input": "noise.width",
         *           "values": [
         *             64,
         *             128
         *           ]
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['SweepSubmission']
      }
    }
    responses: {
      /** @description All its runs are queued. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SweepDocument']
        }
      }
      /** @description The axes make no sweep, or one of too many runs. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description The workflow, or a value of an axis, has problems; all are listed. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      /** @description Too many runs wait, or what is sent cannot be kept. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      /** @description The disk is too full to begin a run. */
      507: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
    }
  }
  sweepById: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the sweep */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The sweep. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SweepDocument']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such sweep. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  cancelSweep: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the sweep */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description They are told to stop. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SweepDocument']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such sweep. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  sweepSheet: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description of the sweep */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The sheet. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/png': unknown
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such sweep. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  diff: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "before": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 1
         *             }
         *           }
         *         }
         *       },
         *       "after": {
         *         "format": "darkroom/1",
         *         "name": "noise",
         *         "nodes": {
         *           "noise": {
         *             "type": "darkroom.noise",
         *             "version": 1,
         *             "inputs": {
         *               "seed": 2
         *             }
         *           }
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['TwoWorkflows']
      }
    }
    responses: {
      /** @description What differs, in data and in `sentences`. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WorkflowDiff']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      413: components['responses']['Problem413']
      414: components['responses']['Problem414']
      415: components['responses']['Problem415']
      417: components['responses']['Problem417']
      /** @description One of them is no workflow. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  nodes: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The node types, by id. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NodeList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  models: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Their names, the user's own first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ModelList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  plugins: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Every plugin that was found. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PluginList']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  session: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The caller, as the server knows it. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  signIn: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The caller; the cookie is set. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  signOut: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The cookie is worth nothing any more. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
      507: components['responses']['Problem507']
    }
  }
  metrics: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All figures. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/plain': string
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  health: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is up. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Health']
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  openApi: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OpenAPI 3.1. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      414: components['responses']['Problem414']
      417: components['responses']['Problem417']
      429: components['responses']['Problem429']
      431: components['responses']['Problem431']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
}
