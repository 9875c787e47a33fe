import { defineEntity, p } from '@mikro-orm/postgresql';
import { DeskError } from '../../domain/errors.js';
import type { EventActor } from '../../domain/events.js';
import { SLA_STATES } from '../../domain/sla/ledger.js';
import {
  allowedFrom,
  isEnded,
  isOver,
  isReopening,
  mayMove,
  needsReason,
  needsTechnician,
  REOPEN_WINDOW_DAYS,
  REOPEN_WINDOW_MS,
  type Mover,
} from '../../domain/tickets/lifecycle.js';
import { isConversationOver, statusAfterReply, type MessageSide } from '../../domain/tickets/conversation.js';
import { moreUrgent, reasonOf, type PriorityBasis } from '../../domain/tickets/priority.js';
import {
  GRADES,
  ORIGINS,
  PRIORITIES,
  RESOLUTION_CODES,
  SERVICE_TYPES,
  TICKET_STATUSES,
  type ContactMode,
  type Priority,
  type ResolutionCode,
  type TicketStatus,
} from '../../domain/tickets/ticket-words.js';

/** The equipment as the requester describes it. */
export interface Equipment {
  brand: string | null;
  model: string | null;
  operatingSystem: string | null;
  /** ISO date. */
  purchasedOn: string | null;
}

/** Whom to ask on site, and how. */
export interface TicketContact {
  name: string | null;
  email: string | null;
  phone: string | null;
  preferredMode: ContactMode | null;
}

/** How it was resolved. */
export interface Resolution {
  text: string | null;
  code: ResolutionCode | null;
}

export const TicketSchema = defineEntity({
  name: 'Ticket',
  tableName: 'ticket',
  properties: {
    id: p.uuid().primary(),
    number: p.string(),
    title: p.string(),
    description: p.string().default(''),
    status: p.enum(TICKET_STATUSES),
    statusReason: p.string().nullable(),
    priority: p.enum(PRIORITIES),
    priorityReason: p.string(),
    /** What the reason is made of, so that it can be told in each language; null where it is told as it was written. */
    priorityBasis: p.json().$type<PriorityBasis>().nullable(),
    origin: p.enum(ORIGINS),
    serviceType: p.enum(SERVICE_TYPES),
    impact: p.enum(GRADES).nullable(),
    urgency: p.enum(GRADES).nullable(),
    clientId: p.uuid().nullable(),
    siteId: p.uuid().nullable(),
    robotId: p.uuid().nullable(),
    /** The asset it is about, when that is not a robot. */
    deviceId: p.uuid().nullable(),
    /** The contract that covered it when it was opened. */
    contractId: p.uuid().nullable(),
    /** What was promised when it was opened; null where no policy spoke of it. */
    slaTermsId: p.uuid().nullable(),
    /** How its clocks stand together, and the next deadline: reckoned with them, for lists. */
    slaState: p.enum(SLA_STATES).nullable(),
    dueAt: p.datetime().nullable(),
    technicianId: p.uuid().nullable(),
    parentId: p.uuid().nullable(),
    previousId: p.uuid().nullable(),
    /** Muted while the problem that it is a child of is open: nobody is notified of it by itself. */
    muted: p.boolean().default(false),
    /** The fault went away while somebody is on it: to be verified, not closed by itself. */
    recoveredAt: p.datetime().nullable(),
    equipment: p.json().$type<Equipment>().nullable(),
    contact: p.json().$type<TicketContact>().nullable(),
    triedSolutions: p.string().nullable(),
    createdBy: p.json().$type<EventActor>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    /** First response: given to a technician, a step of the staff, or a message of the desk. It stays when reopened. */
    respondedAt: p.datetime().nullable(),
    resolvedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    reopened: p.integer().default(0),
    /** How often it went from one technician to another. */
    reassigned: p.integer().default(0),
    /** The number that it had in the system it was imported from; one in a client's tickets. */
    externalRef: p.string().nullable(),
    /** 0 (not at all) to 3. */
    escalationLevel: p.integer().default(0),
    resolution: p.string().nullable(),
    resolutionCode: p.enum(RESOLUTION_CODES).nullable(),
    /** The ticket that it is part of now. */
    mergedIntoId: p.uuid().nullable(),
    tags: p.array(),
    /** Where, when that is no site that the desk knows. */
    address: p.string().nullable(),
    /** Which part of the client's house asks. */
    department: p.string().nullable(),
    version: p.integer().version(),
  },
});

