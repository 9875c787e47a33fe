import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { payload } from '../../schema/common/user-error.js';
import { UpdatePoliciesInput } from '../../schema/platform/policy.input.js';
import { UpdatePoliciesPayload } from '../../schema/platform/policy.payload.js';
import { PoliciesType, RateLimitType } from '../../schema/platform/policy.type.js';
import { platform } from '../../services/index.js';
import { changesIn, policiesShown } from './policy-shapes.js';

@Resolver()
export class PolicyResolver {
  @Query(() => PoliciesType, { description: 'Limits and allowed origins, as they now hold.' })
  async policies(@Ctx() { call }: Context) {
    return policiesShown(await platform.currentPolicies(call));
  }

  @Query(() => RateLimitType, {
    nullable: true,
    description:
      'The caller’s budget of cost, the same over HTTP and WebSocket. Each answer also has it in `extensions`.',
  })
  rateLimit(@Ctx() { call }: Context) {
    return call.budget ? { ...call.budget, resetAt: new Date(call.budget.resetAt) } : null;
  }

  @Mutation(() => UpdatePoliciesPayload, {
    description: 'Changes limits and allowed origins. They hold at once, at every process of the desk.',
  })
  updatePolicies(
    @Ctx() { call }: Context,
    @Arg('input', () => UpdatePoliciesInput, { description: 'What to change.' })
    { version, ...changes }: UpdatePoliciesInput,
  ) {
    return payload(call.locale, async () => {
      const changed = await platform.changePolicies(call, { version, changes: changesIn(changes) });
      return { policies: policiesShown(changed) };
    });
  }
}
