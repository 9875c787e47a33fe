import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { FileSize as Size } from '../../domain/files/file-words.js';
import { payload } from '../../schema/common/user-error.js';
import { FileSize, FileType, RequestUploadInput, RequestUploadPayload } from '../../schema/files/file.type.js';
import type { FileRow } from '../../services/files/file.query.js';
import { files } from '../../services/index.js';

@Resolver(() => FileType as never)
export class FileResolver {
  @Mutation(() => RequestUploadPayload, {
    description: 'Asks for a place to send a file to. A file that belongs to nothing a day later is forgotten.',
  })
  requestUpload(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RequestUploadInput, { description: 'The file.' }) input: RequestUploadInput,
  ) {
    return payload(call.locale, async () => {
      const given = input as unknown as Parameters<typeof files.requestUpload>[1];
      const { fileId, url, expiresAt } = await files.requestUpload(call, given);
      return { file: await loaders.file.load(fileId), uploadUrl: url, expiresAt };
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where it is fetched: a link that is good for 15 minutes, for whoever has it. Null where there is none, such as a PREVIEW of a text.',
  })
  url(
    @Root() file: FileRow,
    @Ctx() { call }: Context,
    @Arg('size', () => FileSize as never, { defaultValue: 'ORIGINAL', description: 'In which size.' })
    size: Size = 'ORIGINAL',
  ) {
    return files.urlOf(call, file, size);
  }
}
