/** Limits that hold at both doors, before anything is executed. */

/** Largest request body and WebSocket message, in bytes. */
export const BODY_BYTES = 1024 * 1024;
/** Largest body of a service account's mutation, in bytes: a full batch of messages fits. */
export const BATCH_BYTES = 16 * 1024 * 1024;
/** Longest text of an operation, in characters. What is longer belongs into variables. */
export const MAX_TEXT = 100_000;
/** Most tokens in it: many times what the playground's introspection needs, and no parser bomb. */
export const MAX_TOKENS = 6_000;

/** Most operations and fragments in a document. */
export const MAX_DEFINITIONS = 100;
/** Deepest field. The wrappers of connections (`edges`, `node`, `nodes`) are no levels. */
export const MAX_DEPTH = 15;
/** Deepest field under `__schema` and `__type`: a type wrapped nine times, as introspection asks, takes 15. */
export const MAX_INTROSPECTION_DEPTH = 20;
/** Most fields; those of a fragment count wherever it is spread. */
export const MAX_FIELDS = 1_000;
/** Most pairs of fields under one name in one place: validation compares each pair. 71 times the same field has as many. */
export const MAX_REPEATS = 2_500;
export const MAX_ROOT_FIELDS = 50;
export const MAX_ALIASES = 100;
export const MAX_DIRECTIVES = 100;
/** Most `__schema` and `__type`. */
export const MAX_INTROSPECTIONS = 5;
/** Most things that one operation may come to by its page sizes. */
export const MAX_NODES = 500_000;

/** How long a socket may take to introduce itself, ms. */
export const INIT_TIMEOUT = 5_000;
/** Messages (and pings) that a socket may send at once, and how many more in each second. A long one counts as several. */
export const MESSAGES_AT_ONCE = 1_000;
export const MESSAGES_PER_SECOND = 200;
export const BYTES_A_MESSAGE = 8 * 1024;
/** Bytes of answers that may wait for a reader who goes on asking. */
export const UNREAD_BYTES = 8 * 1024 * 1024;
/** How long a client may take to send the head of a request, and all of it, ms. */
export const HEAD_TIMEOUT = 10_000;
export const REQUEST_TIMEOUT = 120_000;
