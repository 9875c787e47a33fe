/**
 * A desk of a hundred lines: speaks HTTP like the real one, remembers idempotency keys and what it has already stored,
 * and can be told to misbehave.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EntryInput, Vda5050Input } from '../../../scripts/support/desk-client.js';

/** What the desk was asked, as it came. */
export interface Ask {
  idempotencyKey: string;
  source: string;
  vda5050?: Vda5050Input[];
  entries?: EntryInput[];
}

/** One request, seen from the desk. */
export interface SeenRequest {
  /** Of the injected clock. */
  at: number;
  authorization: string | undefined;
  ask: Ask;
}

/** What the desk does instead of answering as usual. */
export type Mischief =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** The batch is stored, and the answer lost. */
  | 'LOSE_ANSWER'
  /** The connection breaks before anything is stored. */
  | 'BREAK';

export class FakeDesk {
  readonly requests: SeenRequest[] = [];
  /** Taken one by one before normal service. */
  readonly mischief: Mischief[] = [];
  /** Topics that are refused. */
  refuse: (message: Vda5050Input) => { code: string; message: string } | null = () => null;
  /** Runs while a request is in the desk's hands: makes it slow. */
  onRequest: () => void | Promise<void> = () => undefined;
  /** Times each message was stored; more than once would be counting twice. */
  readonly stored = new Map<string, number>();
  mostInFlight = 0;
  private inFlight = 0;
  private readonly answers = new Map<string, unknown>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  constructor(private readonly now: () => number = () => 0) {}

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Everything delivered, in the order of the requests, whatever was said twice included. */
  get delivered(): Vda5050Input[] {
    return this.requests.flatMap(({ ask }) => ask.vda5050 ?? []);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.mostInFlight = Math.max(this.mostInFlight, (this.inFlight += 1));
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { input } = (JSON.parse(text) as { variables: { input: Ask } }).variables;
    this.requests.push({ at: this.now(), authorization: request.headers.authorization, ask: input });
    await this.onRequest();
    this.inFlight -= 1;
    const mischief = this.mischief.shift();
    if (mischief === 'BREAK') return void request.socket.destroy();
    if (mischief && mischief !== 'LOSE_ANSWER') return this.write(response, mischief);
    const ingestDiagnostics = this.answers.get(input.idempotencyKey) ?? this.ingest(input);
    this.answers.set(input.idempotencyKey, ingestDiagnostics);
    if (mischief === 'LOSE_ANSWER') return void request.socket.destroy();
    this.write(response, { status: 200, body: { data: { ingestDiagnostics } } });
  }

  private write(response: ServerResponse, { status, headers, body }: Exclude<Mischief, string>): void {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  }

  private ingest({ vda5050 = [], entries = [] }: Ask) {
    const answer = { accepted: 0, duplicates: 0, faultsRaised: 0, faultsCleared: 0, ticketsOpened: 0 };
    const rejected: { index: number; list: string; code: string; message: string }[] = [];
    vda5050.forEach((message, index) => {
      const refusal = this.refuse(message);
      if (refusal) rejected.push({ index, list: 'vda5050', ...refusal });
      else if (this.store(`${message.topic} ${message.receivedAt} ${JSON.stringify(message.payload)}`))
        answer.accepted += 1;
      else answer.duplicates += 1;
    });
    for (const entry of entries) {
      if (this.store(JSON.stringify(entry))) answer.accepted += 1;
      else answer.duplicates += 1;
    }
    return { ...answer, rejected, errors: [] };
  }

  private store(key: string): boolean {
    const times = this.stored.get(key) ?? 0;
    this.stored.set(key, times + 1);
    return times === 0;
  }
}

/** A top-level GraphQL error, as the desk sends it. */
export function refusedWith(
  code: string,
  message: string,
  status = 200,
  headers: Record<string, string> = {},
): Mischief {
  return { status, headers, body: { data: null, errors: [{ message, extensions: { code } }] } };
}
