import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FILE_PURPOSES, FILE_SIZES } from '../../domain/files/file-words.js';
import { enumOf } from '../common/enums.js';
import { DateTime } from '../common/scalars.js';
import { Payload } from '../common/user-error.js';

export const FilePurpose = enumOf('FilePurpose', 'What an upload is for.', FILE_PURPOSES, {
  TICKET_ATTACHMENT: 'For a ticket or a message on it: a JPEG, PNG, WebP, GIF, PDF, text or CSV file.',
  PRODUCT_IMAGE: 'For a product: a JPEG, PNG, WebP or GIF image.',
});

export const FileSize = enumOf('FileSize', 'In which size an image is fetched.', FILE_SIZES, {
  ORIGINAL: 'As it is kept: no side of an image longer than 4096 pixels. What is no image has this size only.',
  PREVIEW: 'No side longer than 1024 pixels, as WebP.',
  THUMBNAIL: 'No side longer than 256 pixels, as WebP.',
});

@ObjectType('File', {
  description:
    'A file that somebody sent. Its type is what its content says. Images were drawn anew, upright, without metadata.',
  simpleResolvers: true,
})
export class FileType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => String, { description: 'Its name, with an ending that fits its content.' })
  name!: string;

  @Field(() => String, { description: 'Media type, such as `image/jpeg`.' })
  contentType!: string;

  @Field(() => Int, { description: 'Bytes of the ORIGINAL.' })
  size!: number;

  @Field(() => Int, { nullable: true, description: 'Width of an image, in pixels.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Height of an image, in pixels.' })
  height!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it had come and was checked; null before.' })
  uploadedAt!: string | null;
}

@InputType('RequestUploadInput', { description: 'The file that is to be sent.' })
export class RequestUploadInput {
  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => Int, { description: 'Its size in bytes, exactly; images have 10 MB at the most, other files 25 MB.' })
  size!: number;

  @Field(() => String, { description: 'Its media type, such as `image/jpeg`. What counts is what the content says.' })
  contentType!: string;

  @Field(() => FilePurpose as never, { description: 'What it is for.' })
  purpose!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Names this write: the same key and input answer the first file, with a fresh link.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Where a file is to be sent.', simpleResolvers: true })
export class RequestUploadPayload extends Payload {
  @Field(() => FileType, {
    nullable: true,
    description: 'The file as announced; hand its id to the mutation that it is for once it was sent.',
  })
  file!: unknown;

  @Field(() => String, {
    nullable: true,
    description:
      'Send the bytes here, by an HTTP PUT without any credential: this link is one. Good once, until `expiresAt`.',
  })
  uploadUrl!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the link is good: for 30 minutes.' })
  expiresAt!: Date | null;
}
