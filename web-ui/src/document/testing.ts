import type { Catalogue, InputDefinition, NodeDefinition, ValueType } from '@/document/definitions'
import { ROW } from '@/document/definitions'

/** A few node types, as the server describes them, for tests. */

const type = (name: string): ValueType => ({
  name: name.replace('[]', ''),
  colour: '#64b5f6',
  shape: name.startsWith('latent') ? 'diamond' : 'circle',
  list: name.endsWith('[]'),
})

const input = (name: string, of: string, more: Partial<InputDefinition> = {}): InputDefinition => ({
  name,
  type: type(of),
  doc: '',
  lazy: false,
  optional: false,
  multiline: false,
  seed: false,
  choices: [],
  rowHeight: ROW.socket,
  ...more,
})

const definition = (
  id: string,
  inputs: InputDefinition[],
  outputs: Record<string, string>,
): NodeDefinition => ({
  type: id,
  version: 1,
  title: id,
  category: 'test',
  doc: '',
  className: '',
  aliases: [],
  output: false,
  device: false,
  inputs,
  outputs: Object.entries(outputs).map(([name, of]) => ({
    name,
    type: type(of),
    doc: '',
    rowHeight: ROW.socket,
  })),
  migrations: [],
  height: 0,
})

export const CATALOGUE: Catalogue = {
  types: new Map(
    [
      definition('darkroom.load-image', [input('name', 'string', { choicesFrom: 'inputs' })], {
        image: 'image',
      }),
      definition(
        'darkroom.resize-image',
        [input('image', 'image'), input('scale', 'float', { defaultValue: 1, min: 0, max: 4 })],
        {
          image: 'image',
        },
      ),
      definition('darkroom.save-image', [input('image', 'image[]')], {}),
      definition('test.count', [input('steps', 'int', { defaultValue: 3, min: 1, max: 9 })], {
        count: 'int',
        counts: 'int[]',
      }),
      definition('test.scale', [input('factor', 'float'), input('latent', 'latent', { optional: true })], {
        latent: 'latent',
      }),
    ].map((each) => [each.type, each]),
  ),
  lists: { inputs: ['a.png'] },
}
