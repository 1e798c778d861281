import { type Locator, type Page, expect } from '@playwright/test'

/** One end of a link. */
export interface PortOf {
  port: Locator
  /** `node.port` */
  name: string
}

/** A node on the canvas, by its name in the document. */
export class NodeOf {
  readonly card: Locator

  constructor(
    readonly page: Page,
    readonly name: string,
  ) {
    this.card = page.locator(`.react-flow__node[data-id="${name}"]`)
  }

  in = (port: string): PortOf => this.port('target', port)
  out = (port: string): PortOf => this.port('source', port)

  private port(side: 'source' | 'target', port: string): PortOf {
    return {
      port: this.card.locator(`.react-flow__handle.${side}[data-handleid="${port}"]`),
      name: `${this.name}.${port}`,
    }
  }

  /** The control of an input, by what is written beside it. */
  field(label: string): Locator {
    return this.card.getByLabel(label, { exact: true }).and(this.page.locator('input, textarea, select'))
  }

  get title(): Locator {
    return this.card.locator('header').first()
  }

  async select(more = false) {
    await this.title.click({ modifiers: more ? ['Shift'] : [], position: { x: 20, y: 8 } })
  }

  /** Takes it by its title and lets it go so far away. */
  async drag(by: { x: number; y: number }) {
    const box = (await this.title.boundingBox())!
    const from = { x: box.x + 20, y: box.y + 8 }
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 })
    await this.page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 })
    await this.page.mouse.up()
  }
}

/** The editor as a person uses it. */
export class EditorPage {
  readonly canvas: Locator
  /** The line that says what was done, and why something was not. */
  readonly said: Locator

  constructor(readonly page: Page) {
    this.canvas = page.locator('.react-flow')
    this.said = page.locator('footer [role="status"]')
  }

  async open(address = '/edit') {
    await this.page.goto(address)
    await expect(this.canvas).toBeVisible()
    return this
  }

  /** A document of the test's own, by the same way as a template of the server. */
  async openDocument(workflow: object) {
    await this.page.route('**/api/v1/templates/of-the-test', (route) =>
      route.fulfill({ json: { document: workflow } }),
    )
    await this.open('/edit?template=of-the-test')
    return this
  }

  /** A new workflow with nothing in it. */
  async openEmpty() {
    await this.open()
    await this.page.getByRole('button', { name: 'New workflow' }).click()
    await expect(this.counts).toHaveText('Nodes: 0 · links: 0')
    return this
  }

  node = (name: string) => new NodeOf(this.page, name)

  get counts(): Locator {
    return this.page.locator('footer').getByText('Nodes:')
  }

  /** How many links the document has. */
  async links(): Promise<number> {
    return Number(/links: (\d+)/.exec((await this.counts.textContent()) ?? '')?.[1])
  }

  link(from: PortOf, to: PortOf): Locator {
    return this.page.locator(`.react-flow__edge[data-id="${from.name}>${to.name}"]`)
  }

  /** A point of the canvas, from its corner. */
  async at(x: number, y: number) {
    const box = (await this.canvas.boundingBox())!
    return { x: box.x + x, y: box.y + y }
  }

  /** Searches for a node where the canvas is free, and takes the first that is found. */
  async addNode(search: string, at = { x: 200, y: 200 }): Promise<NodeOf> {
    const point = await this.at(at.x, at.y)
    const before = await this.names()
    await this.page.mouse.dblclick(point.x, point.y)
    await this.search.fill(search)
    await this.page.keyboard.press('Enter')
    await expect(this.search).toBeHidden()
    await expect.poll(async () => (await this.names()).length).toBe(before.length + 1)
    const name = (await this.names()).find((each) => !before.includes(each))!
    return this.node(name)
  }

  get search(): Locator {
    return this.page.getByRole('combobox', { name: 'Add a node' })
  }

  /** What the search offers. */
  get offers(): Locator {
    return this.page.getByRole('listbox', { name: 'Add a node' }).getByRole('option')
  }

  /** Names of the nodes that are in the page. */
  async names(): Promise<string[]> {
    return this.page
      .locator('.react-flow__node')
      .evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).dataset.id ?? ''))
  }

  /** Pulls a link from one port to another, or to a point of the canvas. */
  async connect(from: PortOf, to: PortOf | { x: number; y: number }) {
    const start = await middle(from.port)
    const end = 'port' in to ? await middle(to.port) : await this.at(to.x, to.y)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
    await this.page.mouse.move(end.x, end.y, { steps: 4 })
    await this.page.mouse.up()
  }

  /** How many steps can be undone. */
  async undoDepth(): Promise<number> {
    return Number(await this.page.locator('[role="toolbar"][data-steps]').getAttribute('data-steps'))
  }

  async undo() {
    await this.page.getByRole('button', { name: 'Undo' }).click()
  }

  async redo() {
    await this.page.getByRole('button', { name: 'Redo' }).click()
  }

  async run() {
    await this.page.getByRole('button', { name: 'Run', exact: true }).click()
  }

  /** Carries out a command by the palette, by what it is called. */
  async command(name: string) {
    await this.page.keyboard.press('Control+k')
    await this.page.getByRole('combobox', { name: 'Commands' }).fill(name)
    await this.page.keyboard.press('Enter')
  }

  /** The document as it would be saved. */
  async document(): Promise<SavedWorkflow> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.command('Copy the workflow as text')
    await expect(this.said).toHaveText('The workflow was copied as text.')
    // eslint-disable-next-line no-restricted-syntax -- the test reads what the page wrote
    return JSON.parse(await this.page.evaluate(() => navigator.clipboard.readText())) as SavedWorkflow
  }
}

export interface SavedWorkflow {
  nodes: Record<
    string,
    {
      type: string
      mode?: string
      inputs?: Record<string, unknown>
      ui?: { x: number; y: number; comment?: string }
    }
  >
  subgraphs?: Record<
    string,
    {
      title?: string
      nodes: SavedWorkflow['nodes']
      inputs: Record<string, { to: string[] }>
      outputs: Record<string, { from: string }>
    }
  >
  ui?: {
    frames?: Record<string, { title: string }>
    notes?: Record<string, { text: string }>
    reroutes?: Record<string, { from: string; to: string[] }>
  }
}

async function middle(port: Locator) {
  const box = (await port.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
