/** Where the events of streams come from: real changes of the desk's robots, and commands to the two others. */
import { handIn } from '../load/ingest.mjs';
import { connectionMessage, ingestBody } from '../load/robot-messages.mjs';

const FIELDS = 'cursor at previousStatus robot { id serialNumber status connection health batteryLevel }';
export const WATCH_SITE = `subscription Watch($site: ID!) { robotStatusChanged(where: { siteId: $site }) { ${FIELDS} } }`;
export const WATCH_ROBOT = `subscription Watch($robot: ID!) { robotStatusChanged(where: { robotId: $robot }) { ${FIELDS} } }`;

/** Sends a command to one of the benchmark's own servers and waits until it is done. */
export async function command(server, message) {
  const done = server.message((answer) => answer.done);
  server.child.send(message);
  await done;
}

/** Changes of status by ingestion: each robot in turn goes to sleep, and wakes when its turn comes again. */
export class Changes {
  #next = 0;
  constructor(desk, serials) {
    this.desk = desk;
    this.serials = serials;
  }

  /**
   * All robots are woken first: one that sleeps already would go to sleep without a change, and without an event.
   * @param {{ url: string }} desk @param {string[]} serials
   */
  static async of(desk, serials) {
    const changes = new Changes(desk, serials);
    for (let from = 0; from < serials.length; from += 500)
      await changes.#tell(serials.slice(from, from + 500).map((serial) => connectionMessage(serial, 'ONLINE')));
    return changes;
  }

  #tell(vda5050) {
    return handIn(this.desk.url, ingestBody({ source: 'bench', vda5050 }));
  }

  /** So many changes in one batch, which is one transaction. */
  async make(count) {
    const vda5050 = [];
    for (let i = 0; i < count; i += 1, this.#next += 1) {
      const asleep = Math.floor(this.#next / this.serials.length) % 2 === 0;
      vda5050.push(
        connectionMessage(this.serials[this.#next % this.serials.length], asleep ? 'HIBERNATING' : 'ONLINE'),
      );
    }
    await this.#tell(vda5050);
  }
}

/**
 * The same events as another process of the desk would write them: rows that an ingestion wrote are written again, a
 * batch a transaction. What is measured is then the way from the log to the sockets, without the ingestion before it.
 */
export class LogAgain {
  #next = 0;
  /** @param {import('./stage.mjs').Stage} stage @param {string[]} seqs of the events, in the order of the robots */
  constructor(stage, seqs) {
    this.stage = stage;
    this.seqs = seqs;
  }

  /** Lets every robot change twice, and takes the second change of each. @param {Changes} changes @param {string[]} robotIds */
  static async of(stage, changes, robotIds) {
    const { length } = robotIds;
    for (let pass = 0; pass < 2; pass += 1)
      for (let left = length; left > 0; left -= 500) await changes.make(Math.min(left, 500));
    const rows = await stage.rows(
      `select distinct on (robot_id) robot_id, seq::text from event
       where kind = 'robot.status_changed' and robot_id = any($1::uuid[]) order by robot_id, event.seq desc`,
      [robotIds],
    );
    const seqOf = new Map(rows.map(({ robot_id: id, seq }) => [id, seq]));
    return new LogAgain(
      stage,
      robotIds.map((id) => seqOf.get(id)),
    );
  }

  async make(count) {
    const seqs = Array.from({ length: count }, (_, i) => this.seqs[(this.#next + i) % this.seqs.length]);
    this.#next += count;
    this.columns ??= (
      await this.stage.rows(
        `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns
         where table_name = 'event' and column_name not in ('seq', 'at')`,
      )
    )[0].list;
    await this.stage.rows(
      `insert into event (${this.columns}) select ${this.columns} from event where seq = any($1::bigint[]) order by seq`,
      [seqs],
    );
  }
}
