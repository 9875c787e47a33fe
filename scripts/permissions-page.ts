/** Writes `docs/permissions.md` from the permission map, or with `--check` says whether it is up to date. */
import { reachOf, REACHES, ROLES, type Actor, type Role } from '../src/domain/accounts/actor.js';
import { edgesOf } from '../src/permissions/edges.js';
import { domains, EDGE_ROWS, type Permissions } from '../src/permissions/map.js';
import { EXTENTS, type Extent, type Permission, type Row } from '../src/permissions/rules.js';
import { deskSchema } from '../src/server/schema.js';
import { emit } from './support/emitted.js';

const ROOTS = ['Query', 'Mutation', 'Subscription'];
const COLUMNS = [...ROLES, 'SERVICE'] as const;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** A paragraph in lines of at most 120 characters. */
const paragraph = (text: string): string => text.replace(/(?=.{121})(.{1,120}) /g, '$1\n');

/** The words of a row, in the order of the columns; `–` where there is none. */
const words = (row: Row): string[] =>
  COLUMNS.map((column) => {
    const word = row[column] ?? '–';
    return word.includes(':') ? `\`${word}\`` : word;
  });

const lineOf = (type: string, field: string, { row, narrowed }: Permission): string[] => [
  `\`${type}.${field}\``,
  ...words(row),
  narrowed?.words ?? '',
];

const linesOf = (rules: Permissions, isOfInterest: (type: string) => boolean): string[][] =>
  Object.entries(rules)
    .filter(([type]) => isOfInterest(type))
    .flatMap(([type, fields]) => Object.entries(fields).map(([field, permission]) => lineOf(type, field, permission)));

function area(name: string, rules: Permissions): string[] {
  const operations = linesOf(rules, (type) => ROOTS.includes(type));
  const fields = linesOf(rules, (type) => !ROOTS.includes(type));
  const part = (what: string, lines: string[][]) => table([what, ...COLUMNS, 'narrowed'], lines);
  return [
    `## ${name[0]!.toUpperCase()}${name.slice(1)}`,
    part('operation', operations),
    ...(fields.length > 0 ? ['Fields with a rule of their own:', part('field', fields)] : []),
  ];
}

const person = (role: Role): Actor => ({
  kind: 'PERSON',
  accountId: '',
  sessionId: '',
  name: role,
  role,
  clientId: role === 'CLIENT' ? 'a client' : null,
  technicianId: role === 'TECHNICIAN' ? 'a technician' : null,
  locale: 'fr',
});
const service = (clientId: string | null): Actor => ({
  kind: 'SERVICE',
  keyId: '',
  name: '',
  scopes: [],
  clientId,
  selfRegistration: false,
});
const CALLERS: [string, Actor][] = [
  ...ROLES.map((role): [string, Actor] => [role, person(role)]),
  ['SERVICE', service(null)],
  ['SERVICE, its key bound to a client', service('a client')],
  ['nobody known', { kind: 'ANONYMOUS' }],
];

const rows = Object.values(domains).flatMap((rules) => Object.values(rules).flatMap((fields) => Object.values(fields)));
const used = new Set(rows.flatMap(({ row }) => Object.values(row)));
const edges = edgesOf(deskSchema());

const page = [
  '# Permissions',
  paragraph(
    'Generated from `src/permissions` by `npm run docs:permissions`, and checked by `npm run check`: change the map, not this page.',
  ),
  paragraph(
    'A call passes two gates. The first asks **who**: the tables below have one word a role, and the scope that the key of a service account needs; without a word, or the scope, the operation is FORBIDDEN, and UNAUTHENTICATED to somebody who has not signed in. The second asks **which row**: what is out of a caller’s reach does not exist for them. A lookup answers null, a mutation and the opening of a stream NOT_FOUND, exactly as for an id that never existed. Both gates hold for queries, mutations and streams; streams pass them again for each event.',
  ),
  '## Words',
  table(
    ['word', 'meaning'],
    Object.entries(EXTENTS)
      .filter(([word]) => used.has(word as Extent))
      .map(([word, meaning]) => [word, meaning]),
  ),
  'How far each caller sees (`reachOf` in `src/domain/accounts/actor.ts`):',
  table(
    ['caller', 'sees'],
    CALLERS.map(([name, actor]) => [name, REACHES[reachOf(actor).kind]]),
  ),
  ...Object.entries(domains).flatMap(([name, rules]) => area(name, rules)),
  '## Things shown on other things',
  paragraph(
    'An edge is authorised like the field that would show the thing: a key without the scope gets null there, and no error. Only a technician is shown with a ticket to those who may not ask for technicians. What a mutation answers as its own thing is shown to whoever may call it.',
  ),
  table(
    ['thing', ...COLUMNS, 'shown by'],
    Object.entries(EDGE_ROWS).map(([thing, row]) => [
      thing,
      ...words(row!),
      edges
        .filter((edge) => edge.thing === thing)
        .map(({ type, field }) => `\`${type}.${field.name}\``)
        .join(', ') || '–',
    ]),
  ),
];

await emit('docs/permissions.md', `${page.join('\n\n')}\n`, 'npm run docs:permissions');
