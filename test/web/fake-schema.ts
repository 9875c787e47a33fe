import { EventEmitter, on } from 'node:events';
import { readFileSync } from 'node:fs';
import { type GraphQLSchema, GraphQLError, buildSchema } from 'graphql';
import type { FakeAccounts, FakePerson } from './fake-accounts.js';

/** The real schema, as committed; only what answers it is made up. */
export const readSchema = (): GraphQLSchema =>
  buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

interface Context {
  caller: FakePerson | null;
}

/** The resolvers, in the form that graphql-js takes beside a schema made from text, and what a test may ask of them. */
export function fakeRoot(accounts: FakeAccounts) {
  const events = new EventEmitter();
  const refused = { errors: [{ code: 'INVALID_CREDENTIALS', message: 'E-mail or password is wrong.', path: [] }] };
  let tickets = 0;
  let after: string | null = null;

  const robot = {
    id: 'robot_1',
    serialNumber: 'OUR-0042',
    manufacturer: 'Ouranos',
    model: 'Atlas 3',
    status: 'FAULT',
    connection: 'ONLINE',
    health: 'FAULT',
    batteryLevel: 64,
    lastSeenAt: new Date().toISOString(),
    site: { name: 'Entrepôt de Lyon' },
    faults: { edges: [] },
  };

  const page = (nodes: object[]) => ({
    edges: nodes.map((node) => ({ node })),
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, endCursor: null },
  });

  function openTicket(title: string): object {
    tickets += 1;
    const at = new Date().toISOString();
    const ticket = {
      id: `ticket_${tickets}`,
      number: `T-2026-${String(tickets).padStart(6, '0')}`,
      title,
      status: 'NEW',
      priority: 'P3',
      origin: 'CLIENT',
      version: 1,
      createdAt: at,
      timeline: [],
    };
    events.emit('ticket', { cursor: `c${tickets}`, at, kind: 'OPENED', ticket, actor: null });
    return ticket;
  }

  function signedIn({ caller }: Context): void {
    if (!caller) throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
  }

  const value = {
    ssoProviders: [],
    me: (_: unknown, { caller }: Context) => {
      if (caller?.role === 'SERVICE') throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN' } });
      return caller;
    },
    robots: (_: unknown, context: Context) => (signedIn(context), page([robot])),
    tickets: (_: unknown, context: Context) => (signedIn(context), page([])),
    login: ({ input }: { input: { email: string; password: string } }) => {
      const tokens = accounts.login(input.email, input.password);
      return tokens ? { ...tokens, errors: [] } : refused;
    },
    refreshToken: ({ input }: { input: { refreshToken: string } }) => {
      const tokens = accounts.refresh(input.refreshToken);
      return tokens ? { ...tokens, errors: [] } : refused;
    },
    logout: (_: unknown, context: Context) => (signedIn(context), accounts.leave(), { errors: [] }),
    createTicket: ({ input }: { input: { title: string } }, context: Context) => {
      signedIn(context);
      return { ticket: openTicket(input.title), errors: [] };
    },
    ingestDiagnostics: ({ input }: { input: { entries: { serialNumber: string }[] } }, context: Context) => {
      signedIn(context);
      const known = input.entries.filter((entry) => entry.serialNumber === robot.serialNumber);
      const counts = { duplicates: 0, faultsRaised: 0, faultsCleared: 0, ticketsOpened: 0 };
      return { accepted: known.length, ...counts, rejected: [], errors: [] };
    },
    ticketUpdated: async function* (args: { after?: string | null }) {
      after = args.after ?? null;
      for await (const [event] of on(events, 'ticket')) yield { ticketUpdated: event as object };
    },
  };

  return { value, publish: (title: string) => void openTicket(title), resumedAfter: () => after };
}
