/**
 * What fits in one request to the desk.
 */

/** The desk takes at most so many messages in one `ingestDiagnostics`. */
export const MAX_BATCH_MESSAGES = 5_000;

/** HTTP servers and proxies refuse bodies above 1 MiB unless told otherwise; a quarter is left for the envelope. */
export const MAX_BATCH_BYTES = 768 * 1024;

/** Messages gathered for one request, in order. */
export class Batch<Item> {
  readonly items: Item[] = [];
  private bytes = 0;

  /** Whether one more of this size may come in. A first one always may: the desk is to judge what is too large alone. */
  fits(bytes: number): boolean {
    if (this.items.length === 0) return true;
    return this.items.length < MAX_BATCH_MESSAGES && this.bytes + bytes <= MAX_BATCH_BYTES;
  }

  push(item: Item, bytes: number): void {
    this.items.push(item);
    this.bytes += bytes;
  }
}

/** Cuts a list into requests, keeping the order. */
export function inBatches<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item[][] {
  const batches: Batch<Item>[] = [];
  for (const item of items) {
    const size = sizeOf(item);
    let last = batches.at(-1);
    if (!last?.fits(size)) batches.push((last = new Batch<Item>()));
    last.push(item, size);
  }
  return batches.map((batch) => batch.items);
}
