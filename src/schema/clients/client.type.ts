import { Field, ID, InputType, Int, Float, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, TextFilter, filterOf } from '../common/filters.js';
import { Node } from '../common/node.js';
import { CLIENT_KINDS } from '../../entities/clients/client.entity.js';
import { CLIENT_ORDERS } from '../../services/clients/client.query.js';
import { Locale } from '../accounts/account.type.js';

export const ClientKind = enumOf('ClientKind', 'What a client is.', CLIENT_KINDS, {
  COMPANY: 'A company.',
  PERSON: 'A person.',
});
export const ClientOrder = orderEnumOf('ClientOrder', 'clients', CLIENT_ORDERS);
const ClientKindFilter = filterOf('ClientKindFilter', ClientKind);

@ObjectType('Site', {
  description: 'A place of a client’s where robots work.',
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

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

@ObjectType('Client', { description: 'Who owns robots and asks for service.', implements: Node, simpleResolvers: true })
export class ClientType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Name of the company or person.' })
  name!: string;

  @Field(() => ClientKind as never, { description: 'Company or person.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Its reference in the CRM.' })
  externalRef!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone!: string | null;

  @Field(() => Locale as never, { description: 'The language it is written to in.' })
  locale!: string;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const ClientConnection = connectionOf('Client', () => ClientType);

@InputType('ClientWhere', { description: 'Conditions on clients; all that are given must hold.' })
export class ClientWhere {
  @Field(() => ClientKindFilter, { nullable: true, description: 'Company or person.' })
  kind?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By name.' })
  name?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By reference in the CRM.' })
  externalRef?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was entered.' })
  createdAt?: object | null;

  @Field(() => String, { nullable: true, description: 'Words in the name, e-mail address or reference.' })
  search?: string | null;
}
