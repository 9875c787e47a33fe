/**
 * Leaky buckets in Redis, which all processes of a desk share. A limit protects the desk; it must not be what stops it.
 * So while Redis does not answer, each process goes on with buckets of its own: there are limits all the time, only
 * wider ones, and nobody is refused because of a cache that is down.
 */
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bucket } from '../../domain/platform/leaky-bucket.js';
import type { Buckets, Poured } from '../../services/ports.js';
import { POUR } from './pour-script.js';

export interface SharedBuckets extends Buckets {
  /** Whether Redis answers, as far as is known. Waits for the first connection, or for its failure. */
  readonly opened: Promise<boolean>;
  close(): void;
}

const PREFIX = 'ouranos-desk:bucket:';
/** How long an operation may be held up by asking, ms. */
const PATIENCE = 250;
/** For how long Redis is left alone after it did not answer, ms. */
const REST = 1_000;
/** Longest pause between attempts to connect, ms. */
const RECONNECT_MAX = 2_000;

type Pour = (keys: number, ...words: (string | number)[]) => Promise<string[]>;

export function openRedisBuckets(given: { url: string; otherwise: Buckets; log: Logger }): SharedBuckets {
  const { url, otherwise, log } = given;
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: PATIENCE,
    connectTimeout: 2_000,
    keyPrefix: PREFIX,
    retryStrategy: (times) => Math.min(times * 100, RECONNECT_MAX),
  });
  redis.defineCommand('pourIntoBuckets', { lua: POUR });
  const script = redis as unknown as { pourIntoBuckets: Pour };
  const run = (now: number, amount: number, buckets: readonly Bucket[]): Promise<string[]> =>
    script.pourIntoBuckets(
      buckets.length,
      ...buckets.map(({ key }) => key),
      now,
      amount,
      ...buckets.flatMap(({ size, leakPerSecond }) => [size, leakPerSecond]),
    );

  let isClosing = false;
  let isDown = false;
  let restUntil = 0;
  const goDown = (error: unknown): void => {
    restUntil = performance.now() + REST;
    if (isDown || isClosing) return;
    isDown = true;
    log.warn({ err: error }, 'Redis does not answer: each process limits by itself until it does');
  };
  const goUp = (): void => {
    if (isDown) log.info('Redis answers again: limits are shared');
    isDown = false;
    restUntil = 0;
  };
  redis.on('error', goDown);
  redis.on('close', () => goDown(new Error('The connection is closed.')));
  redis.on('ready', goUp);
  const opened = new Promise<boolean>((resolve) => {
    redis.once('ready', () => resolve(true));
    redis.once('error', () => resolve(false));
  });
  const canAsk = (): boolean => redis.status === 'ready' && performance.now() >= restUntil;

  return {
    opened,
    get isShared() {
      return redis.status === 'ready' && !isDown;
    },
    pour(now, amount, buckets) {
      if (!canAsk()) return otherwise.pour(now, amount, buckets);
      return run(now, amount, buckets).then(
        ([wait, ...levels]): Poured => {
          goUp();
          return { wait: Number(wait), levels: levels.map(Number) };
        },
        (error: unknown) => {
          goDown(error);
          return otherwise.pour(now, amount, buckets);
        },
      );
    },
    giveBack(now, amount, buckets) {
      if (canAsk()) run(now, -amount, buckets).catch(goDown);
      else otherwise.giveBack(now, amount, buckets);
    },
    close() {
      isClosing = true;
      redis.disconnect();
    },
  };
}
