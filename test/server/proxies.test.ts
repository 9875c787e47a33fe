/** Whose word for an address is believed, at both doors. */
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readSettings } from '../../src/config/env.js';
import { addressOf, trustIn, type TrustedProxies } from '../../src/server/proxies.js';
import { clientOf, type Loose } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';

const address = (proxies: TrustedProxies, nearest: string, said?: string) =>
  addressOf(
    {
      socket: { remoteAddress: nearest },
      headers: { ...(said !== undefined && { 'x-forwarded-for': said }) },
    } as never,
    trustIn(proxies),
  );

describe('the address of a caller', () => {
  it.each<[string, TrustedProxies, string, string | undefined, string]>([
    ['is the nearest when nobody is believed', false, '10.0.0.1', '192.0.2.9', '10.0.0.1'],
    ['is the farthest said when all are', true, '10.0.0.1', '192.0.2.9, 192.0.2.8', '192.0.2.9'],
    ['is the nearest when nothing is said', true, '10.0.0.1', undefined, '10.0.0.1'],
    ['is what the one proxy says, whatever was forged before it', 1, '10.0.0.1', 'forged, 192.0.2.8', '192.0.2.8'],
    ['is two hops away behind two proxies', 2, '10.0.0.1', 'forged, 192.0.2.8, 10.0.0.2', '192.0.2.8'],
    ['is the nearest when that one is no known proxy', ['10.0.0.0/8'], '192.0.2.7', '192.0.2.9', '192.0.2.7'],
    ['passes known proxies only', ['10.0.0.0/8'], '10.0.0.1', 'forged, 192.0.2.8, 10.9.9.9', '192.0.2.8'],
    ['knows IPv4 in IPv6 clothes', ['127.0.0.1'], '::ffff:127.0.0.1', '192.0.2.8', '192.0.2.8'],
    ['knows networks of IPv6', ['fd00::/8'], 'fd12::1', '192.0.2.8', '192.0.2.8'],
    ['stops at what is no address', ['10.0.0.0/8'], '10.0.0.1', '192.0.2.8, not-an-address', 'not-an-address'],
  ])('%s', (_, proxies, nearest, said, expected) => {
    expect(address(proxies, nearest, said)).toBe(expected);
  });
});

describe('TRUST_PROXY', () => {
  it.each<[string, TrustedProxies]>([
    ['true', true],
    ['false', false],
    ['2', 2],
    ['127.0.0.1, 10.0.0.0/8,fd00::/8', ['127.0.0.1', '10.0.0.0/8', 'fd00::/8']],
  ])('%j is understood', (text, expected) => {
    expect(readSettings({ TRUST_PROXY: text }).TRUST_PROXY).toEqual(expected);
  });

  it.each(['yes', 'proxy.example.org', '10.0.0.0/33', '10.0.0.0/', ','])('%j is refused', (text) => {
    expect(() => readSettings({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY: must be true, false, a number/);
  });
});

describe('both doors', () => {
  let desk: TestDesk;
  afterEach(() => desk.stop());

  // It stands still: nothing of a budget comes back.
  const clock = { now: () => new Date('2026-11-20T12:00:00Z') };

  /** What is left of the budget of whoever comes from this address, by its door. */
  const left = {
    http: async (said: string) => {
      const answer = await clientOf(desk.url).ask('{ __typename }', {}, { 'x-forwarded-for': said });
      return (answer as Loose).extensions.cost.remaining as number;
    },
    ws: (said: string) =>
      new Promise<number>((resolve, reject) => {
        const ws = new WebSocket(`${desk.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', {
          headers: { 'x-forwarded-for': said },
        });
        const send = (message: object) => ws.send(JSON.stringify(message));
        ws.on('error', reject);
        ws.on('open', () => send({ type: 'connection_init' }));
        ws.on('message', (data) => {
          const { type, payload } = JSON.parse(String(data));
          if (type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } });
          if (type !== 'next') return;
          ws.close();
          resolve(payload.extensions.cost.remaining);
        });
      }),
  };

  it.each(['1', '127.0.0.0/8'])('tell the same address with TRUST_PROXY=%s', async (trusted) => {
    desk = await startDesk({ demo: false, clock, env: { TRUST_PROXY: trusted } });
    const seen = [await left.http('forged, 192.0.2.1'), await left.ws('other, 192.0.2.1'), await left.ws('192.0.2.2')];
    expect(seen).toEqual([5_999, 5_998, 5_999]);
  });

  it('believe nobody when they are not told to', async () => {
    desk = await startDesk({ demo: false, clock });
    expect([await left.http('192.0.2.1'), await left.ws('192.0.2.2')]).toEqual([5_999, 5_998]);
  });
});
