/** What a resolver receives: the call to hand to services, and the loaders of this operation. */
import type { Call } from './services/desk.js';
import { createLoaders, type Loaders } from './services/loaders.js';
import type { OperationRecord } from './server/operations.js';
import type { Live, LiveConnection } from './subscriptions/stream.js';

export interface Context {
  call: Call;
  /**
   * Made anew for each operation, each mutation in it, and each event of a stream: what was loaded before is not true
   * after it.
   */
  loaders: Loaders;
  freshenLoaders(): void;
  live: Live;
  /** What is told of the operation when it is over, for its door and for whoever counts its cost. */
  record?: OperationRecord;
  /** Present on a WebSocket. */
  connection?: LiveConnection;
}

/** @param given what its door adds */
export function createContext(
  call: Call,
  live: Live,
  { record, connection }: Pick<Context, 'record' | 'connection'> = {},
): Context {
  return {
    call,
    live,
    record,
    connection,
    loaders: createLoaders(call),
    // By `this`: Apollo hands on a copy of what it was given.
    freshenLoaders() {
      this.loaders = createLoaders(this.call);
    },
  };
}
