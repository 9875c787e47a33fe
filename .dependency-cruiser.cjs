/**
 * The floors of the house, top first: server → resolvers | subscriptions | jobs | integrations → permissions → schema →
 * services → entities → domain. A file imports its own floor or a lower one.
 */
const FLOORS = [
  ['main', '^src/main'],
  ['server', '^src/server'],
  ['edges', '^src/(resolvers|subscriptions|jobs|integrations)'],
  ['permissions', '^src/(permissions|context)'],
  ['schema', '^src/schema'],
  ['services', '^src/services'],
  ['entities', '^src/entities'],
  ['domain', '^src/domain'],
];

/** A resolver is given the live side and asks permissions for `node`; both only as types and one question. */
const upward = FLOORS.flatMap(([name, path], index) =>
  index === 0
    ? []
    : [
        {
          name: `${name}-import-no-higher-floor`,
          severity: 'error',
          from: { path },
          to: { path: FLOORS.slice(0, index).map(([, above]) => above), dependencyTypesNot: ['type-only'] },
        },
      ],
);

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'edges-do-not-import-each-other',
      comment: 'What two edges share belongs on a lower floor.',
      severity: 'error',
      from: { path: '^src/(resolvers|subscriptions|jobs|integrations)/' },
      to: { path: '^src/(resolvers|subscriptions|jobs|integrations)/', pathNot: '^src/$1/' },
    },
    {
      name: 'integrations-do-not-import-each-other',
      comment: 'But for `foreign`, which holds what all dialects share.',
      severity: 'error',
      from: { path: '^src/integrations/([^/]+)/' },
      to: { path: '^src/integrations/([^/]+)/', pathNot: '^src/integrations/($1|foreign)/' },
    },
    {
      name: 'neighbours-are-reached-through-their-front-door',
      comment: 'From outside the services, a service is reached through an index; its types may be named.',
      severity: 'error',
      from: { path: '^src/(resolvers|subscriptions|jobs|integrations|permissions|schema|server)' },
      to: {
        path: '^src/services/[^/]+/(?!index\\.ts)',
        pathNot: '^src/services/[^/]+/[^/]+\\.query\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'services-know-no-graphql',
      severity: 'error',
      from: { path: '^src/(services|entities|domain)' },
      to: { path: 'node_modules/(graphql|type-graphql|graphql-shield|@apollo)' },
    },
    {
      name: 'domain-does-no-io',
      comment: 'Pure rules: no database, no network, no files.',
      severity: 'error',
      from: { path: '^src/domain', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules', pathNot: 'node_modules/uuid' },
    },
    {
      name: 'only-compose-reads-the-settings',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(main|server/compose|config)' },
      to: { path: '^src/config', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
