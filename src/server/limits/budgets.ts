/**
 * Budgets of cost, the same at both doors. Before an operation is executed, what it may cost at the most is poured into
 * the caller's bucket, and into the one that all callers of a client share; what the answer did not hold is given back.
 * Events of a stream cost nothing: a stream pays for being opened, and how many may be open is limited otherwise.
 */
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Actor } from '../../domain/accounts/actor.js';
import { DeskError, rateLimited } from '../../domain/errors.js';
import { callerAt } from '../../domain/platform/address.js';
import { emptyIn, remainingIn, type Bucket } from '../../domain/platform/leaky-bucket.js';
import type { CallerPolicy } from '../../domain/platform/policies.js';
import type { Call, CallBudget, Clock } from '../../services/desk.js';
import type { PolicyBook } from '../../services/platform/policy-book.js';
import type { Buckets, Poured } from '../../services/ports.js';
import { createCount } from './actual.js';
import type { Costs } from './cost.js';

/** An operation as it is asked. */
export interface Asked {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | null | undefined;
}

/** What was poured for an operation, and whether it fitted in. */
export interface Charge {
  /** Why the operation must not be executed: QUERY_TOO_COSTLY, RATE_LIMITED. Then nothing was poured. */
  readonly refusal: DeskError | null;
  readonly requested: number;
  readonly now: number;
  readonly caller: CallerPolicy;
  /** The caller's own first. */
  readonly buckets: readonly Bucket[];
  /** Which of them lets the least through, and how full it is. */
  readonly tightest: Bucket;
  readonly level: number;
}

/** `extensions.cost` of an answer. */
export interface CostReport {
  requested: number;
  actual: number;
  limit: number;
  remaining: number;
  resetAt: string;
}

export interface Budgets {
  /** Pours the cost of an operation; in memory, that is done at once. */
  charge(call: Call, asked: Asked): Charge | Promise<Charge>;
  /** Gives back what a query was charged for and its answer does not hold. */
  settle(charge: Charge, asked: Asked, result: ExecutionResult): { cost: CostReport; level: number };
  /** What HTTP says of it: draft-ietf-httpapi-ratelimit-headers. */
  headersOf(charge: Charge, level: number): { policy: string; state: string };
}

/** Part of a cost that is not given back: to look is work, also where nothing is found. */
const LOOKING = 0.1;

export interface BudgetsGiven {
  costs: Pick<Costs, 'of' | 'nodes' | 'work'>;
  policies: PolicyBook;
  buckets: Buckets;
  clock: Clock;
  /** Told of each refusal. */
  onRefusal(code: DeskError['code']): void;
}

