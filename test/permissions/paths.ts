/** Every path by which a thing can be asked for by its id, its number or its name. */
import type { Belongings } from '../support/two-clients.js';

type Stranger = 'client' | 'technician' | 'key';
type Thing = Exclude<keyof Belongings, 'everything'>;

export interface Path {
  name: string;
  /** What is asked for. */
  thing: Thing;
  operation: string;
  variables(asked: string, own: Belongings): object;
  /** Who gets past gate one with it. */
  by: readonly Stranger[];
}

const ALL: readonly Stranger[] = ['client', 'technician', 'key'];
const STAFFED: readonly Stranger[] = ['technician', 'key'];

const LIST =
  '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }';

const lookup = (name: string, thing: Thing, argument: string, type: string, fields: string, by = ALL): Path => ({
  name: `${name}(${argument})`,
  thing,
  operation: `query ($asked: ${type}!) { ${name}(${argument}: $asked) { ${fields} } }`,
  variables: (asked) => ({ asked }),
  by,
});

const node = (thing: Thing, fields: string, by: readonly Stranger[]): Path[] => [
  {
    name: `node(${thing})`,
    thing,
    operation: `query ($asked: ID!) { node(id: $asked) { __typename id ${fields} } }`,
    variables: (asked) => ({ asked }),
    by,
  },
  {
    name: `nodes(${thing}) among others`,
    thing,
    operation: `query ($asked: [ID!]!) { nodes(ids: $asked) { __typename id } }`,
    variables: (asked, own) => ({ asked: [own.robot, asked, own.ticket] }),
    by,
  },
];

const filter = (list: string, key: string, thing: Thing, by: readonly Stranger[]): Path[] =>
  ['eq', 'in'].map((operator) => ({
    name: `${list}(where: { ${key}: { ${operator} } })`,
    thing,
    operation: `query ($where: ${WHERE[list]}) { ${list}(where: $where) ${LIST} }`,
    variables: (asked: string) => ({ where: { [key]: { [operator]: operator === 'in' ? [asked] : asked } } }),
    by,
  }));
const WHERE: Record<string, string> = {
  robots: 'RobotWhere',
  faults: 'FaultWhere',
  tickets: 'TicketWhere',
  diagnostics: 'DiagnosticWhere',
};

const search = (list: string, thing: Thing): Path => ({
  name: `${list}(where: { search })`,
  thing,
  operation: `query ($where: ${WHERE[list]}) { ${list}(where: $where) ${LIST} }`,
  variables: (asked) => ({ where: { search: asked } }),
  by: ALL,
});

export const LOOKUPS: Path[] = [
  lookup('client', 'client', 'id', 'ID', 'id name sites { id }'),
  lookup('robot', 'robot', 'id', 'ID', 'id serialNumber client { name }'),
  lookup('robot', 'serialNumber', 'serialNumber', 'String', 'id client { name }'),
  lookup('ticket', 'ticket', 'id', 'ID', 'id number timeline { id }'),
  lookup('ticket', 'number', 'number', 'String', 'id title'),
  ...node('client', '... on Client { name }', ALL),
  ...node('site', '... on Site { name }', ALL),
  ...node('robot', '... on Robot { serialNumber }', ALL),
  ...node('fault', '... on Fault { message }', ALL),
  ...node('ticket', '... on Ticket { title }', ALL),
  ...node('technician', '... on Technician { name }', ['technician']),
  ...node('alert', '... on FleetAlert { title }', ['key']),
  ...filter('robots', 'clientId', 'client', ALL),
  ...filter('robots', 'siteId', 'site', ALL),
  ...filter('robots', 'serialNumber', 'serialNumber', ALL),
  ...filter('faults', 'robotId', 'robot', ALL),
  ...filter('faults', 'clientId', 'client', ALL),
  ...filter('faults', 'siteId', 'site', ALL),
  ...filter('faults', 'ticketId', 'faultTicket', ['client', 'key']),
  ...filter('tickets', 'clientId', 'client', ALL),
  ...filter('tickets', 'siteId', 'site', ALL),
  ...filter('tickets', 'robotId', 'robot', ALL),
  ...filter('tickets', 'parentId', 'parent', ['client', 'key']),
  ...filter('tickets', 'assigneeId', 'technician', ALL),
  ...filter('tickets', 'number', 'number', ALL),
  ...filter('diagnostics', 'robotId', 'robot', STAFFED),
  search('robots', 'serialNumber'),
  search('tickets', 'title'),
];

