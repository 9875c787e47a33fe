/** Files for tests: made here, sent as a browser sends them. */
import sharp from 'sharp';
import type { Loose, TestClient } from './client.js';

/** A picture without a like, as JPEG unless said otherwise. */
export const picture = (width = 640, height = 480, type: 'jpeg' | 'png' | 'webp' | 'gif' = 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 40 } } })
    .toFormat(type)
    .toBuffer();

const REQUEST = `mutation ($input: RequestUploadInput!) { requestUpload(input: $input) {
  file { id name contentType size uploadedAt url } uploadUrl expiresAt errors { code path message details } } }`;

/** Asks for a place to send a file to. */
export const requestUpload = async (client: TestClient, bytes: Uint8Array, given: object = {}): Promise<Loose> => {
  const about = { name: 'photo.jpg', contentType: 'image/jpeg', purpose: 'TICKET_ATTACHMENT', size: bytes.length };
  return (await client.data(REQUEST, { input: { ...about, ...given } })).requestUpload;
};

/** Sends bytes to a link. */
export async function put(url: string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Loose> {
  const response = await fetch(url, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer>, headers });
  return { status: response.status, ...((await response.json()) as object) };
}

/** Both steps; answers the id of the file. */
export async function upload(client: TestClient, bytes: Uint8Array, given: object = {}): Promise<string> {
  const { file, uploadUrl, errors } = await requestUpload(client, bytes, given);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const answer = await put(uploadUrl, bytes);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return file.id;
}
