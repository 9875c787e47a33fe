/**
 * The keys that access tokens are signed with, as this process remembers them. The table is the truth: it is read when
 * the log says that a key came, when a token names an unknown one, and every minute that the ring is used.
 */
import { setTimeout } from 'node:timers/promises';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import { activeKey, endOf, inOrder, type KeyTimes } from '../../domain/accounts/signing-key.js';
import type { DeskEvent } from '../../domain/events.js';
import type { StoredPrivateKey } from '../../entities/accounts/signing-key.entity.js';
import type { Db } from '../../entities/index.js';
import type { KeySeal } from './key-seal.js';

export const ALGORITHM = 'EdDSA';
/** How long the ring is used without looking at the table, ms: a bound on what a lost event could do. */
const READ_EVERY = 60_000;
/** How far apart looks for unknown keys are, ms: whoever invents keys shall not keep the database busy. */
const LOOK_EVERY = 250;

export interface RingKey extends KeyTimes {
  publicJwk: JWK;
  publicKey: CryptoKey;
  /** Opened when it first signs: a process that only verifies needs no secret. @throws KeySealError */
  privateKey(): Promise<CryptoKey>;
}

export class KeyRing {
  readonly #db: Db;
  readonly #seal: KeySeal;
  #keys: RingKey[] = [];
  /** When the newest look at the table ended, by the monotonic clock. */
  #lookedAt = -Infinity;
  /** Counts what was heard; a look knows what had been heard when it began, and no more. */
  #heard = 0;
  #known = -1;
  #looking: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  /** Heard to be retired. A look that began before must not bring them back. */
  readonly #retired = new Set<string>();

  constructor(db: Db, seal: KeySeal) {
    this.#db = db;
    this.#seal = seal;
  }

  /** All keys that are not retired, in the order in which they sign. */
  async keys(): Promise<readonly RingKey[]> {
    while (this.#known !== this.#heard || performance.now() - this.#lookedAt > READ_EVERY) await this.#look();
    return this.#keys;
  }

  /** The key that signs. */
  async active(now: Date): Promise<RingKey> {
    const key = activeKey(await this.keys(), now);
    if (!key) throw new Error('The desk has no signing key.');
    return key;
  }

  /** A key that tokens may be signed with, by its name; null when it is not one, or was and has ended. */
  async find(kid: string, now: Date): Promise<RingKey | null> {
    let key = named(await this.keys(), kid);
    if (!key && !this.#retired.has(kid)) {
      await this.#lookAnew();
      key = named(await this.keys(), kid);
    }
    const end = key && endOf(this.#keys, key);
    return key && !(end && end <= now) ? key : null;
  }

  /** What is retired verifies nothing from now on; what is new is read before the ring is next used. */
  hear({ kind, data }: Pick<DeskEvent, 'kind' | 'data'>): void {
    if (kind !== 'signing_key.added' && kind !== 'signing_key.retired') return;
    if (kind === 'signing_key.retired') for (const kid of data['kids'] as string[]) this.#retired.add(kid);
    this.#keys = this.#keys.filter(({ kid }) => !this.#retired.has(kid));
    this.#heard += 1;
  }

  /** One look at the table for all who want one at the same time. */
  #look(): Promise<void> {
    return (this.#looking ??= this.#read().finally(() => (this.#looking = null)));
  }

  /**
   * A look that begins after this call, since one that is under way may have missed a key that has just been made. Whoever
   * brings an unknown key waits for it, a moment at the most, with all others who do: nobody is refused for the haste of
   * somebody else.
   */
  #lookAnew(): Promise<void> {
    return (this.#next ??= (async () => {
      await this.#looking?.catch(() => {});
      await setTimeout(Math.max(0, LOOK_EVERY - (performance.now() - this.#lookedAt)));
      this.#next = null;
      await this.#look();
    })());
  }

  async #read(): Promise<void> {
    const heard = this.#heard;
    const rows = await this.#db
      .selectFrom('signing_key')
      .select(['kid', 'public_jwk', 'private_jwk', 'signs_from'])
      .where('retired_at', 'is', null)
      .execute();
    const keys = await Promise.all(
      rows.map(async (row) => named(this.#keys, row.kid, new Date(row.signs_from)) ?? (await this.#import(row))),
    );
    this.#keys = inOrder(keys.filter(({ kid }) => !this.#retired.has(kid)));
    this.#known = heard;
    this.#lookedAt = performance.now();
  }

  async #import(row: { kid: string; public_jwk: unknown; private_jwk: unknown; signs_from: string }): Promise<RingKey> {
    const publicJwk = row.public_jwk as JWK;
    let opened: Promise<CryptoKey> | null = null;
    const open = async (): Promise<CryptoKey> =>
      (await importJWK(await this.#seal.open(row.kid, row.private_jwk as StoredPrivateKey), ALGORITHM)) as CryptoKey;
    return {
      kid: row.kid,
      signsFrom: new Date(row.signs_from),
      publicJwk,
      publicKey: (await importJWK(publicJwk, ALGORITHM)) as CryptoKey,
      privateKey: () => (opened ??= open()),
    };
  }
}

/** A key by its name; with `signsFrom`, only if it has not been called upon earlier since. */
const named = (keys: readonly RingKey[], kid: string, signsFrom?: Date): RingKey | null =>
  keys.find((key) => key.kid === kid && (!signsFrom || key.signsFrom.getTime() === signsFrom.getTime())) ?? null;