export class Ticket extends TicketSchema.class {
  /** Gives the ticket to a technician; a NEW one becomes ASSIGNED, one in work stays where it is. */
  assign(technicianId: string, at: Date): void {
    if (isOver(this.status)) throw illegal(this.status, 'ASSIGNED', 'PERSON');
    if (this.technicianId && this.technicianId !== technicianId) this.reassigned += 1;
    this.technicianId = technicianId;
    if (this.status === 'NEW') this.status = 'ASSIGNED';
    this.respondedAt ??= at;
    this.updatedAt = at;
  }

  /**
   * Takes one step of the lifecycle. A resolution that says nothing else is what the reason says.
   * @throws DeskError ILLEGAL_TRANSITION naming from, to and what is allowed; VALIDATION for a missing reason or technician.
   */
  move(to: TicketStatus, mover: Mover, at: Date, reason: string | null = null, resolution?: Resolution): void {
    if (!mayMove(this.status, to, mover)) throw illegal(this.status, to, mover);
    if (needsReason(this.status, to) && !reason?.trim())
      throw new DeskError('VALIDATION', 'reason_required', {}, ['reason']);
    if (needsTechnician(to) && !this.technicianId) throw new DeskError('VALIDATION', 'assign_first', {}, ['status']);
    if (isReopening(this.status, to)) {
      if (!this.isWithinReopenWindow(at))
        throw new DeskError('ILLEGAL_TRANSITION', 'reopen_window', { days: REOPEN_WINDOW_DAYS }, ['status'], {
          from: this.status,
          to,
          allowed: this.status === 'RESOLVED' ? ['CLOSED'] : [],
        });
      this.resolvedAt = null;
      this.closedAt = null;
      this.resolution = null;
      this.resolutionCode = null;
      this.reopened += 1;
    }
    // Going back to NEW takes the technician off: nobody is on it any more.
    if (to === 'NEW') this.technicianId = null;
    // What the desk does by itself is no response.
    if (mover === 'PERSON') this.respondedAt ??= at;
    if (to === 'RESOLVED') {
      this.resolvedAt = at;
      this.resolution = resolution?.text ?? reason;
      this.resolutionCode = resolution?.code ?? null;
    }
    if (to === 'CLOSED' || to === 'CANCELLED') this.closedAt = at;
    if (!isOver(to)) this.recoveredAt = null;
    this.status = to;
    this.statusReason = reason;
    this.updatedAt = at;
  }

  /** Takes the technician off. What was in their hands is NEW again; what waits for somebody else goes on waiting. */
  unassign(at: Date): void {
    if (isOver(this.status)) throw illegal(this.status, 'NEW', 'PERSON');
    this.technicianId = null;
    if (needsTechnician(this.status)) this.status = 'NEW';
    this.recoveredAt = null;
    this.updatedAt = at;
  }

  /** Opens it again because its fault is back: to the technician who had it, or as NEW. */
  reopen(at: Date, reason: string): void {
    this.move(this.technicianId ? 'ASSIGNED' : 'NEW', 'SYSTEM', at, reason);
  }

  /** The fault went away. With a technician on it, it is marked for verification; otherwise the desk resolves it. */
  recover(at: Date, reason: string): void {
    if (isOver(this.status)) return;
    if (this.technicianId) {
      this.recoveredAt = at;
      this.updatedAt = at;
    } else {
      this.move('RESOLVED', 'SYSTEM', at, reason);
    }
  }

