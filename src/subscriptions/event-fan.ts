/** Hands events to the live streams of this process. A stream about one robot or ticket is found, not searched for. */
import type { EventKind, LoggedEvent } from '../domain/events.js';
import type { Part } from './event-log.js';

export interface Receiver {
  part: Part;
  receive(event: LoggedEvent): void;
  /** Set when the desk itself listens, and not somebody's stream. */
  isOwn?: true;
}

export class EventFan {
  /** By kind and key: the key is a robot or a ticket, or empty for streams about all of them. */
  readonly #receivers = new Map<string, Set<Receiver>>();

  /** How many streams are open. */
  get size(): number {
    const all = new Set([...this.#receivers.values()].flatMap((set) => [...set]));
    return [...all].filter(({ isOwn }) => !isOwn).length;
  }

  add(receiver: Receiver): void {
    for (const place of placesOf(receiver.part)) {
      const set = this.#receivers.get(place);
      if (set) set.add(receiver);
      else this.#receivers.set(place, new Set([receiver]));
    }
  }

  remove(receiver: Receiver): void {
    for (const place of placesOf(receiver.part)) {
      const set = this.#receivers.get(place);
      set?.delete(receiver);
      if (set?.size === 0) this.#receivers.delete(place);
    }
  }

  deliver(event: LoggedEvent): void {
    const { kind, robotId, ticketId } = event;
    this.#hand(placeOf(kind, ''), event);
    if (robotId) this.#hand(placeOf(kind, robotId), event);
    if (ticketId) this.#hand(placeOf(kind, `t${ticketId}`), event);
  }

  #hand(place: string, event: LoggedEvent): void {
    const receivers = this.#receivers.get(place);
    if (receivers) for (const receiver of receivers) receiver.receive(event);
  }
}

const placeOf = (kind: EventKind, key: string): string => `${kind}/${key}`;

function placesOf(part: Part): string[] {
  const key = part.robotId ?? (part.ticketId ? `t${part.ticketId}` : '');
  return part.kinds.map((kind) => placeOf(kind, key));
}
