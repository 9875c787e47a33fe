/** Images are made anew: what comes out was drawn here, and holds pixels and nothing else. */
import { join } from 'node:path';
import type Draw from 'sharp';
import type { Sharp } from 'sharp';
import { invalid } from '../../domain/errors.js';
import type { FileSize, FileType, ImageType } from '../../domain/files/file-words.js';

/** Pixels that an image may have, in millions: the largest modes of telephones fit, decompression bombs do not. */
const MAX_MEGAPIXELS = 64;
/** Longest side of each form, in pixels; smaller images stay as they are. */
const SIDES: Record<FileSize, number> = { ORIGINAL: 4_096, PREVIEW: 1_024, THUMBNAIL: 256 };
/** For how long one form may take, s. */
const PATIENCE = 30;

/** One form of a file, on its way into the storage. */
export interface MadeForm {
  form: FileSize;
  path: string;
  contentType: FileType;
  width: number | null;
  height: number | null;
}

/** How the original is kept: as it came, but for a GIF, of which the first picture is. Smaller forms are WebP. */
const ENCODERS: Record<ImageType, { contentType: ImageType; encode(image: Sharp): Sharp }> = {
  'image/jpeg': { contentType: 'image/jpeg', encode: (image) => image.jpeg({ quality: 88 }) },
  'image/png': { contentType: 'image/png', encode: (image) => image.png() },
  'image/webp': { contentType: 'image/webp', encode: (image) => image.webp({ quality: 88 }) },
  'image/gif': { contentType: 'image/png', encode: (image) => image.png() },
};

let loaded: Promise<typeof Draw> | undefined;

/** Loaded with the first image: many processes never see one. */
const loadSharp = () =>
  (loaded ??= import('sharp').then(({ default: sharp }) => {
    // Images take turns (`Gate`), so each may not also take all processors, nor keep what it does not need any more.
    sharp.concurrency(1);
    sharp.cache(false);
    // Nothing is decoded but the four formats, whatever a file makes itself out to be.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
    });
    return sharp;
  }));

/**
 * Draws an image in all its forms into a folder: upright, in sRGB, without metadata, so without where it was taken.
 * @throws DeskError VALIDATION when it cannot be drawn, or is too large
 */
export async function makeImages(path: string, type: ImageType, folder: string): Promise<MadeForm[]> {
  const sharp = await loadSharp();
  const metadata = await sharp(path, { limitInputPixels: false }).metadata().catch(broken);
  if (`image/${metadata.format}` !== type) throw invalid('file_content', []);
  const { width, height } = metadata;
  if (width * height > MAX_MEGAPIXELS * 1_000_000) throw invalid('image_too_large', [], { max: MAX_MEGAPIXELS });
  const made: MadeForm[] = [];
  for (const form of Object.keys(SIDES) as FileSize[]) {
    const { contentType, encode } = form === 'ORIGINAL' ? ENCODERS[type] : ENCODERS['image/webp'];
    const side = SIDES[form];
    // Each form from the one before: a large image is decoded once.
    const image = sharp(made.at(-1)?.path ?? path, {
      limitInputPixels: MAX_MEGAPIXELS * 1_000_000,
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: PATIENCE });
    const target = join(folder, form);
    const info = await encode(image).toFile(target).catch(broken);
    made.push({ form, path: target, contentType, width: info.width, height: info.height });
  }
  return made;
}

function broken(): never {
  throw invalid('file_content', []);
}
