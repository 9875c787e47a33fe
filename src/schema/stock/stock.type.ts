import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTime } from '../common/scalars.js';
import { EventActorType } from '../tickets/ticket.type.js';
import { StockLocationKind, StockMovementKind } from './stock-enums.js';

@ObjectType('StockLocation', {
  description: 'A place at which stock lies: a warehouse, or a technician’s van.',
  implements: Node,
  simpleResolvers: true,
})
export class StockLocationType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Its name; unique in the desk.' })
  name!: string;

  @Field(() => StockLocationKind as never, { description: 'Warehouse or van.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Where it is.' })
  address!: string | null;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is in use.' })
  archivedAt!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

@ObjectType('StockLevel', {
  description: 'How much of a product there is at a place: the sum of its movements.',
  implements: Node,
  simpleResolvers: true,
})
export class StockLevelType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => Int, { description: 'Pieces that are there.' })
  onHand!: number;

  @Field(() => Int, { description: 'Of these, pieces that lie ready for tickets.' })
  reserved!: number;

  @Field(() => Int, { description: 'Pieces that can still be had: on hand, and not reserved.' })
  available!: number;

  @Field(() => Int, { nullable: true, description: 'With fewer available than this it is low; null when it never is.' })
  threshold!: number | null;

  @Field(() => Boolean, { description: 'Whether fewer are available than the threshold says.' })
  belowThreshold!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When something last came or went; null when never.' })
  lastMovementAt!: string | null;
}

@ObjectType('ProductAvailability', {
  description: 'How much of a product there is, in all places together.',
  simpleResolvers: true,
})
export class ProductAvailabilityType {
  @Field(() => Int, { description: 'Pieces that are there.' })
  onHand!: number;

  @Field(() => Int, { description: 'Of these, pieces that lie ready for tickets.' })
  reserved!: number;

  @Field(() => Int, { description: 'Pieces that can still be had.' })
  available!: number;

  @Field(() => [StockLevelType], { nullable: true, description: 'Where they are: the places that have any, by name.' })
  places!: unknown[] | null;
}

@ObjectType('StockMovement', {
  description: 'Stock that came or went. Never changed: what was wrong is put right by another one.',
  implements: Node,
  simpleResolvers: true,
})
export class StockMovementType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => StockMovementKind as never, { description: 'What moved it.' })
  kind!: string;

  @Field(() => Int, { description: 'Pieces that came, or with a minus that went.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'Why, when somebody said so.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a delivery note, an order or the like.' })
  reference!: string | null;

  @Field(() => [String], { description: 'Of the pieces, where each bears a number.' })
  serialNumbers!: string[];

  @Field(() => [String], { description: 'Of the pieces that were taken out of the equipment for these.' })
  replacedSerialNumbers!: string[];

  @Field(() => EventActorType, { description: 'Who did it.' })
  actor!: unknown;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;
}

export const StockLocationConnection = connectionOf('StockLocation', () => StockLocationType);
export const StockLevelConnection = connectionOf('StockLevel', () => StockLevelType);
export const StockMovementConnection = connectionOf('StockMovement', () => StockMovementType);
