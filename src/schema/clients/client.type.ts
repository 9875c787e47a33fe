import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, TextFilter, filterOf } from '../common/filters.js';
import { Node } from '../common/node.js';
import { CLIENT_KINDS } from '../../entities/clients/client.entity.js';
import { CLIENT_ORDERS } from '../../services/clients/client.query.js';
import { Locale } from '../accounts/account.type.js';
import { ContactMode } from '../tickets/ticket-enums.js';

export { SiteType } from './site.type.js';

export const ClientKind = enumOf('ClientKind', 'What a client is.', CLIENT_KINDS, {
  COMPANY: 'A company.',
  PERSON: 'A person.',
});
export const ClientOrder = orderEnumOf('ClientOrder', 'clients', CLIENT_ORDERS);
const ClientKindFilter = filterOf('ClientKindFilter', ClientKind);

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

  @Field(() => ContactMode as never, { nullable: true, description: 'How it prefers to be reached.' })
  preferredContactMode!: string | null;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is served no more.' })
  archivedAt!: string | null;

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

  @Field(() => String, {
    nullable: true,
    description: 'Words in the name, or parts of the e-mail address, telephone or reference.',
  })
  search?: string | null;
}
