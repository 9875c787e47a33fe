/** Policies as the API lists them, and as the desk keeps them: by kind. */
import { ATTEMPT_KINDS, CALLER_KINDS, type PolicyChanges } from '../../domain/platform/policies.js';
import type { UpdatePoliciesInput } from '../../schema/platform/policy.input.js';
import type { platform } from '../../services/index.js';

export const policiesShown = ({ callers, attempts, ...rest }: platform.PoliciesAsStored) => ({
  ...rest,
  callers: CALLER_KINDS.map((kind) => ({ kind, ...callers[kind] })),
  attempts: ATTEMPT_KINDS.map((kind) => ({ kind, ...attempts[kind] })),
});

/** What is said of the policies; null is as good as nothing said. */
export function changesIn({ callers, client, attempts, ...rest }: Omit<UpdatePoliciesInput, 'version'>): PolicyChanges {
  return {
    ...said(rest),
    ...(client && { client: said(client) }),
    ...(callers && { callers: byKind(callers) }),
    ...(attempts && { attempts: byKind(attempts) }),
  };
}

const said = (part: object): object => Object.fromEntries(Object.entries(part).filter(([, value]) => value != null));

/** Said twice of one kind, the later counts. */
const byKind = (parts: readonly { kind: string }[]): object =>
  parts.reduce<Record<string, object>>(
    (all, { kind, ...part }) => ({ ...all, [kind]: { ...all[kind], ...said(part) } }),
    {},
  );
