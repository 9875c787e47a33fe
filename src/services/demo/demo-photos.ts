/** Photos on the demo desk, drawn when it is loaded, and sent the way that people send theirs. */
import { Readable } from 'node:stream';
import type { Person } from '../../domain/accounts/actor.js';
import type { Call } from '../desk.js';
import { receiveUpload } from '../files/receive.service.js';
import { requestUpload } from '../files/upload.service.js';
import { addTicketAttachment } from '../tickets/attachment.service.js';

const [WIDTH, HEIGHT] = [640, 480];

interface DemoPhoto {
  /** Robot whose ticket it is on. */
  serialNumber: string;
  /** Account of who took it. */
  email: string;
  name: string;
  caption: string;
  /** Of what stands in the picture, as red, green and blue. */
  colour: readonly [number, number, number];
}

const PHOTOS: readonly DemoPhoto[] = [
  {
    serialNumber: 'OUR-2041',
    email: 'client@demo.ouranos.test',
    name: 'Quai 4.jpg',
    caption: 'Le chariot arrêté devant le quai 4.',
    colour: [214, 96, 38],
  },
  {
    serialNumber: 'OUR-3007',
    email: 'technician2@demo.ouranos.test',
    name: 'Atelier B.jpg',
    caption: 'La nouvelle cloison de l’atelier B.',
    colour: [60, 110, 170],
  },
];

/** Puts a photo on two tickets of a desk on which the demo has just been loaded. */
export async function attachDemoPhotos(call: Call): Promise<void> {
  for (const photo of PHOTOS) {
    const found = await call.desk.db
      .selectFrom('account')
      .leftJoin('technician', 'technician.account_id', 'account.id')
      .innerJoin('robot', (join) => join.on('robot.serial_number', '=', photo.serialNumber))
      .innerJoin('ticket', 'ticket.robot_id', 'robot.id')
      .select(['account.id as accountId', 'account.role', 'account.locale', 'account.client_id as clientId'])
      .select(['account.first_name as firstName', 'account.last_name as lastName'])
      .select(['technician.id as technicianId', 'ticket.id as ticketId'])
      .where('account.email', '=', photo.email)
      .executeTakeFirstOrThrow();
    const { ticketId, firstName, lastName, ...account } = found;
    const actor: Person = {
      kind: 'PERSON',
      ...account,
      sessionId: account.accountId,
      name: `${firstName} ${lastName}`,
    };
    await attach({ ...call, actor }, ticketId, photo);
  }
}

async function attach(call: Call, ticketId: string, { name, caption, colour }: DemoPhoto): Promise<void> {
  const bytes = await draw(colour);
  const about = { name, size: bytes.length, contentType: 'image/jpeg', purpose: 'TICKET_ATTACHMENT' } as const;
  const { fileId, url } = await requestUpload(call, about);
  const { searchParams } = new URL(url);
  const link = { expires: Number(searchParams.get('expires')), signature: searchParams.get('signature') ?? '' };
  await receiveUpload(call, { fileId, link, length: bytes.length, body: Readable.from([bytes]) });
  await addTicketAttachment(call, { ticketId, fileId, caption });
}

/** A box on the floor of a hall. */
async function draw(colour: readonly [number, number, number]): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const isBox = x > 200 && x < 440 && y > 190 && y < 380;
      const grey = y < 260 ? 225 - y / 4 : 110 + (y - 260) / 3;
      const light = 1 - Math.abs(x - 300) / 900;
      for (let part = 0; part < 3; part += 1)
        pixels[(y * WIDTH + x) * 3 + part] = (isBox ? colour[part]! : grey) * light;
    }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}
