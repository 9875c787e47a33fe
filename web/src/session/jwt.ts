/** Seconds since 1970, as JWTs count. Nothing is verified here: the page only wants to know when to renew. */
interface Claims {
  exp?: number;
  iat?: number;
}

/**
 * When a JWT received just now stops being good, in milliseconds of this machine's clock; null when it does not say.
 * Its lifetime is counted from `now` where `iat` allows, because the two clocks may disagree by minutes.
 */
export function expiryOf(token: string, now: number): number | null {
  const claims = claimsOf(token);
  if (typeof claims?.exp !== 'number') return null;
  return typeof claims.iat === 'number' ? now + (claims.exp - claims.iat) * 1000 : claims.exp * 1000;
}

function claimsOf(token: string): Claims | null {
  const body = token.split('.')[1];
  if (!body) return null;
  try {
    return JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as Claims;
  } catch {
    return null;
  }
}
