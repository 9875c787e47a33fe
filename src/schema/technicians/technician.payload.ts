import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../common/user-error.js';
import { TechnicianType } from './technician.type.js';

@ObjectType({ description: 'What became of a technician’s record.', simpleResolvers: true })
export class UpsertTechnicianPayload extends Payload {
  @Field(() => TechnicianType, { nullable: true, description: 'The technician.' })
  technician!: unknown;
}
