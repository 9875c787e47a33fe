/** Whom the desk believes when they say for whom they speak: the proxies in front of it, as the settings name them. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Whether to believe what a hop says of the one before it. Hops are counted from the desk outwards, the first is 0.
 * Fastify takes the same function, so that both doors tell the same address.
 */
export type TrustsHop = (address: string, hop: number) => boolean;

/** All of them, none, so many, or those at these addresses and networks. */
export type TrustedProxies = boolean | number | readonly string[];

export function trustIn(proxies: TrustedProxies): TrustsHop {
  if (typeof proxies === 'boolean') return () => proxies;
  if (typeof proxies === 'number') return (_, hop) => hop < proxies;
  const known = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/', 2);
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  // What stands in a header may be anything at all.
  return (address) => isIP(address) !== 0 && known.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The caller's address: the nearest that nobody believed in speaks for. */
export function addressOf({ socket, headers }: IncomingMessage, trusts: TrustsHop): string | null {
  const nearest = socket.remoteAddress;
  if (nearest === undefined) return null;
  const said = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const hops = [...said, nearest].reverse();
  return hops.find((address, hop) => hop === hops.length - 1 || !trusts(address, hop)) ?? nearest;
}
