/** Who may import whom. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'document-is-pure',
      comment: 'The document, its commands and its checks know nothing of how they are shown.',
      severity: 'error',
      from: { path: '^src/document/' },
      to: { path: '^src/(?!document/|api/)|node_modules/(react|react-dom|@xyflow)/' },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(?!shared/|i18n/|theme/)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['^src/shared/', '\\.d\\.ts$', '\\.test\\.tsx?$', 'test-setup\\.ts$', '^src/main\\.tsx$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'default', 'types'],
    },
  },
}
