import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { UpsertDetectionRuleInput } from '../../schema/robots/detection-rule.input.js';
import { DetectionRuleType } from '../../schema/robots/detection-rule.type.js';
import { UpsertDetectionRulePayload } from '../../schema/robots/robot.payload.js';
import { TechnicianType } from '../../schema/technicians/technician.type.js';
import { robots } from '../../services/index.js';
import type { DetectionRuleRow } from '../../services/robots/detection-rule.query.js';

@Resolver(() => DetectionRuleType as never)
export class DetectionRuleResolver {
  @Query(() => [DetectionRuleType], { description: 'All detection rules, in the order in which they are tried.' })
  detectionRules(@Ctx() { call }: Context) {
    return robots.listDetectionRules(call);
  }

  @Mutation(() => UpsertDetectionRulePayload, {
    description: 'Makes a detection rule or changes one; it holds from the next batch on.',
  })
  upsertDetectionRule(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertDetectionRuleInput, { description: 'The rule.' }) input: UpsertDetectionRuleInput,
  ) {
    return payload(call.locale, async () => {
      const { ruleId } = await robots.upsertDetectionRule(call, {
        ...(input as unknown as Parameters<typeof robots.upsertDetectionRule>[1]),
        id: optionalId('DetectionRule', input.id),
        technicianId: optionalId('Technician', input.technicianId),
      });
      return { rule: await loaders.rule.load(ruleId) };
    });
  }

  @FieldResolver(() => TechnicianType, {
    nullable: true,
    description: 'The technician to whom its tickets go at once.',
  })
  technician(@Root() rule: DetectionRuleRow, @Ctx() { loaders }: Context) {
    return rule.technicianId ? loaders.technician.load(rule.technicianId) : null;
  }
}
