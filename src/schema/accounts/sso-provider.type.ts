import { Field, ObjectType } from 'type-graphql';

@ObjectType('SsoProvider', { description: 'A provider that people may sign in with.', simpleResolvers: true })
export class SsoProviderType {
  @Field(() => String, { description: 'Its name in the settings of the desk.' })
  id!: string;

  @Field(() => String, { description: 'Its name for people, as on a button.' })
  label!: string;

  @Field(() => String, {
    description:
      'Where to send the browser, with `?challenge=` and the SHA-256 (base64url) of a secret that the page keeps; `return` names the page to come back to.',
  })
  url!: string;
}
