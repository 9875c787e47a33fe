/** What single incidents become: the log in a few columns, the rest as in most of its lines. */
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { LogError, readHistories } from '../../../src/integrations/servicenow/index.js';

const USUAL = {
  number: 'INC1',
  incident_state: 'New',
  reassignment_count: '0',
  reopen_count: '0',
  made_sla: 'TRUE',
  caller_id: 'Caller 1',
  opened_by: 'Opened by  8',
  opened_at: '29-02-2016 10:00',
  sys_created_by: '?',
  sys_updated_by: 'Updated by 21',
  sys_updated_at: '29-02-2016 10:00',
  contact_type: 'Phone',
  location: 'Location 1',
  category: 'Category 1',
  subcategory: '?',
  u_symptom: '?',
  cmdb_ci: '?',
  impact: '2 - Medium',
  urgency: '1 - High',
  priority: '2 - High',
  assignment_group: 'Group 1',
  assigned_to: '?',
  knowledge: 'FALSE',
  u_priority_confirmation: 'FALSE',
  problem_id: '?',
  rfc: '?',
  vendor: '?',
  caused_by: '?',
  closed_code: 'code 6',
  resolved_by: '?',
  resolved_at: '?',
  closed_at: '?',
};
type Given = Partial<typeof USUAL>;

const read = (...lines: Given[]) => {
  const told = readHistories(
    stringify(
      lines.map((line) => ({ ...USUAL, ...line })),
      { header: true },
    ),
  );
  return { ...told, noted: Object.fromEntries(told.misfits.map(({ what, count }) => [what.split(/[:,]/)[0], count])) };
};
const at = (minute: string, line: Given): Given => ({ sys_updated_at: `29-02-2016 ${minute}`, ...line });
/** The steps in a word each: a time, and what became. */
const stepsOf = (...lines: Given[]) =>
  read(...lines).histories[0]!.steps.map((step) =>
    [
      step.at.toISOString().slice(11, 16),
      step.kind === 'ASSIGN'
        ? [step.team, step.person].filter(Boolean).join('/')
        : step.kind === 'MOVE'
          ? step.to
          : step.priority,
    ].join(' '),
  );

describe('an incident', () => {
  it('is opened by whom the log names, in the words of the desk', () => {
    expect(read({}).histories).toEqual([
      {
        reference: 'INC1',
        openedAt: new Date('2016-02-29T10:00:00Z'),
        openedBy: 'Opened by 8',
        title: 'Category 1',
        description:
          'Demandeur : Caller 1\nCanal : Phone\nLieu : Location 1\nCatégorie : Category 1\nCode de clôture : code 6',
        serviceType: 'SOFTWARE_TROUBLESHOOTING',
        origin: 'STAFF',
        impact: 'MEDIUM',
        urgency: 'HIGH',
        priority: 'P2',
        priorityReason: 'priorité de la source : 2 - High',
        site: 'Location 1',
        contact: { name: 'Caller 1', preferredMode: 'PHONE' },
        steps: [
          { kind: 'ASSIGN', at: new Date('2016-02-29T10:00:00Z'), by: 'Updated by 21', team: 'Group 1', person: null },
        ],
      },
    ]);
  });

  it('goes through the steps that the log leaves out, and says that it does', () => {
    const lines = [{}, at('11:00', { incident_state: 'Closed' })];
    expect(stepsOf(...lines)).toEqual(['10:00 Group 1', '11:00 IN_PROGRESS', '11:00 RESOLVED', '11:00 CLOSED']);
    const { histories, noted } = read(...lines);
    expect(histories[0]!.steps[1]).toMatchObject({ reason: 'Étape déduite : New → Closed' });
    expect(noted['step in between that the log does not tell of']).toBe(2);
  });

  it('waits with what it waits for as the reason', () => {
    const { steps } = read({}, at('11:00', { incident_state: 'Awaiting Problem', problem_id: 'Problem ID 2' }))
      .histories[0]!;
    expect(steps.at(-1)).toMatchObject({ to: 'PENDING_VENDOR', reason: 'Awaiting Problem (Problem ID 2)' });
  });

  it('is reopened before it is given to somebody else, and given before it is worked on', () => {
    const lines = [
      { incident_state: 'Active' },
      at('11:00', { incident_state: 'Resolved' }),
      at('12:00', {
        incident_state: 'Active',
        assignment_group: 'Group 2',
        reassignment_count: '1',
        reopen_count: '1',
      }),
    ];
    expect(stepsOf(...lines)).toEqual([
      '10:00 Group 1',
      '10:00 IN_PROGRESS',
      '11:00 RESOLVED',
      '12:00 IN_PROGRESS',
      '12:00 Group 2',
    ]);
  });

  it('changes hands, person and priority each by a step', () => {
    const lines = [
      {},
      at('10:10', { assigned_to: 'Resolver 1' }),
      at('10:20', { assignment_group: 'Group 2', assigned_to: 'Resolver 2', priority: '1 - Critical' }),
    ];
    expect(stepsOf(...lines)).toEqual([
      '10:00 Group 1',
      '10:10 Group 1/Resolver 1',
      '10:20 Group 2/Resolver 2',
      '10:20 P1',
    ]);
  });

  it('is of an unknown group while the log counts a reassignment and names the same group', () => {
    const lines = [{}, at('10:10', {}), at('10:20', { reassignment_count: '1' })];
    expect(stepsOf(...lines)).toEqual(['10:00 Groupe inconnu', '10:20 Group 1']);
  });

  it('keeps the order of its lines, and nothing before its opening', () => {
    const lines = [
      at('12:00', {}),
      at('09:00', { incident_state: 'Active' }),
      at('11:00', { incident_state: 'Resolved' }),
    ];
    expect(stepsOf(...lines)).toEqual(['10:00 Group 1', '10:00 IN_PROGRESS', '11:00 RESOLVED']);
    expect(read(...lines).noted).toMatchObject({ 'line out of order': 1, 'line from before the opening': 1 });
  });

  it('keeps what the desk does not know out, and says so', () => {
    const { histories, noted } = read(
      { incident_state: 'Active' },
      at('11:00', { incident_state: '-100', priority: '9' }),
      at('12:00', { incident_state: 'Resolved', priority: '9' }),
      at('13:00', { incident_state: 'Resolved', priority: '9', assigned_to: 'Resolver 9' }),
    );
    expect(histories[0]!.steps.at(-1)).toMatchObject({ to: 'RESOLVED' });
    expect(noted).toMatchObject({
      'state that the desk does not know': 1,
      'priority that the desk does not know': 1,
      'assigned after the work was over': 1,
    });
  });

  it('without an opening time is not imported, and named', () => {
    const { histories, misfits, facts } = read({ opened_at: '2016-02-29' });
    expect([histories, facts.tickets]).toEqual([[], 1]);
    expect(misfits).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining('not imported'), examples: ['INC1'] }),
    );
  });
});

it.each([
  ['a table of other columns', 'a,b\n1,2\n', 'The log lacks number, '],
  ['nothing', '', 'The log lacks number, '],
  ['broken CSV', 'number,"x\n1', 'This is no CSV'],
])('%s is no log', (_, text, why) => {
  expect(() => readHistories(text)).toThrow(LogError);
  expect(() => readHistories(text)).toThrow(why);
});
