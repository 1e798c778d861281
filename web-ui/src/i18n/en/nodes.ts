export const nodes = {
  inputPort: 'Input {{port}} of {{node}}, {{type}}',
  outputPort: 'Output {{port}} of {{node}}, {{type}}',
  linked: 'linked',
  missing: 'not installed',
  ghost: 'This server has no node of the type {{type}}. It is kept as it is.',
  ghostHelp:
    'No plugin here brings this node. All it holds is kept. Install its plugin and start the server again, or take another node.',
  ghostPlugin:
    'It comes with the plugin {{plugin}}, which is not installed. All it holds is kept. Install the plugin and start the server again, or take another node.',
  ghostSubgraph:
    'The file has no subgraph of this name. All that this node holds is kept. Take another node in its place.',
  replace: 'Replace by …',
  progress: 'Progress of {{node}}',
  preview: 'Picture of {{node}}',
  morePictures: '+{{count}}',
  modes: { mute: 'muted', bypass: 'bypassed' },
  states: {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    cached: 'from cache',
    failed: 'failed',
  },
  findings: {
    'unknown-type':
      'there is no node of the type {{found}} on this server; install the plugin that brings it, or replace the node.',
    'unknown-port': 'the node has no such input; remove it.',
    'missing-input': 'needs a value or a link.',
    'missing-link': 'needs a link to an output of type {{expected}}.',
    'wrong-type': '{{found}} is not of type {{expected}}.',
    'out-of-range': '{{found}} lies outside of {{expected}}.',
    'not-a-choice': '{{found}} is not among the choices: {{expected}}.',
    'dangling-link': 'links to {{found}}, which is not there; remove the link or make another.',
    'type-mismatch':
      'takes {{expected}}, but the link brings {{found}}; put a node between them that converts.',
    'bypass-impossible':
      'links to {{found}}, whose node is bypassed and has nothing of this type to hand on; mute that node, or link elsewhere.',
    cycle: 'is part of the circle {{found}}; remove one of its links.',
  },
} as const
