/** The pictures of a node's work, one for each step. */
export const steps = {
  title: 'Step by step',
  of: 'Steps of {{node}}',
  slider: 'Step of {{node}}',
  at: 'Step {{step}} of {{total}}',
  picture: '{{node}} at step {{step}} of {{total}}',
  play: 'Play the steps of {{node}}',
  stop: 'Stop',
  keep: 'Keep the steps of runs',
  keepOn: 'Steps of runs are kept.',
  keepOff: 'Steps of runs are not kept.',
  goOn: 'Go on from step {{step}} with other settings',
  wentOn: '{{head}} draws to step {{step}}, {{node}} goes on from there: change what it takes.',
} as const
