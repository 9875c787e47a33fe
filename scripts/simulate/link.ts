/**
 * Between a robot and the desk: MQTT over a hall's Wi-Fi. Messages are a little late, sometimes twice, sometimes behind
 * a newer one; a lost network ends in the broker's last will, and what was said meanwhile arrives in bulk.
 */
import type { EntryInput, Vda5050Input } from '../support/desk-client.js';
import type { Random } from './random.js';
import type { ConnectionState, Header, Identity, Payload } from './vda5050-message.js';
import { connectionMessage, topicOf } from './vda5050-message.js';

/** Turns a time of the story (ms) into the ISO 8601 time that messages bear. */
export type Stamp = (storyMs: number) => string;

/** One thing that the desk is told: a VDA 5050 message, or a line of telemetry. */
export type Message = { vda5050: Vda5050Input } | { entry: EntryInput };

/** One message on its way. */
export interface InTransit {
  /** When it is received, in ms of the story. */
  arrivesAt: number;
  message: Message;
}

interface Loss {
  at: number;
  willAt: number;
  backAt: number;
  willFired: boolean;
}

/** How many states a robot keeps while it is cut off; then the oldest are dropped. */
const BACKLOG = 90;
const REPEATED = 0.004;
const LATE = 0.003;
/** A will is registered a moment before the robot says ONLINE, and bears that older time when it fires. */
const WILL_BEFORE_ONLINE = 61;

/** One robot's connection. */
export class Link {
  private transit: InTransit[] = [];
  private loss: Loss | null = null;
  private connected = false;
  private registeredAt = 0;
  private connectionHeader = 0;
  private lastArrival = 0;
  private backlog: Payload[] = [];
  private recent: Payload[] = [];

  constructor(
    private readonly identity: Identity,
    private readonly random: Random,
    private readonly periodMs: number,
    private readonly stamp: Stamp,
    private readonly happened: (what: string) => void,
  ) {}

  /** Whether the desk hears the robot. */
  get isUp(): boolean {
    return this.connected && this.loss === null;
  }

  /** Connects after being switched on. Header ids begin anew, as they do on real robots. */
  connect(at: number): void {
    this.connected = true;
    this.connectionHeader = 0;
    this.recent = [];
    this.sayOnline(at);
  }

  /** An orderly end. */
  goodbye(at: number, state: 'OFFLINE' | 'HIBERNATING'): void {
    this.connected = false;
    this.sayConnection(at, state);
  }

  /** The network is gone: the broker notices after its keep-alive, the robot comes back later. */
  lose(at: number): void {
    const willAt = at + this.random.between(6_000, 14_000);
    this.loss = { at, willAt, backAt: willAt + this.random.between(15_000, 120_000), willFired: false };
    this.happened('network loss');
  }

  /** What the passing of time does: the last will and, a step later at the earliest, the return. */
  step(now: number): void {
    const { loss } = this;
    if (!loss) return;
    if (!loss.willFired && now >= loss.willAt) {
      loss.willFired = true;
      const will = { headerId: 0, timestamp: this.stamp(this.registeredAt - WILL_BEFORE_ONLINE) };
      this.carry(now, 'connection', connectionMessage(this.identity, will, 'CONNECTION_BROKEN'));
    } else if (now >= loss.backAt) {
      this.loss = null;
      this.sayOnline(now);
      // What had left just before the loss was never acknowledged: it is said again, then what was kept.
      const again = this.recent.slice(-this.random.whole(1, 3));
      for (const payload of [...again, ...this.backlog]) this.carry(now, 'state', payload);
      this.backlog = [];
      this.happened('late in bulk');
    }
  }

  /** A state message leaves the robot. */
  send(at: number, payload: Payload): void {
    if (this.loss) {
      this.backlog.push(payload);
      if (this.backlog.length > BACKLOG) this.backlog.shift();
      return;
    }
    this.recent = [...this.recent.slice(-2), payload];
    if (this.random.chance(LATE)) {
      this.happened('out of order');
      this.transit.push(this.inTransit(at + this.periodMs * this.random.between(1.5, 3), 'state', payload));
      return;
    }
    this.carry(at, 'state', payload);
    if (this.random.chance(REPEATED)) {
      this.happened('repeated');
      this.carry(at + this.random.between(1, 200), 'state', payload);
    }
  }

  /** Telemetry leaves the robot. Without a network it is lost: nobody needs a measure that is minutes old. */
  tell(at: number, entry: EntryInput): void {
    if (!this.loss) this.transit.push({ arrivesAt: this.nextArrival(at), message: { entry } });
  }

  /** Takes what has arrived until `now`. */
  arrivedUntil(now: number): InTransit[] {
    const arrived = this.transit.filter(({ arrivesAt }) => arrivesAt <= now);
    this.transit = this.transit.filter(({ arrivesAt }) => arrivesAt > now);
    return arrived;
  }

  private sayOnline(at: number): void {
    this.registeredAt = at;
    this.sayConnection(at, 'ONLINE');
  }

  private sayConnection(at: number, state: ConnectionState): void {
    const header: Header = { headerId: (this.connectionHeader += 1), timestamp: this.stamp(at) };
    this.carry(at, 'connection', connectionMessage(this.identity, header, state));
  }

  /** MQTT keeps the order of one client's messages; only what is `LATE` took another way. */
  private carry(at: number, kind: 'state' | 'connection', payload: Payload): void {
    this.transit.push(this.inTransit(this.nextArrival(at), kind, payload));
  }

  private nextArrival(at: number): number {
    this.lastArrival = Math.max(this.lastArrival + 2, at + this.random.between(4, 60));
    return this.lastArrival;
  }

  private inTransit(arrivesAt: number, kind: 'state' | 'connection', payload: Payload): InTransit {
    // The time of receipt is stamped on arrival, by whoever receives.
    return { arrivesAt, message: { vda5050: { topic: topicOf(this.identity, kind), receivedAt: '', payload } } };
  }
}