  /**
   * Takes a public message. The desk's first one is the first response; one of the client's brings a ticket that waits for
   * them back to work, and reopens one that is resolved.
   * @throws DeskError ILLEGAL_TRANSITION when the ticket is over, or resolved for longer than the reopen window
   */
  hear(side: MessageSide, at: Date): void {
    const to = side === 'CLIENT' ? statusAfterReply(this.status, this.technicianId !== null) : null;
    const isTooLate = to !== null && isReopening(this.status, to) && !this.isWithinReopenWindow(at);
    if (isConversationOver(this.status) || isTooLate) throw conversationOver(this.status);
    if (side === 'DESK') this.respondedAt ??= at;
    if (to) this.move(to, 'CLIENT', at, 'Le client a répondu.');
  }

  /**
   * Takes a note of the desk for itself. It leaves no trace on the ticket, whose every field a client may see.
   * @throws DeskError ILLEGAL_TRANSITION when the ticket is part of another one now
   */
  note(): void {
    if (this.status === 'MERGED') throw conversationOver(this.status);
  }

  /** Priority only rises by itself; lowering it is a person's decision. Answers whether it rose. */
  raisePriority(to: Priority, basis: PriorityBasis, at: Date): boolean {
    if (isOver(this.status) || moreUrgent(to, this.priority) === this.priority) return false;
    this.setPriority(to, basis, at);
    return true;
  }

  /** Priority as it was decided: by what it goes by, or in somebody's own words. */
  setPriority(to: Priority, why: PriorityBasis | string, at: Date): void {
    this.priority = to;
    this.priorityReason = typeof why === 'string' ? why : reasonOf(why, 'fr');
    this.priorityBasis = typeof why === 'string' ? null : why;
    this.updatedAt = at;
  }

  /** Sets how far it is escalated. Answers whether that changed. */
  escalate(level: number, at: Date): boolean {
    if (isOver(this.status) || level === this.escalationLevel) return false;
    this.escalationLevel = level;
    this.updatedAt = at;
    return true;
  }

  /** Ends it for good, as part of another. */
  mergeInto(targetId: string, at: Date, reason: string | null): void {
    if (isEnded(this.status)) throw illegal(this.status, 'MERGED', 'PERSON');
    this.status = 'MERGED';
    this.statusReason = reason;
    this.mergedIntoId = targetId;
    this.recoveredAt = null;
    this.closedAt ??= at;
    this.updatedAt = at;
  }

  /** Takes tags on and off; what it has already, or has not, changes nothing. Answers what did change. */
  tag(add: readonly string[], remove: readonly string[], at: Date): { added: string[]; removed: string[] } {
    const added = add.filter((one) => !this.tags.includes(one) && !remove.includes(one));
    const removed = remove.filter((one) => this.tags.includes(one));
    if (added.length + removed.length > 0) {
      this.tags = [...this.tags.filter((one) => !removed.includes(one)), ...added].sort();
      this.updatedAt = at;
    }
    return { added, removed };
  }

  isWithinReopenWindow(at: Date): boolean {
    const endedAt = this.closedAt ?? this.resolvedAt;
    return endedAt !== null && endedAt !== undefined && at.getTime() - endedAt.getTime() <= REOPEN_WINDOW_MS;
  }
}
TicketSchema.setClass(Ticket);

const conversationOver = (from: TicketStatus): DeskError =>
  new DeskError('ILLEGAL_TRANSITION', 'conversation_over', {}, ['ticketId'], { from, to: from, allowed: [] });

// Not a private method: MikroORM makes what it loads without the constructor, and such objects have none.
function illegal(from: TicketStatus, to: TicketStatus, mover: Mover): DeskError {
  // A step that the table has, refused by another verb, is not told as a way out.
  const allowed = allowedFrom(from, mover).filter((status) => status !== to);
  const params = { from, to, allowed: allowed.join(', ') || '–' };
  return new DeskError('ILLEGAL_TRANSITION', 'illegal_transition', params, ['status'], { from, to, allowed });
}