const mutation = (
  name: string,
  type: string,
  thing: Thing,
  by: readonly Stranger[],
  input: (asked: string, own: Belongings) => object,
): Path => ({
  name: `${name}(${thing})`,
  thing,
  operation: `mutation ($input: ${type}!) { ${name}(input: $input) { __typename errors { code message path details } } }`,
  variables: (asked, own) => ({ input: input(asked, own) }),
  by,
});

const ticket = { title: 'Asked across', serviceType: 'SECURITY' };
const ASKERS: readonly Stranger[] = ['client', 'key'];

export const MUTATIONS: Path[] = [
  mutation('createTicket', 'CreateTicketInput', 'client', ASKERS, (clientId) => ({ ...ticket, clientId })),
  mutation('createTicket', 'CreateTicketInput', 'site', ASKERS, (siteId) => ({ ...ticket, siteId })),
  mutation('createTicket', 'CreateTicketInput', 'robot', ASKERS, (robotId) => ({ ...ticket, robotId })),
  mutation('createTicket', 'CreateTicketInput', 'robot', ASKERS, (assetId) => ({ ...ticket, assetId })),
  mutation('revokeSession', 'RevokeSessionInput', 'session', ['client'], (sessionId) => ({ sessionId })),
  mutation('changeTicketStatus', 'ChangeTicketStatusInput', 'ticket', ['technician'], (ticketId) => ({
    ticketId,
    status: 'IN_PROGRESS',
    version: 999,
  })),
  mutation('acknowledgeFault', 'AcknowledgeFaultInput', 'fault', ['technician'], (faultId) => ({
    faultId,
    version: 999,
  })),
  mutation('registerRobot', 'RegisterRobotInput', 'client', ['key'], (clientId) => ({ ...newRobot(), clientId })),
  mutation('registerRobot', 'RegisterRobotInput', 'site', ['key'], (siteId) => ({ ...newRobot(), siteId })),
  mutation('linkRobotToClient', 'LinkRobotToClientInput', 'robot', ['key'], (robotId) => ({ robotId, version: 999 })),
  mutation('linkRobotToClient', 'LinkRobotToClientInput', 'client', ['key'], (clientId, { robot }) => ({
    robotId: robot,
    clientId,
  })),
  mutation('linkRobotToClient', 'LinkRobotToClientInput', 'site', ['key'], (siteId, { robot }) => ({
    robotId: robot,
    siteId,
  })),
  mutation('raiseFleetAlert', 'RaiseFleetAlertInput', 'client', ['key'], (clientId) => ({
    title: 'Raised across',
    code: 'across',
    severity: 'WARNING',
    clientId,
  })),
  mutation('raiseFleetAlert', 'RaiseFleetAlertInput', 'site', ['key'], (siteId) => ({
    title: 'Raised across',
    code: 'across',
    severity: 'WARNING',
    siteId,
  })),
  mutation('resolveFleetAlert', 'ResolveFleetAlertInput', 'alert', ['key'], (fleetAlertId) => ({
    fleetAlertId,
    version: 999,
  })),
  {
    name: 'ingestDiagnostics(serialNumber)',
    thing: 'serialNumber',
    operation: `mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) {
      accepted duplicates faultsRaised ticketsOpened rejected { index list code message } errors { code } } }`,
    variables: (serialNumber) => ({
      input: {
        entries: [{ serialNumber, observedAt: '2026-11-20T08:00:00Z', component: 'x', code: 'x', level: 'OK' }],
      },
    }),
    by: ['key'],
  },
];

let robots = 0;
const newRobot = () => ({ serialNumber: `NEW-${(robots += 1)}`, manufacturer: 'Ouranos', model: 'Atlas T3' });

const stream = (field: string, type: string, key: string, thing: Thing, by: readonly Stranger[]): Path => ({
  name: `${field}(where: { ${key} })`,
  thing,
  operation: `subscription ($where: ${type}) { ${field}(where: $where${
    field === 'diagnosticReceived' ? '' : ', initial: true'
  }) { cursor } }`,
  variables: (asked) => ({ where: { [key]: asked } }),
  by,
});

export const STREAMS: Path[] = [
  stream('ticketUpdated', 'TicketStreamWhere', 'ticketId', 'ticket', ALL),
  stream('ticketUpdated', 'TicketStreamWhere', 'clientId', 'client', ALL),
  stream('ticketUpdated', 'TicketStreamWhere', 'assigneeId', 'technician', ALL),
  stream('robotStatusChanged', 'RobotStreamWhere', 'robotId', 'robot', ALL),
  stream('robotStatusChanged', 'RobotStreamWhere', 'clientId', 'client', ALL),
  stream('robotStatusChanged', 'RobotStreamWhere', 'siteId', 'site', ALL),
  stream('diagnosticReceived', 'DiagnosticStreamWhere', 'robotId', 'robot', STAFFED),
];
