/** What a caller is told when something is wrong: with the operation, with them, or with the desk. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { callAs, personOf } from '../support/actor.js';
import { clientOf, signIn, type Answer, type TestClient } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { makeTicket } from '../factories/ticket.factory.js';

let desk: TestDesk;
let manager: TestClient;
beforeAll(async () => {
  desk = await startDesk();
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());
afterEach(() => vi.restoreAllMocks());

const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions['code']);
const execute = (statement: string) => sql.raw(statement).execute(desk.desk.db);

describe('an operation that is wrong', () => {
  it.each([
    ['that is cut off', '{ me { id ', 'GRAPHQL_PARSE_FAILED'],
    ['that is no GraphQL', 'select * from ticket', 'GRAPHQL_PARSE_FAILED'],
    ['that is endless', `{ ${'me { id } '.repeat(3_000)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['of an unknown field', '{ secrets }', 'GRAPHQL_VALIDATION_FAILED'],
    ['of an unknown argument', '{ tickets(limit: 3) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['without a selection', '{ me }', 'GRAPHQL_VALIDATION_FAILED'],
    ['with a literal of another type', '{ tickets(first: "3") { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['with an unknown enum value', '{ tickets(orderBy: RANDOM) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with a time that is none',
      '{ tickets(where: { createdAt: { gt: "yesterday" } }) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['that is empty', '', 'BAD_REQUEST'],
    ['of two operations without a name', 'query A { me { id } } query B { me { id } }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s is refused by its code, each time', async (_, query, code) => {
    for (const answer of [await manager.ask(query), await manager.ask(query), await manager.ask(query)]) {
      expect(codes(answer)?.[0]).toBe(code);
      expect(answer.status).toBe(400);
      expect(answer.data ?? null).toBeNull();
    }
  });

  it.each([
    ['of another type', { first: 'three' }],
    ['missing', {}],
    ['null', { first: null }],
    ['out of range', { first: 2 ** 31 }],
  ])('by a variable that is %s is refused as bad input, each time', async (_, variables) => {
    const query = 'query ($first: Int!) { tickets(first: $first) { totalCount } }';
    await manager.data(query, { first: 1 });
    await manager.data(query, { first: 1 });
    for (let time = 0; time < 3; time += 1) {
      const answer = await manager.ask(query, variables);
      expect([answer.status, codes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
      expect(answer.errors![0]!.message).toContain('$first');
    }
  });

  it.each([
    ['DateTime', 'query ($at: DateTime) { tickets(where: { createdAt: { gt: $at } }) { totalCount } }', 'now'],
    ['Cursor', 'query ($at: Cursor) { tickets(after: $at) { totalCount } }', 'x'.repeat(1_025)],
    ['TicketStatus', 'query ($at: TicketStatus) { tickets(where: { status: { eq: $at } }) { totalCount } }', 'OPEN'],
  ])('by a %s that is none is refused as bad input', async (_, query, at) => {
    for (let time = 0; time < 3; time += 1) {
      const answer = await manager.ask(query, { at });
      expect([answer.status, codes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
    }
  });

  it('by a null where its own default lets none be is refused as bad input, each time', async () => {
    const query = 'query ($id: ID = "ticket_x") { node(id: $id) { id } }';
    for (let time = 0; time < 3; time += 1)
      expect(codes(await manager.ask(query, { id: null }))).toEqual(['BAD_USER_INPUT']);
  });

  it('that is no JSON is a bad request', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${desk.url}/graphql`, { method: 'POST', headers, body: '{"query": ' });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-request-id')).toBeTruthy();
  });
});

describe('a caller who may not', () => {
  const EN = { 'accept-language': 'en-GB,en;q=0.9' };
  const FR = { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.8' };

  it('is told to sign in, in their language, when nobody knows them', async () => {
    const anyone = clientOf(desk.url);
    const [english, french] = [await anyone.ask('{ me { id } }', {}, EN), await anyone.ask('{ me { id } }', {}, FR)];
    expect([codes(english), codes(french)]).toEqual([['UNAUTHENTICATED'], ['UNAUTHENTICATED']]);
    expect(english.errors![0]!.message).toBe('Sign in first.');
    expect(french.errors![0]!.message).toBe('Connectez-vous d’abord.');
    expect((await anyone.ask('{ me { id } }')).errors![0]!.message).toBe('Connectez-vous d’abord.');
  });

  it.each(['nonsense', 'odk_nonsense', 'a.b.c', ''])('is told so with HTTP 401 by a bad token: "%s"', async (token) => {
    const answer = await clientOf(desk.url, 'x').ask('{ me { id } }', {}, { authorization: `Bearer ${token}`, ...EN });
    expect([answer.status, codes(answer), answer.data ?? null]).toEqual([401, ['UNAUTHENTICATED'], null]);
    expect(answer.errors![0]!.message).toBe('Your session has ended; sign in again.');
  });

  it('is forbidden by the name of the field, and still gets the rest', async () => {
    const client = await signIn(desk.url, 'client');
    const answer = await client.ask('{ me { role } fleetAlerts { totalCount } }', {}, EN);
    expect(answer.errors).toMatchObject([{ message: 'You may not do this.', path: ['fleetAlerts'] }]);
    expect(codes(answer)).toEqual(['FORBIDDEN']);
    // Lists are not nullable: what is denied takes the whole answer, as GraphQL has it.
    expect(answer.data).toBeNull();
    const withheld = await client.ask('{ tickets(first: 1) { nodes { number evidence { capturedAt } } } }', {}, FR);
    expect(codes(withheld)).toEqual(['FORBIDDEN']);
    expect(withheld.errors![0]!.message).toBe('Vous n’avez pas le droit de faire cela.');
    expect(withheld.data).toMatchObject({ tickets: { nodes: [{ number: expect.any(String), evidence: null }] } });
  });

  it('is told refusals of a mutation in the payload, in their language', async () => {
    const mutation = `mutation { createTicket(input: { title: "", serviceType: SECURITY, clientId: "client_x" }) {
      ticket { id } errors { code message path details } } }`;
    const message = async (headers: Record<string, string>) =>
      (await manager.ask(mutation, {}, headers)).data.createTicket.errors[0];
    expect(await message(EN)).toEqual({
      code: 'NOT_FOUND',
      message: 'There is no such client.',
      path: ['clientId'],
      details: null,
    });
    expect((await message(FR)).message).toBe('Ce client n’existe pas.');
  });
});

describe('an error of the desk’s own', () => {
  const withBroken = async (table: string, work: () => Promise<void>) => {
    await execute(`alter table ${table} rename to ${table}_broken`);
    try {
      await work();
    } finally {
      await execute(`alter table ${table}_broken rename to ${table}`);
    }
  };

  it('is masked, with the request id that is in the header and in the log', async () => {
    const logged = vi.spyOn(desk.desk.log, 'error');
    await withBroken('fleet_alert', async () => {
      for (let time = 0; time < 3; time += 1) {
        const answer = await manager.ask('{ fleetAlerts { nodes { id } } }');
        const requestId = answer.headers.get('x-request-id');
        expect(answer.errors).toEqual([
          {
            message: `Internal error. Reference: ${requestId}`,
            path: ['fleetAlerts'],
            locations: expect.any(Array),
            extensions: { code: 'INTERNAL', requestId },
          },
        ]);
        expect(logged).toHaveBeenLastCalledWith(expect.objectContaining({ requestId }), expect.any(String));
        expect(String((logged.mock.lastCall![0] as { err: Error }).err.message)).toContain('fleet_alert');
      }
    });
  });

  it('is masked in a mutation, too, and nothing of it is kept', async () => {
    const count = async () => (await manager.data('{ tickets { totalCount } }')).tickets.totalCount;
    const { clients } = await manager.data('{ clients { nodes { id } } }');
    const input = { title: 'Lost', serviceType: 'SECURITY', clientId: clients.nodes[0].id };
    const before = await count();
    await withBroken('event', async () => {
      const mutation = 'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { errors { code } } }';
      expect(codes(await manager.ask(mutation, { input }))).toEqual(['INTERNAL']);
    });
    expect(await count()).toBe(before);
  });

  it('is masked at the door, before there is an operation', async () => {
    const logged = vi.spyOn(desk.desk.log, 'error');
    const token = (await signIn(desk.url, 'admin')).token;
    await withBroken('session', async () => {
      const answer = await clientOf(desk.url, token).ask('{ me { id } }');
      const requestId = answer.headers.get('x-request-id');
      expect(answer.errors).toEqual([
        { message: `Internal error. Reference: ${requestId}`, extensions: { code: 'INTERNAL', requestId } },
      ]);
      expect(answer.status).toBe(500);
      expect(logged).toHaveBeenLastCalledWith(expect.objectContaining({ requestId }), expect.any(String));
    });
  });

  it('is masked when what is stored does not fit the schema', async () => {
    const logged = vi.spyOn(desk.desk.log, 'error');
    const { id } = await makeTicket(callAs(desk, await personOf(desk, 'manager')), { title: 'Odd' });
    await execute(`update ticket set status = 'SECRET_STATE' where id = '${id}'`);
    for (let time = 0; time < 3; time += 1) {
      const answer = await manager.ask('{ tickets(where: { search: "Odd" }) { nodes { id status } } }');
      expect(codes(answer)).toEqual(['INTERNAL']);
      expect(JSON.stringify(answer)).not.toContain('SECRET_STATE');
      expect(logged).toHaveBeenCalledTimes(time + 1);
    }
  });
});
