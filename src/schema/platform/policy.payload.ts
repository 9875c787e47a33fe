import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../common/user-error.js';
import { PoliciesType } from './policy.type.js';

@ObjectType({ description: 'What became of changing the policies.', simpleResolvers: true })
export class UpdatePoliciesPayload extends Payload {
  @Field(() => PoliciesType, { nullable: true, description: 'The policies as they now are.' })
  policies!: unknown;
}
