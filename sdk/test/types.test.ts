import { afterEach, beforeEach, expect, expectTypeOf, it } from 'vitest';
import { createDesk, paginate, unwrap } from '../src/index.js';
import type {
  AccountFragment,
  CreateTicketInput,
  CreateTicketMutation,
  Desk,
  ErrorCode,
  Refused,
  RobotFragment,
  Stream,
  TicketFragment,
  TicketUpdatedSubscription,
} from '../src/index.js';

// What is checked here is checked by the compiler; nothing is sent.
const desk: Desk = createDesk({ url: 'http://127.0.0.1:1', apiKey: 'odk_none' });
let fail: (error: unknown) => void;
beforeEach(() => void (fail = () => undefined));
afterEach(() => desk.close());

it('a query takes its variables and answers its field', () => {
  expectTypeOf(desk.me).parameter(0).toEqualTypeOf<Record<string, never> | undefined>();
  expectTypeOf(desk.me).returns.resolves.toEqualTypeOf<AccountFragment | null>();
  expectTypeOf(desk.robots).returns.resolves.toHaveProperty('nodes').toEqualTypeOf<RobotFragment[]>();
  expectTypeOf(desk.robots).toBeCallableWith({ where: { status: { in: ['FAULT'] } }, orderBy: 'SERIAL_NUMBER_ASC' });
  expectTypeOf(desk.robots).toBeCallableWith();
  // @ts-expect-error A status that there is not.
  desk.robots({ where: { status: { eq: 'BROKEN' } } }).catch(fail);
  // @ts-expect-error A client is asked for by its id.
  desk.client().catch(fail);
});

it('a mutation’s result is told apart by `ok`', () => {
  type Result = Awaited<ReturnType<Desk['createTicket']>>;
  expectTypeOf(desk.createTicket).parameter(0).toEqualTypeOf<{ input: CreateTicketInput }>();
  expectTypeOf<Extract<Result, { ok: true }>['ticket']>().toEqualTypeOf<TicketFragment>();
  expectTypeOf<Extract<Result, { ok: false }>>().toEqualTypeOf<Refused<CreateTicketMutation['createTicket']>>();
  expectTypeOf<Extract<Result, { ok: false }>['code']>().toEqualTypeOf<ErrorCode>();
  expectTypeOf<Extract<Result, { ok: false }>['ticket']>().toEqualTypeOf<TicketFragment | null>();
  expectTypeOf(unwrap<Result>)
    .returns.toHaveProperty('ticket')
    .toEqualTypeOf<TicketFragment>();
});

it('a subscription is a stream of its events', () => {
  expectTypeOf(desk.ticketUpdated).returns.toEqualTypeOf<Stream<TicketUpdatedSubscription['ticketUpdated']>>();
  expectTypeOf(desk.ticketUpdated).toBeCallableWith({ where: { status: ['NEW'] } }, { maxWaiting: 10 });
});

it('pages give their items', () => {
  expectTypeOf(paginate(desk.robots, { where: { search: 'x' } })).toExtend<AsyncGenerator<RobotFragment>>();
  // @ts-expect-error Pages are read forwards.
  paginate(desk.robots, { last: 10 });
  // @ts-expect-error Not a list.
  paginate(desk.me);
});

it('foreign JSON is nobody’s type', () => {
  expect(typeof desk.diagnosticReceived).toBe('function');
  expectTypeOf<Awaited<ReturnType<Desk['diagnostics']>>['nodes'][number]['values']>().toEqualTypeOf<unknown>();
});
