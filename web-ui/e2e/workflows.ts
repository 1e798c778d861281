/** Documents made of the nodes of the test plugin. */

/** A seed that no run before had: where runs are counted, nothing may be in the cache, also when a test is tried again. */
export const freshSeed = () => Math.floor(Math.random() * 2 ** 31)

interface Values {
  seed?: number
  guidanceScale?: number
  sampler?: 'euler' | 'ddim' | 'heun'
  prompt?: string
  width?: number
  height?: number
}

const picture = (values: Values) => ({ type: 'e2e.picture', version: 1, inputs: { seed: 1, ...values } })
const save = (from: string) => ({
  type: 'darkroom.save-image',
  version: 1,
  inputs: { image: { from }, name: 'picture' },
})

/** A picture, at once. */
export const quick = (values: Values = {}, name = 'quick') => ({
  format: 'darkroom/1',
  name,
  nodes: { picture: picture(values), save: save('picture.image') },
})

/** A picture after `steps` times `millis`, with progress and previews. */
export const slow = (steps: number, millis: number, values: Values = {}, name = 'slow') => ({
  format: 'darkroom/1',
  name,
  nodes: {
    picture: picture(values),
    slow: { type: 'e2e.slow', version: 1, inputs: { image: { from: 'picture.image' }, steps, millis } },
    save: save('slow.image'),
  },
})

/** Fails at the node `failing`. */
export const failing = (how: 'refuse' | 'crash' = 'refuse', values: Values = {}, name = 'failing') => ({
  format: 'darkroom/1',
  name,
  nodes: {
    picture: picture(values),
    failing: {
      type: 'e2e.failing',
      version: 1,
      inputs: { image: { from: 'picture.image' }, how, amount: 3 },
    },
    save: save('failing.image'),
  },
})

/** A picture of one colour. */
export const colour = (red: number, green: number, blue: number, name = 'colour') => ({
  format: 'darkroom/1',
  name,
  nodes: {
    colour: { type: 'e2e.colour', version: 1, inputs: { red, green, blue } },
    save: save('colour.image'),
  },
})

/** Many small pictures in one run. */
export const many = (count: number, first = 0, name = 'many') => ({
  format: 'darkroom/1',
  name,
  nodes: {
    pictures: { type: 'e2e.pictures', version: 1, inputs: { count, first } },
    save: save('pictures.images'),
  },
})

/** A picture that nothing decides: made again, it is another. */
export const chance = (name = 'chance') => ({
  format: 'darkroom/1',
  name,
  nodes: { chance: { type: 'e2e.chance', version: 1, inputs: {} }, save: save('chance.image') },
})

/** Two pictures, each saved, and one of the two saved once more. */
export const either = (guidanceScale: number, chosen: 'picture' | 'colour') => ({
  format: 'darkroom/1',
  name: 'either',
  nodes: {
    save: save(`${chosen}.image`),
    picture: picture({ guidanceScale }),
    colour: { type: 'e2e.colour', version: 1, inputs: { width: 128, height: 128 } },
    keepPicture: save('picture.image'),
    keepColour: save('colour.image'),
  },
})
