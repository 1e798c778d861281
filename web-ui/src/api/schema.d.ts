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
    Verdict: {
      /** @description whether it could run */
      valid: boolean
      problems: components['schemas']['Problem'][]
    }
    TwoWorkflows: {
      /** @description the older document */
      before: components['schemas']['Workflow']
      /** @description the newer document */
      after: components['schemas']['Workflow']
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
    /** @enum {string} */
    RunStatus: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted'
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
    }
    Output: {
      node: string
      port: string
      file: string
      mediaType: string
      sha256: string
      content?: string
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
    Change: 'added' | 'removed' | 'renamed' | 'changed'
    TypeChange: {
      before: string
      /** Format: int32 */
      versionBefore?: number
      after: string
      /** Format: int32 */
      versionAfter?: number
    }
    InputChange: {
      port: string
      before?: unknown
      after?: unknown
      rewired: boolean
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
    /** @description The body is not declared as what it must be. */
    Problem415: {
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
        /** @description conditions, such as `guidanceScale>7 sampler=euler prompt~"red apple" rating>=4 tag=keep status=failed` */
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
      429: components['responses']['Problem429']
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
      415: components['responses']['Problem415']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      415: components['responses']['Problem415']
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      415: components['responses']['Problem415']
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      415: components['responses']['Problem415']
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  outputs: {
    parameters: {
      query?: {
        /** @description conditions, such as `guidanceScale>7 sampler=euler prompt~"red apple" rating>=4 tag=keep status=failed` */
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  values: {
    parameters: {
      query?: {
        /** @description conditions, such as `guidanceScale>7 sampler=euler prompt~"red apple" rating>=4 tag=keep status=failed` */
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
  output: {
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
      /** @description The file ends before the part that was asked for. */
      416: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
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
      415: components['responses']['Problem415']
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
      /** @description The file ends before the part that was asked for. */
      416: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['ProblemDetail']
        }
      }
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      415: components['responses']['Problem415']
      429: components['responses']['Problem429']
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
      415: components['responses']['Problem415']
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
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
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
      429: components['responses']['Problem429']
      500: components['responses']['Problem500']
      503: components['responses']['Problem503']
    }
  }
}
