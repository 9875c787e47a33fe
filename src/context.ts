/** What a resolver receives: the call to hand to services, and the loaders of this operation. */
import type { Call } from './services/desk.js';
import { createLoaders, type Loaders } from './services/loaders.js';
import type { Live, LiveConnection } from './subscriptions/stream.js';

export interface Context {
  call: Call;
  /** Made anew for each operation, and for each event of a stream: what was loaded before an event is not true after it. */
  readonly loaders: Loaders;
  freshenLoaders(): void;
  live: Live;
  /** Present on a WebSocket. */
  connection?: LiveConnection;
}

export function createContext(call: Call, live: Live, connection?: LiveConnection): Context {
  let loaders = createLoaders(call);
  return {
    call,
    live,
    connection,
    get loaders() {
      return loaders;
    },
    freshenLoaders() {
      loaders = createLoaders(call);
    },
  };
}
