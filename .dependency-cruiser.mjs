// Who may import whom. Every rule has a planted violation in tools/borders.test.ts.
const TEST = '\\.test\\.tsx?$'
const AREA = '^src/areas/([^/]+)/'
/** Files of an area that the browser loads: everything at its top but what belongs to the server. */
const BROWSER = [
  '^src/ui/',
  '^src/app/(web/|screens\\.tsx$)',
  '^src/areas/[^/]+/web/',
  '^src/areas/[^/]+/(?!(endpoints|facts|policy)\\.ts$)[^/]+\\.ts$',
]
/** Files that give the same answer on any day. */
const PURE = '(?:rules|resume|diff|merge)'
const QUERIES = '^src/(areas/[^/]+/server|app)/queries(\\.ts$|/)'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule(
      'law-imports-nothing',
      'law/** is pure and knows only itself and Zod',
      { path: '^src/law/', pathNot: TEST },
      { pathNot: ['^src/law/', '^zod$', 'node_modules/zod/'] },
    ),
    rule(
      'rules-are-pure',
      'rules.ts and the pure files beside it know law, the schema and each other',
      { path: `${AREA}${PURE}(\\.ts$|/)`, pathNot: TEST },
      { pathNot: ['^src/law/', `^src/areas/$1/(schema|${PURE})(\\.ts$|/)`] },
    ),
    rule(
      'policy-is-data',
      'policy.ts knows law, its own schema and the type of the permission table',
      { path: `${AREA}policy(\\.ts$|/)`, pathNot: TEST },
      {
        pathNot: ['^src/law/', '^src/areas/$1/(schema|policy)(\\.ts$|/)', '^src/platform/permission\\.ts$'],
      },
    ),
    rule(
      'policy-takes-only-types',
      'of platform/permission.ts policy.ts takes types',
      { path: `${AREA}policy(\\.ts$|/)`, pathNot: TEST },
      { path: '^src/platform/permission\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'sql-in-queries',
      'only queries.ts touches Kysely or a table type',
      { path: '^src/', pathNot: [QUERIES, '^src/platform/', '^src/testing/', TEST] },
      { path: ['^kysely$', 'node_modules/kysely/', '^src/platform/tables\\.ts$'] },
    ),
    rule(
      'areas-by-the-front-door',
      'another area is entered through facts.ts or its public words, schema.ts',
      { path: AREA, pathNot: TEST },
      { path: '^src/areas/', pathNot: ['^src/areas/$1/', '^src/areas/[^/]+/(facts|schema)\\.ts$'] },
    ),
    rule(
      'no-file-cycles',
      'files do not import each other in a circle (types apart, which vanish)',
      { path: '^src/' },
      { circular: true, dependencyTypesNot: ['type-only'], viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'pages-stay-in-the-browser',
      'what the browser loads never reaches the server',
      { path: BROWSER, pathNot: TEST },
      {
        path: [
          '^src/platform/',
          '^src/areas/[^/]+/(server|files|demo)/',
          '^src/areas/[^/]+/facts\\.ts$',
          '^src/app/(?!web/|screens\\.tsx$)',
        ],
      },
    ),
    rule(
      'pages-without-node',
      'what the browser loads has no node:*',
      { path: BROWSER, pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'endpoints-as-type',
      'pages take endpoints.ts as a type only',
      { path: BROWSER, pathNot: TEST },
      { path: '^src/areas/[^/]+/endpoints\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'kernel-knows-no-area',
      'platform, ui and law know neither areas nor app',
      { path: '^src/(platform|ui|law)/', pathNot: TEST },
      { path: '^src/(app|areas)/' },
    ),
    rule(
      'areas-know-no-app',
      'only app knows every area, and no area knows app',
      { path: '^src/areas/', pathNot: TEST },
      { path: '^src/app/' },
    ),
    rule(
      'nobody-imports-tests',
      'the program knows neither tests nor tools',
      { path: '^(src|db)/', pathNot: [TEST, '^src/testing/'] },
      { path: [TEST, '^src/testing/', '^(e2e|tools)/'] },
    ),
    rule(
      'demo-from-app-demo',
      "an area's demo part is used by app/demo.ts alone",
      { path: '^src/', pathNot: ['^src/areas/[^/]+/demo/', '^src/app/demo\\.ts$', '^src/testing/', TEST] },
      { path: '^src/areas/[^/]+/demo/' },
    ),
    rule('migrations-stand-alone', 'a migration is frozen: nothing of src', { path: '^db/' }, { path: '^src/' }),
    rule('everything-resolves', 'an import that leads nowhere', { path: '^(src|db)/' }, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/testing/samples/' },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
