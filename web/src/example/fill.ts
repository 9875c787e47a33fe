/**
 * Fills the placeholders of an example's variables:
 *
 * - `"$uuid"` a new UUID, for idempotency keys
 * - `"$now"` this moment, as the API writes times
 * - `"$.tickets.edges.0.node.id"` what the example's lookup found at that path
 *
 * What the lookup did not find is left as `<its own name>`, for the reader to replace.
 */
export function fill(template: string, found: unknown): string {
  if (!template.trim()) return '';
  const filled: unknown = JSON.parse(template, (name, value: unknown) => {
    if (value === '$uuid') return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    if (value === '$now') return new Date().toISOString();
    if (typeof value === 'string' && value.startsWith('$.')) return at(found, value.slice(2)) ?? `<${name}>`;
    return value;
  });
  return JSON.stringify(filled, null, 2);
}

function at(found: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) => (value === null || value === undefined ? value : (value as Record<string, unknown>)[step]),
      found,
    );
}
