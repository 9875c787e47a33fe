import { ROLES, type Role } from '../role.js';

/** One ready-made operation of `web/examples/<role>/`. */
export interface Example {
  id: string;
  role: Role;
  /** The first comment line of the file, which is what the menu shows. */
  title: string;
  kind: 'query' | 'mutation' | 'subscription';
  query: string;
  /** Variables as written in `<name>.variables.json`, still with their placeholders; empty when there are none. */
  variables: string;
  /** `<name>.lookup.graphql`: what to ask so that the placeholders become things that exist on this desk. */
  lookup: string | null;
}

/** So many of a role's examples are opened as tabs by themselves; the menu has the rest. */
const STARTERS = 4;

const FOLDERS: Record<Role, string> = {
  CLIENT: 'client',
  TECHNICIAN: 'technician',
  SAV_MANAGER: 'sav-manager',
  ADMIN: 'admin',
  SERVICE: 'service',
  ANYONE: 'anyone',
};

const texts = import.meta.glob<string>('../../examples/*/*.{graphql,json}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All examples, by role and then in the order of their file names, which begin with a number for that reason. */
export const EXAMPLES: readonly Example[] = ROLES.flatMap((role) =>
  Object.keys(texts)
    .filter((path) => path.includes(`/examples/${FOLDERS[role]}/`) && /^[^.]+\.graphql$/.test(fileOf(path)))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((path) => read(path, role)),
);

export const examplesOf = (role: Role): Example[] => EXAMPLES.filter((example) => example.role === role);

export const startersOf = (role: Role): Example[] => examplesOf(role).slice(0, STARTERS);

/** Whether a tab still holds an example as it was opened, so that nothing of the reader's is lost with it. */
export const isUntouched = (query: string | null): boolean =>
  !query?.trim() || EXAMPLES.some((example) => example.query.trim() === query.trim());

function read(path: string, role: Role): Example {
  const query = texts[path] ?? '';
  const stem = path.replace(/\.graphql$/, '');
  return {
    id: stem.replace(/^.*\/examples\//, ''),
    role,
    title: /^#\s*(.+)$/m.exec(query)?.[1] ?? fileOf(stem),
    kind: (/^(query|mutation|subscription)\b/m.exec(query)?.[1] ?? 'query') as Example['kind'],
    query,
    variables: texts[`${stem}.variables.json`] ?? '',
    lookup: texts[`${stem}.lookup.graphql`] ?? null,
  };
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
