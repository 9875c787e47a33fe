/** Making and retiring the keys that access tokens are signed with. Each step is one transaction, and safe to repeat. */
import { exportJWK, generateKeyPair } from 'jose';
import { sql } from 'kysely';
import { activeKey, inOrder, nextKeyFrom, PUBLISHED_AHEAD, stateOf } from '../../domain/accounts/signing-key.js';
import { newId } from '../../domain/ids.js';
import { SigningKey } from '../../entities/accounts/signing-key.entity.js';
import type { Call } from '../desk.js';
import { transaction, type Tx } from '../transaction.js';
import { ALGORITHM } from './key-ring.js';

/**
 * How keys are changed: `PUBLISH` makes the next one known, and it signs in an hour; with `NOW` it signs at once, and
 * what the others signed stays good; with `REVOKE` that is good no more, for when a key has got out.
 */
export type Rotation = 'PUBLISH' | 'NOW' | 'REVOKE';

export interface Rotated {
  /** The key that signs next, and from when. */
  kid: string;
  signsFrom: Date;
  /** Keys whose tokens are good no more. */
  retired: string[];
}

/** One writer at a time, whichever process it is in; readers are not held up. */
const withRing = <T>(call: Call, work: (tx: Tx, ring: SigningKey[]) => Promise<T>): Promise<T> =>
  transaction(call, async (tx) => {
    await sql`lock table signing_key in share row exclusive mode`.execute(tx.db);
    return work(tx, inOrder(await tx.em.find(SigningKey, { retiredAt: null })));
  });

/** Gives a new desk its first key, and encrypts what was stored in the open before the desk had a secret. */
export async function prepareSigningKeys(call: Call): Promise<void> {
  const { seal } = call.desk.tokens;
  await withRing(call, async (tx, ring) => {
    if (ring.length === 0) await addKey(tx, tx.now);
    for (const key of ring)
      if (key.privateJwk && seal.isMissing(key.privateJwk))
        key.privateJwk = await seal.seal(key.kid, await seal.open(key.kid, key.privateJwk));
  });
}

/** Makes the next key when it is time to, and retires those whose last token has ended. */
export async function tendSigningKeys(call: Call): Promise<void> {
  const { tokens, settings, clock } = call.desk;
  // Whoever makes the next key must be able to read this one: all processes have the same secret, or none.
  await tokens.ready(clock.now());
  await withRing(call, async (tx, ring) => {
    const from = nextKeyFrom(ring, tx.now, settings.signingKeyDays);
    if (from) await addKey(tx, from);
    retireKeys(
      tx,
      ring.filter((key) => stateOf(ring, key, tx.now) === 'ENDED'),
    );
  });
}

/** Changes keys by hand. While a key is upcoming no other is made: two who rotate at once rotate once. */
export async function rotateSigningKeys(call: Call, how: Rotation): Promise<Rotated> {
  return withRing(call, async (tx, ring) => {
    if (how === 'REVOKE') {
      retireKeys(tx, ring);
      return rotated(await addKey(tx, tx.now), ring);
    }
    const last = ring.at(-1);
    const upcoming = last && last !== activeKey(ring, tx.now) ? last : null;
    if (!upcoming) return rotated(await addKey(tx, new Date(tx.now.getTime() + (how === 'NOW' ? 0 : PUBLISHED_AHEAD))));
    if (how === 'NOW') {
      upcoming.signsFrom = tx.now;
      tx.record({ kind: 'signing_key.added', data: { kid: upcoming.kid } });
    }
    return rotated(upcoming);
  });
}

const rotated = ({ kid, signsFrom }: SigningKey, retired: readonly SigningKey[] = []): Rotated => ({
  kid,
  signsFrom,
  retired: retired.map((key) => key.kid),
});

async function addKey(tx: Tx, signsFrom: Date): Promise<SigningKey> {
  const pair = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const kid = newId();
  tx.record({ kind: 'signing_key.added', data: { kid } });
  return tx.em.create(SigningKey, {
    kid,
    algorithm: ALGORITHM,
    publicJwk: await exportJWK(pair.publicKey),
    privateJwk: await tx.call.desk.tokens.seal.seal(kid, await exportJWK(pair.privateKey)),
    createdAt: tx.now,
    signsFrom,
    retiredAt: null,
  });
}

/** Those who came in with a token of theirs must come again: the event is one of those that change rights. */
function retireKeys(tx: Tx, keys: readonly SigningKey[]): void {
  for (const key of keys) key.retire(tx.now);
  if (keys.length > 0) tx.record({ kind: 'signing_key.retired', data: { kids: keys.map(({ kid }) => kid) } });
}
