/** A subscriber that is killed over and over, and always comes back with the cursor of the last event it saw. */
import { signedInSocket, type RawSocket } from '../support/live.js';
import type { Loose } from '../support/client.js';

export interface Follower {
  /** What it saw, over all its lives. */
  seen: Loose[];
  /** How often it came back. */
  lives: number;
  /** Resolves when it has seen the last event; fails when a stream answers an error. */
  finished: Promise<void>;
}

export interface Following {
  url: string;
  token: string;
  /** One subscription field that takes `after` and shows a `cursor`. */
  query: string;
  after: string;
  /** After how many events a life ends with the socket torn off; Infinity when only the server's death ends it. */
  lifeOf(n: number): number;
  isLast(event: Loose): boolean;
  onEvent?(follower: Follower): void;
}

/** How long it waits before it knocks again at a desk that is not there. */
const KNOCK_MS = 50;

export function follow(given: Following): Follower {
  const follower: Follower = { seen: [], lives: 0, finished: Promise.resolve() };
  follower.finished = (async () => {
    let after = given.after;
    for (let over = false; !over; follower.lives += 1) {
      const socket = await knock(given);
      socket.send({ id: '1', type: 'subscribe', payload: { query: given.query, variables: { after } } });
      for (let left = given.lifeOf(follower.lives); left > 0 && !over; left -= 1) {
        const message = await socket.next().catch(() => null);
        if (message === null) break;
        if (message.type !== 'next' || message.payload.errors) throw new Error(JSON.stringify(message));
        const event: Loose = Object.values(message.payload.data)[0];
        after = event.cursor;
        follower.seen.push(event);
        over = given.isLast(event);
        given.onEvent?.(follower);
      }
      socket.ws.terminate();
    }
  })();
  return follower;
}

/** Knocks until it is let in. */
async function knock({ url, token }: Following): Promise<RawSocket> {
  for (;;) {
    try {
      return await signedInSocket(url, token);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, KNOCK_MS));
    }
  }
}
