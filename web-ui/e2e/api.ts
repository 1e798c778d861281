import type { Schemas } from '../src/api/client'

/** The server as a program asks it, for what a test needs to be so before it looks at the page. */
export class Api {
  constructor(private readonly url: string) {}

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** Queues a workflow. @returns the id of the run */
  async submit(workflow: object): Promise<string> {
    return (await this.ask<Schemas['RunSummary']>('POST', 'runs', { workflow })).runId
  }

  record(id: string) {
    return this.ask<Schemas['RunDocument']>('GET', `runs/${id}`)
  }

  queue() {
    return this.ask<Schemas['Queue']>('GET', 'queue')
  }

  async until(id: string, ...statuses: Schemas['RunStatus'][]): Promise<Schemas['RunDocument']> {
    for (let tries = 0; tries < 1200; tries++) {
      const record = await this.record(id)
      if (statuses.includes(record.status)) return record
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error(`Run ${id} did not become ${statuses.join(' or ')}.`)
  }

  /** Runs a workflow to its end. @returns the id of the run */
  async run(workflow: object): Promise<string> {
    const id = await this.submit(workflow)
    await this.until(id, 'succeeded', 'failed')
    return id
  }

  mark(id: string, marks: Schemas['Marks']) {
    return this.ask('PATCH', `runs/${id}`, marks)
  }
}
