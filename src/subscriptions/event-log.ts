/**
 * The event log as this process reads it. The table is the truth: PostgreSQL's LISTEN/NOTIFY only says that there is
 * something to read, so a lost notification costs a moment and never an event.
 *
 * Numbers are given under a lock that is held to the commit (see the migration and docs/adr), so reading in their
 * order skips nothing, also when transactions commit in another order than they began.
 */
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { EventActor, EventKind, LoggedEvent } from '../domain/events.js';
import type { Db } from '../entities/index.js';
import { cursorExpired } from './cursor.js';
import type { EventFan } from './event-fan.js';
import { listen, type Listener } from './listen.js';

/** How many events are read at once. */
const PAGE = 500;
/** How often the table is looked at even when no notification came, in ms. */
const LOOK_EVERY = 5_000;

/** What part of the log a stream is about. */
export interface Part {
  kinds: readonly EventKind[];
  robotId?: string | null;
  ticketId?: string | null;
}

export class EventLog {
  readonly #db: Db;
  readonly #fan: EventFan;
  readonly #log: Logger;
  readonly #url: string;
  /** Hears each event before the streams do: what they are shown must not rest on rights that the event ended. */
  readonly #first: (event: LoggedEvent) => void;
  #position = 0;
  #listener: Listener | null = null;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #end: Promise<number> | null = null;
  #again = false;
  #stopped = false;

  constructor(given: { db: Db; fan: EventFan; log: Logger; url: string; first?: (event: LoggedEvent) => void }) {
    this.#first = given.first ?? (() => {});
    this.#db = given.db;
    this.#fan = given.fan;
    this.#log = given.log;
    this.#url = given.url;
  }

  /** The last event that this process has handed to its live streams. */
  get position(): number {
    return this.#position;
  }

  /** Starts at the end of the log: what is older is read by streams that ask for it. */
  async start(): Promise<void> {
    this.#position = await this.end();
    this.#listener = listen(this.#url, 'desk_event', this.#log, () => this.wake());
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY);
    await this.#listener.ready;
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#listener?.stop();
    await this.#reading;
  }

  /** The newest committed event. */
  async end(): Promise<number> {
    const { rows } = await sql<{ last: string | null }>`
      select greatest((select max(seq) from event), (select trimmed_through from event_log)) as last`.execute(this.#db);
    return Number(rows[0]?.last ?? 0);
  }

  /** The same for many who ask at once: one look for all who asked before it began. */
  endSoon(): Promise<number> {
    return (this.#end ??= Promise.resolve().then(() => {
      this.#end = null;
      return this.end();
    }));
  }

  /** Up to where the log was trimmed: only what is after it can be read. */
  async trimmedThrough(): Promise<number> {
    const row = await this.#db.selectFrom('event_log').select('trimmed_through').executeTakeFirstOrThrow();
    return Number(row.trimmed_through);
  }

  /** One page of a part of the log, after one event and up to another. */
  async read(part: Part, after: number, upTo: number): Promise<LoggedEvent[]> {
    const rows = await events(this.#db)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .where('kind', 'in', [...part.kinds])
      .$if(part.robotId != null, (query) => query.where('robot_id', '=', part.robotId!))
      .$if(part.ticketId != null, (query) => query.where('ticket_id', '=', part.ticketId!))
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    return rows.map(toEvent);
  }

  /**
   * A part of the log, after one event and up to another, page by page.
   * @throws DeskError CURSOR_EXPIRED when the log is trimmed faster than it is read: a gap is said, never shown
   */
  async *between(part: Part, after: number, upTo: number): AsyncGenerator<LoggedEvent> {
    for (let from = after; from < upTo;) {
      const page = await this.read(part, from, upTo);
      if ((await this.trimmedThrough()) > from) throw cursorExpired();
      yield* page;
      from = page.length < PAGE ? upTo : page.at(-1)!.seq;
    }
  }

  /** Reads what is new and hands it to the live streams; while it reads, a further call makes it look once more. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = this.#readOn().finally(() => {
      this.#reading = null;
      if (this.#again) this.wake();
    });
  }

  async #readOn(): Promise<void> {
    this.#again = false;
    try {
      for (;;) {
        const rows = await events(this.#db).where('seq', '>', this.#position).orderBy('seq').limit(PAGE).execute();
        for (const row of rows) {
          const event = toEvent(row);
          this.#position = event.seq;
          this.#first(event);
          this.#fan.deliver(event);
        }
        if (rows.length < PAGE || this.#stopped) return;
      }
    } catch (error) {
      if (!this.#stopped) this.#log.warn({ err: error }, 'the event log could not be read; trying again');
    }
  }
}

const events = (db: Db) =>
  db
    .selectFrom('event')
    .select([
      'seq',
      'at',
      'kind',
      'actor',
      'client_id as clientId',
      'site_id as siteId',
      'robot_id as robotId',
      'ticket_id as ticketId',
      'technician_id as technicianId',
      'data',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number];

const toEvent = (row: Row): LoggedEvent => ({
  ...row,
  seq: Number(row.seq),
  at: new Date(row.at),
  actor: row.actor as EventActor,
});
