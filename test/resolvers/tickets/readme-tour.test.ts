/** The README's tour of the four roles, played as it is written: what it shows works. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, type DemoName, type Loose } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk()));
afterAll(() => desk.stop());

/** Operations of the tour with who plays them, in order. */
function tour(): { who: DemoName; name: string; operation: string }[] {
  const [, text] = /\n## Ten minutes, four roles\n(.*?)\n## /s.exec(readFileSync('README.md', 'utf8'))!;
  let who: DemoName = 'client';
  return [...text!.matchAll(/^\*\*(client|manager|technician|admin)\.\*\*|^```graphql\n(.*?)^```/gms)].flatMap(
    ([, role, operation]) => {
      if (role) who = role as DemoName;
      return operation ? [{ who, name: /(?:query|mutation) (\w+)/.exec(operation)![1]!, operation }] : [];
    },
  );
}

it('the tour of four roles is what it says', async () => {
  const told: Record<string, Loose> = {};
  const variables: Record<string, string> = {};
  for (const { who, name, operation } of tour()) {
    const one = await signIn(desk.url, who);
    told[name] = await one.data(operation, variables);
    const refusals = Object.values(told[name] as Record<string, Loose>).flatMap((part) => part?.errors ?? []);
    expect([name, refusals]).toEqual([name, []]);
    if (name === 'Ask') variables['ticket'] = told['Ask'].createTicket.ticket.id;
    if (name === 'WhoCan') {
      const ranked: Loose[] = told['WhoCan'].suggestTechnicians.ranked;
      expect(ranked.length).toBeGreaterThan(0);
      variables['technician'] = ranked.find(({ technician }) => technician.name.startsWith('Théo')).technician.id;
    }
  }
  expect(Object.keys(told)).toEqual([
    'Ask',
    'AddAWord',
    'WhoCan',
    'Assign',
    'Start',
    'Resolve',
    'What',
    'Again',
    'Numbers',
    'Trace',
  ]);
  expect(JSON.stringify(told['Resolve'])).toContain('bearing, as last time');
  expect(told['What'].ticket).toMatchObject({ status: 'RESOLVED', resolution: 'Bearing changed.' });
  expect(JSON.stringify(told['What'])).toContain('louder in the morning');
  expect(JSON.stringify(told['What'])).not.toContain('bearing, as last time');
  expect(told['Numbers'].ticketStatistics.reopening).toMatchObject({ reopened: 1 });
  expect(told['Trace'].auditLog.nodes.length).toBeGreaterThan(3);
});
