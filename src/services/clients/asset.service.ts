/** Assets: devices, which are entered here, and robots, which are in care already and are described here. */
import { invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import { Device, type DeviceRecord } from '../../entities/clients/device.entity.js';
import { Robot, type RobotRecord } from '../../entities/robots/robot.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { broughtBefore, checkedParts, inReach, referenceOf, refusingTaken, textOf, type Given } from './edit.js';
import { refuseOpenTickets } from './in-use.js';
import { checkedClient, checkedPlace } from './place.js';

export interface RegisterAsset extends Given<DeviceRecord> {
  /** The device to change; without it and without a robot, it is a new one. */
  deviceId?: string | null;
  /** The robot to describe. */
  robotId?: string | null;
  /** Whose a new device is, or the robot becomes. */
  clientId?: string | null;
  version?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Enters a device, changes one, or describes a robot as the asset that it is too. A service account names a device that
 * it has brought before by its reference.
 * @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS, IDEMPOTENCY_MISMATCH
 */
export async function registerAsset(call: Call, input: RegisterAsset): Promise<{ assetId: string }> {
  const { idempotencyKey, ...given } = input;
  return refusingTaken(() =>
    transaction(call, (tx) =>
      once(tx, 'registerAsset', idempotencyKey, given, async () => {
        const asset = given.robotId ? await describeRobot(tx, given.robotId, given) : await recordDevice(tx, given);
        await tx.em.flush();
        return { assetId: asset.id };
      }),
    ),
  );
}

async function describeRobot(tx: Tx, robotId: string, input: RegisterAsset): Promise<Robot> {
  const robot = await inReach(tx, Robot, robotId, 'asset', 'robotId');
  checkVersion(robot.version, input.version);
  for (const name of ['name', 'brand', 'model', 'serialNumber'] as const)
    if (input[name] != null) throw invalid('registered_robot', [name]);
  const record = checkedParts<RobotRecord>(input, commonChecks(tx.call));
  await checkProduct(tx, record.productId);
  robot.describe(record);
  if (input.clientId != null || input.siteId !== undefined) await placeRobot(tx, robot, input);
  return robot;
}

/** A robot goes to the client and the site that are given; given a site alone, it stays with its client. */
async function placeRobot(tx: Tx, robot: Robot, input: RegisterAsset): Promise<void> {
  const before = { clientId: robot.clientId ?? null, siteId: robot.siteId ?? null };
  const after = await checkedPlace(tx, input.clientId ?? before.clientId, input.siteId ?? null);
  if (after.clientId === before.clientId && after.siteId === before.siteId) return;
  robot.link(after.clientId, after.siteId);
  tx.record({ kind: 'robot.linked', robotId: robot.id, ...after, data: { before, after } });
}

async function recordDevice(tx: Tx, input: RegisterAsset): Promise<Device> {
  const record = recordOf(tx.call, input);
  const device = await deviceFor(tx, input, record);
  if (input.clientId && input.clientId !== device.clientId) throw invalid('asset_stays_with_client', ['clientId']);
  if (record.siteId) await checkedPlace(tx, device.clientId, record.siteId);
  await checkProduct(tx, record.productId);
  device.edit(record, tx.now);
  return device;
}

/** The device that is meant, or a new one. */
async function deviceFor(tx: Tx, input: RegisterAsset, record: Partial<DeviceRecord>): Promise<Device> {
  if (input.deviceId) {
    const device = await inReach(tx, Device, input.deviceId, 'asset', 'assetId');
    checkVersion(device.version, input.version);
    return device;
  }
  const clientId = await checkedClient(tx, input.clientId);
  const present = await broughtBefore(tx, Device, { clientId, externalRef: record.externalRef });
  if (present) return present;
  // What has no name of its own goes by its brand and model.
  const name = record.name ?? [record.brand, record.model].filter(Boolean).join(' ');
  return tx.em.create(Device, {
    ...{ siteId: null, productId: null, brand: null, model: null, serialNumber: null, operatingSystem: null },
    ...{ purchasedOn: null, purchasePlace: null, externalRef: null },
    name: requiredText(name, ['name'], 401),
    id: newId(),
    clientId,
    createdAt: tx.now,
    updatedAt: tx.now,
    archivedAt: null,
  });
}

async function checkProduct(tx: Tx, id: string | null | undefined): Promise<void> {
  if (id && !(await tx.em.findOne(Product, { id, archivedAt: null }))) throw notFound('product', ['productId']);
}

export interface ArchiveDevice {
  deviceId: string;
  version?: number | null;
}

/** Takes a device out of use; one with open tickets is refused. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT */
export async function archiveDevice(call: Call, input: ArchiveDevice): Promise<{ deviceId: string }> {
  return transaction(call, async (tx) => {
    const device = await inReach(tx, Device, input.deviceId, 'asset', 'deviceId');
    checkVersion(device.version, input.version);
    await refuseOpenTickets(tx, 'device_id', device.id, 'deviceId');
    device.archive(tx.now);
    return { deviceId: device.id };
  });
}

/** What is known of robots and devices alike. */
const commonChecks = (call: Call) => ({
  operatingSystem: textOf('operatingSystem'),
  purchasedOn: (value: string | null | undefined) => value ?? null,
  purchasePlace: textOf('purchasePlace'),
  externalRef: referenceOf(call),
  productId: (value: string | null | undefined) => value ?? null,
});

const recordOf = (call: Call, input: Given<DeviceRecord>): Partial<DeviceRecord> =>
  checkedParts<DeviceRecord>(input, {
    ...commonChecks(call),
    name: (value) => (value == null ? undefined : requiredText(value, ['name'])),
    brand: textOf('brand'),
    model: textOf('model'),
    serialNumber: textOf('serialNumber'),
    siteId: (value) => value,
  });
