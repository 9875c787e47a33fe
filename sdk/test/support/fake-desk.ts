/** A desk that says what a test tells it to: over HTTP by a function, over the WebSocket word for word. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { createDeskIn, type Desk, type DeskOptions } from '../../src/desk.js';
import { SOCKET_TIMES, type SocketTimes } from '../../src/socket.js';
import { TestWorld } from './test-world.js';

/** One request over HTTP. */
export interface Ask {
  /** The operation's name. */
  name: string;
  variables: Record<string, unknown> & { input?: Record<string, unknown> };
  authorization: string | undefined;
  locale: string | undefined;
}

/** What is answered: GraphQL, or a status and a text, or nothing at all. */
export type Reply =
  | { data?: Record<string, unknown> | null; errors?: object[]; status?: number; headers?: Record<string, string> }
  | { text: string; status: number; headers?: Record<string, string> }
  | 'BREAK'
  | 'SILENCE';

export const refusal = (code: string, extensions: object = {}): { message: string; extensions: object } => ({
  message: `refused: ${code}`,
  extensions: { code, ...extensions },
});

/** One subscription that a client has opened. */
export interface Subscription {
  variables: Record<string, unknown>;
  /** What the socket was introduced with. */
  authorization: string | undefined;
  /** Tells events of the field that was asked for. */
  next(...events: object[]): void;
  /** Tells one event in the client's own words. */
  body(body: object): void;
  error(...errors: object[]): void;
  complete(): void;
  /** Closes politely. */
  close(code: number): void;
  /** Breaks the connection: the client sees 1006. */
  break(): void;
  /** Resolves when the client has left: with the socket's close code. */
  left: Promise<number>;
}

export class FakeDesk {
  readonly asks: Ask[] = [];
  readonly world = new TestWorld();
  /** What the next requests are answered, then `answer`. */
  readonly replies: Reply[] = [];
  answer: (ask: Ask) => Reply | Promise<Reply> = () => ({ data: {} });
  /** Close codes for the next sockets that introduce themselves, before they are accepted. */
  readonly refusals: number[] = [];
  /** Sent when a socket is accepted. */
  ackPayload: object | undefined;
  /** Called with every subscription. */
  onSubscription: (subscription: Subscription) => void;
  /** Whether pings are answered. */
  answersPings = true;
  #subscriptions: Subscription[] = [];
  #waiting: ((subscription: Subscription) => void)[] = [];
  readonly #http = createServer((request, response) => void this.#serve(request, response));
  readonly #wss = new WebSocketServer({
    server: this.#http,
    path: '/graphql',
    handleProtocols: ([first]) => first ?? false,
  });
  readonly #desks: Desk[] = [];

  constructor() {
    this.onSubscription = (subscription) => {
      const waiter = this.#waiting.shift();
      if (waiter) waiter(subscription);
      else this.#subscriptions.push(subscription);
    };
    this.#wss.on('connection', (socket) => this.#converse(socket));
  }

  static async start(): Promise<FakeDesk> {
    const fake = new FakeDesk();
    await new Promise<void>((done) => fake.#http.listen(0, '127.0.0.1', done));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** A client of this desk, in the test's time. */
  client(options: Partial<DeskOptions> = {}, times: Partial<SocketTimes> = {}): Desk {
    const surroundings = { world: this.world, socketTimes: { ...SOCKET_TIMES, ...times } };
    const desk = createDeskIn(surroundings, { url: this.url, apiKey: 'odk_test', ...options });
    this.#desks.push(desk);
    return desk;
  }

  /** The next subscription, in the order in which they are opened. */
  subscription(): Promise<Subscription> {
    const subscription = this.#subscriptions.shift();
    return subscription ? Promise.resolve(subscription) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** How many sockets are open. */
  get sockets(): number {
    return this.#wss.clients.size;
  }

  async stop(): Promise<void> {
    for (const desk of this.#desks) desk.close();
    for (const socket of this.#wss.clients) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise((done) => this.#http.close(done));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { operationName, variables } = JSON.parse(text) as { operationName: string; variables: Ask['variables'] };
    const { authorization, 'accept-language': locale } = request.headers;
    const ask = { name: operationName, variables, authorization, locale };
    this.asks.push(ask);
    const reply = this.replies.shift() ?? (await this.answer(ask));
    if (reply === 'BREAK') return void request.socket.destroy();
    if (reply === 'SILENCE') return;
    const { status = 200, headers, ...body } = reply;
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'request-1', ...headers });
    response.end('text' in body ? body.text : JSON.stringify(body));
  }

  #converse(socket: WebSocket): void {
    const send = (message: object): void => socket.send(JSON.stringify(message));
    const left = new Promise<number>((resolve) => socket.on('close', resolve));
    let authorization: string | undefined;
    socket.on('message', (data) => {
      const { type, id, payload } = JSON.parse(String(data)) as { type: string; id: string; payload?: Introduction };
      if (type === 'connection_init') {
        authorization = payload?.authorization;
        const code = this.refusals.shift();
        if (code) socket.close(code, 'Forbidden');
        else send({ type: 'connection_ack', payload: this.ackPayload });
      }
      if (type === 'ping' && this.answersPings) send({ type: 'pong' });
      if (type !== 'subscribe') return;
      const { operationName = '', variables = {} } = payload ?? {};
      const field = operationName.charAt(0).toLowerCase() + operationName.slice(1);
      const body = (said: object): void => send({ type: 'next', id, payload: said });
      this.onSubscription({
        variables,
        authorization,
        body,
        next: (...events) => events.forEach((event) => body({ data: { [field]: event } })),
        error: (...errors) => send({ type: 'error', id, payload: errors }),
        complete: () => send({ type: 'complete', id }),
        close: (code) => socket.close(code, 'closed by the test'),
        break: () => socket.terminate(),
        left,
      });
    });
  }
}

interface Introduction {
  authorization?: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** An event of a stream; only what the runtime looks at matters. */
export const event = (cursor: string, initial = false): { cursor: string; initial: boolean } => ({ cursor, initial });
