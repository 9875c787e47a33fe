import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EventActor } from '../../domain/events.js';
import { checkPartStep, PART_STATUSES } from '../../domain/stock/required-part.js';

/** A part that a ticket needs: asked for by its technician, decided on by the manager. */
export const RequiredPartSchema = defineEntity({
  name: 'RequiredPart',
  tableName: 'required_part',
  properties: {
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    productId: p.uuid(),
    /** From where it is to be taken; null until somebody has decided. */
    locationId: p.uuid().nullable(),
    status: p.enum(PART_STATUSES),
    /** Pieces that were asked for. */
    quantity: p.integer(),
    /** Pieces that were granted; null until somebody has decided. */
    approved: p.integer().nullable(),
    /** Pieces that lie ready for it. */
    reserved: p.integer().default(0),
    /** Pieces that have gone into the work. */
    used: p.integer().default(0),
    note: p.string().nullable(),
    /** Why it was rejected or released. */
    reason: p.string().nullable(),
    requestedBy: p.json().$type<EventActor>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class RequiredPart extends RequiredPartSchema.class {
  /** Pieces that were granted and do not lie ready. */
  missing(): number {
    return this.status === 'SHORTAGE' ? this.approved! - this.reserved : 0;
  }

  /** Grants it from a place, where so many of it lie ready: the rest is a SHORTAGE. @throws DeskError ILLEGAL_TRANSITION */
  approve(quantity: number, locationId: string, reserved: number, at: Date): void {
    const to = reserved < quantity ? 'SHORTAGE' : 'APPROVED';
    checkPartStep(this.status, to);
    this.approved = quantity;
    this.locationId = locationId;
    this.reserved = reserved;
    this.status = to;
    this.updatedAt = at;
  }

  /** Some of what was missing has come; the last of it ends the shortage. */
  fulfil(quantity: number, at: Date): void {
    this.approve(this.approved!, this.locationId!, this.reserved + quantity, at);
  }

  /** @throws DeskError ILLEGAL_TRANSITION */
  reject(reason: string, at: Date): void {
    end(this, 'REJECTED', reason, at);
  }

  /** It is not wanted any more. @throws DeskError ILLEGAL_TRANSITION */
  release(reason: string | null, at: Date): void {
    end(this, 'RELEASED', reason, at);
  }

  /** So many of it went into the work; what was granted beyond that is not needed. @throws DeskError ILLEGAL_TRANSITION */
  use(quantity: number, at: Date): void {
    end(this, 'USED', null, at);
    this.used = quantity;
  }
}
RequiredPartSchema.setClass(RequiredPart);

// Not a private method: MikroORM makes what it loads without the constructor, and such objects have none.
function end(part: RequiredPart, to: 'REJECTED' | 'RELEASED' | 'USED', reason: string | null, at: Date): void {
  checkPartStep(part.status, to);
  part.status = to;
  part.reason = reason;
  part.reserved = 0;
  part.updatedAt = at;
}
