// Made of /api/v1/openapi.json by "npm run api".
export interface paths {
  '/api/v1/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The runs of this session, oldest first */
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
    /** A file that a run made */
    get: operations['output']
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
       * @description how many files it has saved so far
       */
      outputs: number
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
      models: components['schemas']['Model'][]
      plugins: components['schemas']['Plugin'][]
      /** @description name and version of the engine */
      engine: string
      device: string
      /** Format: date-time */
      queued: string
      /** Format: date-time */
      started?: string
      /** Format: date-time */
      finished?: string
      error?: components['schemas']['RunError']
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
    NodeList: {
      nodes: components['schemas']['NodeDefinition'][]
    }
    ModelList: {
      models: string[]
    }
    PluginList: {
      plugins: components['schemas']['PluginInfo'][]
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
    RunStatus: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
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
    RunError: {
      kind: components['schemas']['Kind']
      node?: string
      port?: string
      message: string
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
    Kind: 'invalid-input' | 'defect' | 'out-of-memory' | 'output' | 'timed-out'
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
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The runs. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunList']
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
      503: components['responses']['Problem503']
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
  output: {
    parameters: {
      query?: never
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
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          '*/*': unknown
        }
      }
      400: components['responses']['Problem400']
      401: components['responses']['Problem401']
      403: components['responses']['Problem403']
      /** @description There is no such run or output, or the file was deleted. */
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
