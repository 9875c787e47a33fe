/** The README's tour of the four roles, with the playground's examples that it names. */
import { existsSync, globSync, readFileSync } from 'node:fs';

export type TourPerson = 'client' | 'manager' | 'technician' | 'admin';

export interface TourStep {
  who: TourPerson;
  /** What the playground's menu calls the example. */
  title: string;
  /** The example's file, without its ending. */
  stem: string;
  query: string;
  /** Variables with their placeholders; empty when there are none. */
  variables: string;
  /** What fills the placeholders. */
  lookup: string | null;
  /** What the README says one sees: each word that it sets as code is in the answer. */
  seen: string[];
  /** A file of the repository that is to be sent to the answer's link by `curl -T`. */
  sends: string | null;
}

const FOLDERS: Partial<Record<TourPerson, string>> = { manager: 'sav-manager' };
/** Set as code, and not of the answer: what one does by hand. */
const BY_HAND = new Set(['PUT', '<fileId>']);

/** The steps, in the README's order. */
export function readTour(): TourStep[] {
  const [, text] = /\n## Ten minutes, four roles\n(.*?)\n## /s.exec(readFileSync('README.md', 'utf8'))!;
  const steps: TourStep[] = [];
  let who: TourPerson = 'client';
  for (const [, role, told] of text!.matchAll(/^\*\*(\w+)\*\*: |^\d+\. (.*?)(?=\n\n(?! )|\n\d+\. )/gms)) {
    if (role) who = role as TourPerson;
    if (told) steps.push(stepOf(who, told));
  }
  return steps;
}

function stepOf(who: TourPerson, told: string): TourStep {
  const title = /^\*\*(.+?)\*\*/s.exec(told)![1]!.replace(/\s+/g, ' ');
  const stem = globSync(`web/examples/${FOLDERS[who] ?? who}/*.graphql`)
    .find((path) => readFileSync(path, 'utf8').startsWith(`# ${title}\n`))
    ?.replace(/\.graphql$/, '');
  if (!stem) throw new Error(`README.md names an example of ${who} that is not there: ${title}`);
  const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
  const prose = told.replace(/```.*?```/gs, '');
  return {
    who,
    title,
    stem,
    query: read(`${stem}.graphql`)!,
    variables: read(`${stem}.variables.json`) ?? '',
    lookup: read(`${stem}.lookup.graphql`),
    seen: [...prose.matchAll(/`(.+?)`/g)].map(([, word]) => word!).filter((word) => !BY_HAND.has(word)),
    sends: /curl -T (\S+) '<uploadUrl>'/.exec(told)?.[1] ?? null,
  };
}

/** Sends a file as `curl -T` does. */
export async function sendFile(path: string, uploadUrl: string): Promise<number> {
  return (await fetch(uploadUrl, { method: 'PUT', body: readFileSync(path) })).status;
}
