export const templates = {
  title: 'Begin with a template',
  subtitle: 'Each runs as it is. Open its graph, use it as a form, or just run it.',
  usual: 'Pictures',
  open: 'Open the graph',
  openNamed: 'Open the graph of {{name}}',
  form: 'As a form',
  run: 'Run',
  missing: {
    plugin: 'The plugin',
    model: 'The model',
    file: 'The input file',
    node: 'The node type',
  },
  remedy: {
    plugin: 'is missing. Put its folder into the plugins folder and start the server again.',
    model: 'is missing. Put it into the models folder; it is found without a restart.',
    file: 'is missing. Drop a file with this name on the gallery, or choose another in the graph.',
    node: 'is missing. Install the plugin that has it; until then the graph shows a placeholder.',
  },
  groups: { training: 'Training', evaluation: 'Measuring', lecture: 'From the lecture' },
  known: {
    'vae-swap': {
      name: 'One latent, three decoders',
      description:
        'One latent, painted by three decoders; below, four times what the first and the third differ in.',
    },
    'text-to-image': {
      name: 'Text to image',
      description: 'Words to a picture: the shortest way from a prompt to a file.',
    },
    'image-to-image': {
      name: 'Image to image',
      description: 'A cat, redrawn as a fox from less and less of it.',
    },
    inpaint: {
      name: 'Inpaint',
      description: 'A fox, its lower half drawn anew as a cat’s; what is outside the mask stays as it is.',
    },
    interpolation: {
      name: 'Between two prompts and between two seeds',
      description:
        'From one prompt to another with one seed; below, from one seed to another with no prompt.',
    },
    styles: {
      name: 'One prompt in several styles',
      description: 'The styles are a list, and everything after it runs once for each.',
    },
    sweep: {
      name: 'Guidance and steps',
      description: 'Two lists of one length, taken in step; few steps and strong guidance go wrong together.',
    },
    'contact-sheet': { name: 'Contact sheet', description: 'Twenty nouns, one seed, none picked.' },
    'training-embedded-model': {
      name: 'Train the embedded model on',
      description: 'Draws the data set and trains the model that comes with Darkroom. It takes hours.',
    },
    'evaluation-embedded-model': {
      name: 'Evaluate the embedded model',
      description: 'Asks the model for what it saw and what it did not, and lets judges say what came of it.',
    },
  },
} as const
