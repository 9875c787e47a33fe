/** Single sign-on: what a provider says of a person, and what the desk makes of it. */
import { ROLES, type Role } from './actor.js';

/** What the desk takes from a provider, as its operator has set it. */
export interface SsoRules {
  /** Whether somebody who is not known yet gets a CLIENT account with a client of their own. */
  createsClients: boolean;
  /** When not empty: who signs in must have a verified address in one of these domains (lower case). */
  domains: readonly string[];
  roles: {
    /** The claim that names groups or roles, such as `groups` or `realm_access.roles`. */
    claim: string;
    /** From a value of the claim to a role. */
    map: Readonly<Record<string, Role>>;
    /** Whether the claim may also take a role away; otherwise it only gives. */
    lowers: boolean;
  } | null;
}

/** Who a provider says that somebody is; its word has been verified. */
export interface SsoPerson {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  firstName: string;
  lastName: string;
  locale: string | null;
  /** The role that the claims map to; null when they map to none. */
  role: Role | null;
}

const rank = (role: Role): number => ROLES.indexOf(role);

/** Reads a claim by its path. */
const claimAt = (claims: Record<string, unknown>, path: string): unknown =>
  path in claims
    ? claims[path]
    : path
        .split('.')
        .reduce<unknown>((at, name) => (at && typeof at === 'object' ? Object(at)[name] : undefined), claims);

/** The highest role that somebody's claims map to. */
export function mappedRole(claims: Record<string, unknown>, roles: SsoRules['roles']): Role | null {
  if (!roles) return null;
  const said = [claimAt(claims, roles.claim)].flat();
  const mapped = said.flatMap((value) =>
    typeof value === 'string' && Object.hasOwn(roles.map, value) ? [roles.map[value]!] : [],
  );
  return mapped.reduce<Role | null>((best, role) => (best && rank(best) >= rank(role) ? best : role), null);
}

/**
 * The role of an account after a sign-in. A claim gives; it takes only where the operator has said so, and never makes a
 * CLIENT of one of the staff, who would then belong to no client.
 */
export function roleAfter(current: Role, mapped: Role | null, lowers: boolean): Role {
  if (!mapped || mapped === current) return current;
  if (rank(mapped) > rank(current)) return mapped;
  return lowers && mapped !== 'CLIENT' ? mapped : current;
}

const text = (value: unknown, max = 200): string =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed().trim().slice(0, max) : '';

/** The person behind verified claims. Whatever is said, it can be stored, and nothing is taken for verified that is not said so. */
export function personOf(claims: Record<string, unknown>, roles: SsoRules['roles']): SsoPerson {
  const email = text(claims['email'], 321);
  const [first = '', ...others] = text(claims['name']).split(/\s+/);
  return {
    issuer: text(claims['iss'], 2_000),
    subject: text(claims['sub'], 2_000),
    email: /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 320 ? email : null,
    emailVerified: claims['email_verified'] === true,
    firstName: text(claims['given_name']) || first || email.split('@', 1)[0]!,
    lastName: text(claims['family_name']) || others.join(' '),
    locale: text(claims['locale'], 20) || null,
    role: mappedRole(claims, roles),
  };
}

/**
 * What the ID token and userinfo say of one person, together. An address and whether it is verified are of one of them:
 * the word of one about its address says nothing of the other's.
 */
export function claimsTogether(token: Record<string, unknown>, userinfo: Record<string, unknown>) {
  const { email, email_verified } = userinfo['email'] === undefined ? token : userinfo;
  return { ...userinfo, ...token, email, email_verified };
}

/** Whether the provider vouches for an address of one of the domains; any address when none are named. */
export const isOfDomains = ({ email, emailVerified }: SsoPerson, domains: readonly string[]): boolean =>
  domains.length === 0 || (emailVerified && email !== null && domains.includes(email.split('@')[1]!.toLowerCase()));
