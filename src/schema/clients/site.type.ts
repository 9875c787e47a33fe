import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../common/node.js';
import { DateTime } from '../common/scalars.js';

@ObjectType('Site', {
  description: 'A place of a client’s, where its robots and devices are.',
  implements: Node,
  simpleResolvers: true,
})
export class SiteType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  city!: string | null;

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84.' })
  longitude!: number | null;

  @Field(() => String, { description: 'Time zone, IANA name.' })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: 'Its reference in the CRM; unique within its client.' })
  externalRef!: string | null;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken out of use.' })
  archivedAt!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}