export function createBudgets({ costs, policies, buckets: store, clock, onRefusal }: BudgetsGiven): Budgets {
  const count = createCount();
  const isoOf = isoSeconds();
  // Policies are replaced and not written to: what was said of one holds for good.
  const said = new WeakMap<CallerPolicy, { alone: string; shared: string }>();

  const bucketsOf = ({ actor, address }: Call, { budget, leakPerSecond }: CallerPolicy): readonly Bucket[] => {
    const own = { key: keyOf(actor, address), size: budget, leakPerSecond };
    const clientId = actor.kind === 'PERSON' || actor.kind === 'SERVICE' ? actor.clientId : null;
    if (!clientId) return [own];
    const { client } = policies.current;
    return [own, { key: clientId, size: client.budget, leakPerSecond: client.leakPerSecond }];
  };

  const policyOf = ({ caller, buckets }: Charge): string => {
    let found = said.get(caller);
    if (!found) {
      const alone = policyItem('caller', caller.budget, caller.leakPerSecond);
      const { budget, leakPerSecond } = policies.current.client;
      said.set(caller, (found = { alone, shared: `${alone}, ${policyItem('client', budget, leakPerSecond)}` }));
    }
    return buckets.length > 1 ? found.shared : found.alone;
  };

  /** As much of the cost as came of what might have come; what was work is not given back. */
  const actualOf = (requested: number, asked: Asked, data: ExecutionResult['data']): number => {
    const { document, operationName, variables } = asked;
    const came = count(document, operationName, data) / costs.nodes(document, operationName, variables);
    const work = costs.work(document, operationName);
    return work + Math.ceil((requested - work) * Math.min(1, Math.max(LOOKING, came)));
  };

  return {
    charge(call, { document, operationName, variables }) {
      const requested = costs.of(document, operationName, variables);
      const caller = policies.of(call.actor);
      const isTooCostly = requested > caller.maxCost;
      const now = clock.now().getTime();
      const buckets = bucketsOf(call, caller);
      const judge = ({ wait, levels }: Poured): Charge => {
        const at = tightestOf(buckets, levels);
        const [tightest, level] = [buckets[at]!, levels[at]!];
        const refusal = isTooCostly ? tooCostly(requested, caller.maxCost) : wait > 0 ? overBudget(wait) : null;
        if (refusal) onRefusal(refusal.code);
        call.budget = budgetOf(requested, tightest, level, now);
        return { refusal, requested, now, caller, buckets, tightest, level };
      };
      const poured = store.pour(now, isTooCostly ? 0 : requested, buckets);
      return poured instanceof Promise ? poured.then(judge) : judge(poured);
    },

    settle({ requested, now, buckets, tightest, level }, asked, { data }) {
      // Most operations cost the least there is: nothing of that can be given back, and nothing is counted.
      const actual = requested === 1 ? 1 : actualOf(requested, asked, data);
      const unneeded = requested - actual;
      if (unneeded > 0) store.giveBack(now, unneeded, buckets);
      const left = Math.max(0, level - unneeded);
      const { limit, remaining, resetAt } = budgetOf(requested, tightest, left, now);
      return { cost: { requested, actual, limit, remaining, resetAt: isoOf(resetAt) }, level: left };
    },

    headersOf(charge, level) {
      const { tightest, buckets } = charge;
      const name = tightest === buckets[0] ? 'caller' : 'client';
      const state = `"${name}";r=${remainingIn(level, tightest)};t=${Math.ceil(emptyIn(level, tightest))}`;
      return { policy: policyOf(charge), state };
    },
  };
}

/** Whose budget it is. Ids are unlike each other, and unlike addresses. */
function keyOf(actor: Actor, address: string | null): string {
  if (actor.kind === 'PERSON') return actor.accountId;
  if (actor.kind === 'SERVICE') return actor.keyId;
  return callerAt(address ?? 'nowhere');
}

function tightestOf(buckets: readonly Bucket[], levels: readonly number[]): number {
  let tightest = 0;
  for (let at = 1; at < buckets.length; at += 1)
    if (remainingIn(levels[at]!, buckets[at]!) < remainingIn(levels[tightest]!, buckets[tightest]!)) tightest = at;
  return tightest;
}

const budgetOf = (cost: number, bucket: Bucket, level: number, now: number): CallBudget => ({
  cost,
  limit: bucket.size,
  remaining: remainingIn(level, bucket),
  resetAt: now + emptyIn(level, bucket) * 1_000,
});

const tooCostly = (cost: number, max: number): DeskError =>
  new DeskError('QUERY_TOO_COSTLY', 'too_costly', { cost, max }, [], { cost, max });

const overBudget = (wait: number): DeskError => rateLimited('over_budget', wait);

/** How much, and in how many seconds it comes back. */
const policyItem = (name: string, budget: number, leakPerSecond: number): string =>
  `"${name}";q=${budget};w=${Math.ceil(budget / leakPerSecond)}`;

/** Times in whole seconds, rounded up; the answers of one moment say the same. */
function isoSeconds(): (time: number) => string {
  let last = { second: 0, text: '' };
  return (time) => {
    const second = Math.ceil(time / 1_000);
    if (second !== last.second) last = { second, text: new Date(second * 1_000).toISOString() };
    return last.text;
  };
}
