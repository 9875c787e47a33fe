/** Limits that hold at both doors. */

/** Largest body and largest WebSocket frame, in bytes: a full batch of messages fits. */
export const BODY_BYTES = 16 * 1024 * 1024;
/** Most tokens in an operation's text: many times what the playground's introspection needs, and no parser bomb. */
export const MAX_TOKENS = 6_000;
/** How long a socket may take to introduce itself, ms. */
export const INIT_TIMEOUT = 5_000;
