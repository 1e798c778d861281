/** The pictures of a node's work, one for each step. */
export const steps = {
  title: 'Step by step',
  of: 'Steps of {{node}}',
  slider: 'Step of {{node}}',
  at: 'Step {{step}} of {{total}}',
  picture: '{{node}} at step {{step}} of {{total}}',
  play: 'Play the steps of {{node}}',
  stop: 'Stop',
  last: 'Go to the result',
  keep: 'Keep the steps of runs',
  keepOn: 'Steps of runs are kept.',
  keepOff: 'Steps of runs are not kept.',
  result: 'Result',
  none: 'No steps were kept. Turn on “Keep the steps of runs” in the graph and run it again.',
  goOn: 'Go on from here with other settings',
  wentOn: '{{from}} draws to step {{step}}, {{to}} goes on: change what it takes.',
} as const
