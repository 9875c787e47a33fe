/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Orders of accounts. Ties are broken by id. */
export type AccountOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By email, ascending. */
  | 'EMAIL_ASC'
  /** By email, descending. */
  | 'EMAIL_DESC'
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** Conditions on accounts; all that are given must hold. */
export type AccountWhere = {
  /** Whether they may sign in. */
  active?: boolean | null | undefined;
  /** By the client that they act for. */
  clientId?: IdFilter | null | undefined;
  /** By when the account was made. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By e-mail address, whatever its case. */
  email?: TextFilter | null | undefined;
  /** By what they may do. */
  role?: RoleFilter | null | undefined;
  /** Words in the name or e-mail address. */
  search?: string | null | undefined;
};

/** The fault that somebody has seen. */
export type AcknowledgeFaultInput = {
  /** The fault. */
  faultId: string;
  /** The version that was seen. */
  version?: number | null | undefined;
};

/** What kind of actor did something. */
export type ActorKind =
  /** A person. */
  | 'PERSON'
  /** A service account. */
  | 'SERVICE'
  /** The desk itself. */
  | 'SYSTEM';

/** An image for a product. */
export type AddProductImageInput = {
  /** What is on it, at most 500 characters. */
  caption?: string | null | undefined;
  /** An image that the caller has sent, for PRODUCT_IMAGE (see `requestUpload`). */
  fileId: string;
  /** Names this write: the same key and input answer its result. */
  idempotencyKey?: string | null | undefined;
  /** The product. */
  productId: string;
};

/** A part that a ticket needs. */
export type AddRequiredPartInput = {
  /** Names this write: a repetition with the same key answers the first result. */
  idempotencyKey?: string | null | undefined;
  /** What the manager should know. */
  note?: string | null | undefined;
  /** Which spare part of the catalogue. */
  productId: string;
  /** How many, 1 to 100,000. */
  quantity: number;
  /** Which ticket; one’s own. */
  ticketId: string;
};

/** A file for a ticket. */
export type AddTicketAttachmentInput = {
  /** What is on it, at most 500 characters. */
  caption?: string | null | undefined;
  /** A file that the caller has sent, for TICKET_ATTACHMENT (see `requestUpload`). */
  fileId: string;
  /** Names this write: the same key and input answer its result. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is for the house only; clients may not say so. */
  internal?: boolean | null | undefined;
  /** The ticket. */
  ticketId: string;
};

/** What is done to the stock of one product: `{ action: COUNT, quantity: 7, … }` says that there are 7. */
export type AdjustStockInput = {
  /** What is done. */
  action: StockAction;
  /** Names this write: a repetition with the same key answers the first result. */
  idempotencyKey?: string | null | undefined;
  /** Where; of a TRANSFER, from where. */
  locationId: string;
  /** Of which product. */
  productId: string;
  /** How many pieces move; of a COUNT, how many there are. At most 100,000. */
  quantity: number;
  /** Why. Required for COUNT and ISSUE. */
  reason?: string | null | undefined;
  /** Of a delivery note, an order or the like. */
  reference?: string | null | undefined;
  /** One a piece, for a product that is tracked by serial number; of a COUNT, all that are there. */
  serialNumbers?: Array<string> | null | undefined;
  /** To where; for a TRANSFER only. */
  toLocationId?: string | null | undefined;
  /** What a piece of a RECEIPT cost, in EUR; taken at the average cost when nothing is said. */
  unitCost?: MoneyInput | null | undefined;
};

/** Orders of API keys. Ties are broken by id. */
export type ApiKeyOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** Conditions on API keys; all that are given must hold. */
export type ApiKeyWhere = {
  /** Whether they open anything: neither revoked nor over. */
  active?: boolean | null | undefined;
  /** By the client that they are bound to. */
  clientId?: IdFilter | null | undefined;
  /** Which have this scope. */
  scope?: string | null | undefined;
  /** Words in the name or hint. */
  search?: string | null | undefined;
};

/** Which required parts of a ticket are granted. */
export type ApproveRequiredPartsInput = {
  /** Names this write: a repetition with the same key answers the first result. */
  idempotencyKey?: string | null | undefined;
  /** Its parts, at most 100. */
  parts: Array<RequiredPartApprovalInput>;
  /** Which ticket. */
  ticketId: string;
};

/** The client to put away; what was done with it stays. */
export type ArchiveClientInput = {
  /** The client. */
  clientId: string;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** The contact to put away; what was done with it stays. */
export type ArchiveContactInput = {
  /** The contact. */
  contactId: string;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** The contract to put away; what was done with it stays. */
export type ArchiveContractInput = {
  /** The contract. */
  contractId: string;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** The device to put away; what was done with it stays. */
export type ArchiveDeviceInput = {
  /** The device. */
  deviceId: string;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** The site to put away; what was done with it stays. */
export type ArchiveSiteInput = {
  /** The site. */
  siteId: string;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** What an asset is. */
export type AssetKind =
  /** Any other equipment. */
  | 'DEVICE'
  /** A robot under the desk’s care. */
  | 'ROBOT';

/** A condition on a value. All parts that are given must hold. */
export type AssetKindFilter = {
  /** Equals this. */
  eq?: AssetKind | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: AssetKind | null | undefined;
  /** Is this, or greater or later. */
  gte?: AssetKind | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<AssetKind> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: AssetKind | null | undefined;
  /** Is this, or less or earlier. */
  lte?: AssetKind | null | undefined;
};

/** Orders of assets. Ties are broken by id. */
export type AssetOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** Conditions on assets; all that are given must hold. */
export type AssetWhere = {
  /** By brand. */
  brand?: TextFilter | null | undefined;
  /** By client. */
  clientId?: IdFilter | null | undefined;
  /** By when it was entered. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By reference in the CRM. */
  externalRef?: TextFilter | null | undefined;
  /** Robot or device. */
  kind?: AssetKindFilter | null | undefined;
  /** By model. */
  model?: TextFilter | null | undefined;
  /** By product. */
  productId?: IdFilter | null | undefined;
  /** Words in the name, brand, model or operating system, or parts of the serial number or reference. */
  search?: string | null | undefined;
  /** By serial number. */
  serialNumber?: TextFilter | null | undefined;
  /** By site. */
  siteId?: IdFilter | null | undefined;
};

/** An account and its new role. */
export type AssignRoleInput = {
  /** Whose role it is. */
  accountId: string;
  /** For a CLIENT, who needs one: the client that they act for. */
  clientId?: string | null | undefined;
  /** What they may do from now on. */
  role: Role;
  /** For a TECHNICIAN: the record that is theirs; their own, or a new one, when nothing is said. */
  technicianId?: string | null | undefined;
  /** The version that was edited; an older one is a CONFLICT. */
  version?: number | null | undefined;
};

/** Which ticket goes to whom. */
export type AssignTicketInput = {
  /** The technician. */
  technicianId: string;
  /** The ticket. */
  ticketId: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** What is counted by the attempt. */
export type AttemptKind =
  /** Signing in; the subject is the e-mail address. */
  | 'LOGIN'
  /** Asking for a new password; the subject is the e-mail address. */
  | 'PASSWORD_RESET'
  /** Exchanging a refresh token; the subject is the session. */
  | 'REFRESH'
  /** Making an account; the subject is the e-mail address. */
  | 'REGISTER'
  /** Asking for a place to send a file to; the subject is the account. */
  | 'UPLOAD';

/** How often something may be tried; what is left out stays. */
export type AttemptPolicyInput = {
  /** What is tried. */
  kind: AttemptKind;
  /** Attempts from one address. */
  perAddress?: number | null | undefined;
  /** Attempts about one subject. */
  perSubject?: number | null | undefined;
  /** The window, in seconds. */
  windowSeconds?: number | null | undefined;
};

/** What kind of actor made a change. */
export type AuditActorKind =
  /** Somebody who has not signed in. */
  | 'ANONYMOUS'
  /** Somebody who is signed in. */
  | 'PERSON'
  /** A program, by its API key. */
  | 'SERVICE'
  /** The desk itself: its jobs, and what it does when it starts. */
  | 'SYSTEM';

/** Orders of the audit log. Ties are broken by id. */
export type AuditOrder =
  /** By seq, ascending. */
  | 'SEQ_ASC'
  /** By seq, descending. */
  | 'SEQ_DESC';

/** Conditions on the audit log; all that are given must hold. */
export type AuditWhere = {
  /** By what happened. */
  action?: TextFilter | null | undefined;
  /** By account or API key. */
  actorId?: IdFilter | null | undefined;
  /** By time. */
  at?: DateTimeFilter | null | undefined;
  /** By the client whose thing it is. */
  clientId?: IdFilter | null | undefined;
  /** By the thing itself. */
  entityId?: IdFilter | null | undefined;
  /** By kind of thing. */
  entityKind?: TextFilter | null | undefined;
  /** By request. */
  requestId?: TextFilter | null | undefined;
};

/** A budget of cost; what is left out stays. */
export type BudgetPolicyInput = {
  /** Cost that may be asked at once. */
  budget?: number | null | undefined;
  /** Cost that comes back in a second. */
  leakPerSecond?: number | null | undefined;
};

/** A day that is not like its weekday, holiday or not. */
export type CalendarOverrideInput = {
  /** The day. */
  date: string;
  /** Its hours; none for a day off. */
  hours?: Array<WorkingHoursInput>;
  /** What it is. */
  name?: string | null | undefined;
};

/** A stretch of the calendar. */
export type CalendarPeriod =
  /** A day, from midnight to midnight. */
  | 'DAY'
  /** A month, from its first day on. */
  | 'MONTH'
  /** A week, from Monday on. */
  | 'WEEK';

/** Who calls, as limits tell callers apart. */
export type CallerKind =
  /** An administrator. */
  | 'ADMIN'
  /** Anybody who is not signed in, by address; an IPv6 network of 64 bits counts as one. */
  | 'ANONYMOUS'
  /** A client’s person; each has a budget of their own, and all of a client share one. */
  | 'CLIENT'
  /** A manager of the after-sales service. */
  | 'SAV_MANAGER'
  /** A program with an API key; each key has a budget of its own. */
  | 'SERVICE'
  /** A technician. */
  | 'TECHNICIAN';

/** What one caller of a kind may do; what is left out stays. */
export type CallerPolicyInput = {
  /** Cost that may be asked at once. */
  budget?: number | null | undefined;
  /** Whom it is about. */
  kind: CallerKind;
  /** Cost that comes back in a second. */
  leakPerSecond?: number | null | undefined;
  /** Cost of one operation at the most; no more than the budget. */
  maxCost?: number | null | undefined;
  /** Sockets open at once at the most, on one process. */
  sockets?: number | null | undefined;
  /** Subscriptions open on one socket at the most. */
  streamsPerSocket?: number | null | undefined;
};

/** What somebody is certified for. */
export type CertificationInput = {
  /** What it is called. */
  name: string;
  /** The last day on which it holds; for good when nothing is said. */
  validUntil?: string | null | undefined;
};

/** The old password and the new one. */
export type ChangePasswordInput = {
  /** The current password. */
  currentPassword: string;
  /** The new password, 12 to 1,024 characters and hard to guess. */
  newPassword: string;
};

/** A priority by decision. */
export type ChangeTicketPriorityInput = {
  /** How urgent it is to be. */
  priority: Priority;
  /** Why. */
  reason: string;
  /** The ticket. */
  ticketId: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** One step of the lifecycle. */
export type ChangeTicketStatusInput = {
  /** Why; needed for PENDING_*, CANCELLED and for reopening. */
  reason?: string | null | undefined;
  /** How it was resolved, with RESOLVED; what `reason` says when nothing is said. */
  resolution?: string | null | undefined;
  /** The same in one word, with RESOLVED. */
  resolutionCode?: ResolutionCode | null | undefined;
  /** Where it goes. */
  status: TicketStatus;
  /** The ticket. */
  ticketId: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** One change to many tickets. At least one thing must change; what is left out stays. */
export type ChangeTicketsInput = {
  /** Tags to be taken on. */
  addTags?: Array<string> | null | undefined;
  /** How urgent they are to be; needs a reason. */
  priority?: Priority | null | undefined;
  /** Why. */
  reason?: string | null | undefined;
  /** Tags to be taken off. */
  removeTags?: Array<string> | null | undefined;
  /** Where they go. */
  status?: TicketStatus | null | undefined;
  /** The technician who gets them. */
  technicianId?: string | null | undefined;
  /** The tickets, 100 at most. */
  ticketIds: Array<string>;
};

/** What a client is. */
export type ClientKind =
  /** A company. */
  | 'COMPANY'
  /** A person. */
  | 'PERSON';

/** A condition on a value. All parts that are given must hold. */
export type ClientKindFilter = {
  /** Equals this. */
  eq?: ClientKind | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: ClientKind | null | undefined;
  /** Is this, or greater or later. */
  gte?: ClientKind | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<ClientKind> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: ClientKind | null | undefined;
  /** Is this, or less or earlier. */
  lte?: ClientKind | null | undefined;
};

/** Orders of clients. Ties are broken by id. */
export type ClientOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** Conditions on clients; all that are given must hold. */
export type ClientWhere = {
  /** By when it was entered. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By reference in the CRM. */
  externalRef?: TextFilter | null | undefined;
  /** Company or person. */
  kind?: ClientKindFilter | null | undefined;
  /** By name. */
  name?: TextFilter | null | undefined;
  /** Words in the name, or parts of the e-mail address, telephone or reference. */
  search?: string | null | undefined;
};

/** What must be true of a diagnostic; all parts that are given must hold. */
export type ConditionInput = {
  /** Code; `*` stands for anything. */
  code?: string | null | undefined;
  /** Component; `*` stands for anything. */
  component?: string | null | undefined;
  /** Any of these levels. */
  levels?: Array<DiagnosticLevel> | null | undefined;
  /** A comparison of one of its values. */
  measure?: MeasureInput | null | undefined;
  /** The standard it came in. */
  source?: DiagnosticSource | null | undefined;
};

/** How the desk and the robot are connected. */
export type Connection =
  /** Its connection broke: the broker delivered its last will. */
  | 'CONNECTION_BROKEN'
  /** Asleep by intent, and reachable. */
  | 'HIBERNATING'
  /** Said goodbye, or was never heard of. */
  | 'OFFLINE'
  /** Connected. */
  | 'ONLINE'
  /** Connected, yet silent for more than three report periods. */
  | 'STALE';

/** A condition on a value. All parts that are given must hold. */
export type ConnectionFilter = {
  /** Equals this. */
  eq?: Connection | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: Connection | null | undefined;
  /** Is this, or greater or later. */
  gte?: Connection | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<Connection> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: Connection | null | undefined;
  /** Is this, or less or earlier. */
  lte?: Connection | null | undefined;
};

/** How somebody prefers to be reached. */
export type ContactMode =
  /** By e-mail. */
  | 'EMAIL'
  /** By telephone. */
  | 'PHONE'
  /** In the client portal. */
  | 'PORTAL'
  /** By text message. */
  | 'SMS';

/** How much a contract weighs. */
export type ContractLevel =
  /** Before all. */
  | 'CRITICAL'
  /** Before others. */
  | 'PREMIUM'
  /** As any. */
  | 'STANDARD';

/** A condition on a value. All parts that are given must hold. */
export type ContractLevelFilter = {
  /** Equals this. */
  eq?: ContractLevel | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: ContractLevel | null | undefined;
  /** Is this, or greater or later. */
  gte?: ContractLevel | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<ContractLevel> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: ContractLevel | null | undefined;
  /** Is this, or less or earlier. */
  lte?: ContractLevel | null | undefined;
};

/** Orders of contracts. Ties are broken by id. */
export type ContractOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By starts on, ascending. */
  | 'STARTS_ON_ASC'
  /** By starts on, descending. */
  | 'STARTS_ON_DESC';

/** Conditions on contracts; all that are given must hold. */
export type ContractWhere = {
  /** In force on this day. */
  activeOn?: string | null | undefined;
  /** Covering this asset, by itself or with all of its client’s. */
  assetId?: string | null | undefined;
  /** By client. */
  clientId?: IdFilter | null | undefined;
  /** By when it was entered. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By level. */
  level?: ContractLevelFilter | null | undefined;
  /** By number. */
  number?: TextFilter | null | undefined;
  /** Words in the number, name or reference. */
  search?: string | null | undefined;
};

/** What is covered. */
export type CoveredThing =
  /** Spare parts. */
  | 'PARTS'
  /** Labour and travel. */
  | 'WORK';

/** A key to make. */
export type CreateApiKeyInput = {
  /** Binds the key to one client: it sees and touches nothing else. */
  clientId?: string | null | undefined;
  /** When it ends; never when nothing is said. */
  expiresAt?: string | null | undefined;
  /** Whose key it is. */
  name: string;
  /** What it may do, such as `diagnostics:write`. */
  scopes: Array<string>;
  /** Whether unknown robots that it reports are registered instead of refused; no when nothing is said. */
  selfRegistration?: boolean | null | undefined;
};

/** A client to enter. */
export type CreateClientInput = {
  /** E-mail address. */
  email?: string | null | undefined;
  /** Its reference in the CRM; given by staff and service accounts. */
  externalRef?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Company or person; a company when nothing is said. */
  kind?: ClientKind | null | undefined;
  /** The language it is written to in; French when nothing is said. */
  locale?: Locale | null | undefined;
  /** Name of the company or person. */
  name: string;
  /** Telephone. */
  phone?: string | null | undefined;
  /** How it prefers to be reached. */
  preferredContactMode?: ContactMode | null | undefined;
};

/** A product to enter. */
export type CreateProductInput = {
  /** Who makes it. */
  brand?: string | null | undefined;
  /** Its place in the catalogue, for instance `Batteries`. */
  category?: string | null | undefined;
  /** Models of robots and devices that it fits; at most 200. */
  compatibleModels?: Array<string> | null | undefined;
  /** More about it. */
  description?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Equipment or part. */
  kind: ProductKind;
  /** Its model. */
  model?: string | null | undefined;
  /** Its name. */
  name: string;
  /** Price without VAT; null for on request. */
  price?: MoneyInput | null | undefined;
  /** Its reference; unique in the desk. */
  reference: string;
  /** Each piece bears a serial number of its own; no by default. */
  serialTracked?: boolean | null | undefined;
  /** VAT in percent, 0 to 100; 20 when nothing is said. */
  vatRate?: string | null | undefined;
  /** What the warranty does not cover; at most 50 lines. */
  warrantyExclusions?: Array<string> | null | undefined;
  /** Months of the maker’s warranty, 0 to 600; 24 when nothing is said, 0 for none. */
  warrantyMonths?: number | null | undefined;
};

/** A request for service. */
export type CreateTicketInput = {
  /** Where, when it is no site that the desk knows. */
  address?: string | null | undefined;
  /** The asset it is about: a robot, as by `robotId`, or a device. */
  assetId?: string | null | undefined;
  /** For whom; a CLIENT’s own when nothing is said. */
  clientId?: string | null | undefined;
  /** Whom to ask on site. */
  contact?: TicketContactInput | null | undefined;
  /** Which department asks. */
  department?: string | null | undefined;
  /** More about it. */
  description?: string | null | undefined;
  /** The equipment, where the desk does not know it. */
  equipment?: EquipmentInput | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Impact on the business; MEDIUM when nothing is said. */
  impact?: Grade | null | undefined;
  /** The robot it is about. */
  robotId?: string | null | undefined;
  /** What is asked for. */
  serviceType: ServiceType;
  /** Where; the robot’s site when nothing is said. */
  siteId?: string | null | undefined;
  /** What it is about. */
  title: string;
  /** What was already tried. */
  triedSolutions?: string | null | undefined;
  /** How soon it hurts; MEDIUM when nothing is said. */
  urgency?: Grade | null | undefined;
};

/** An account to make for somebody. */
export type CreateUserInput = {
  /** For a CLIENT, who needs one: the client that they act for. */
  clientId?: string | null | undefined;
  /** E-mail address; the invitation is sent there. */
  email: string;
  /** First name. */
  firstName: string;
  /** Up to 200 characters; the same key with the same input answers the first result. Kept 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Last name. */
  lastName: string;
  /** Language; the caller’s when nothing is said. */
  locale?: Locale | null | undefined;
  /** What they may do. */
  role: Role;
  /** For a TECHNICIAN: the record that is theirs; a new one is made when nothing is said. */
  technicianId?: string | null | undefined;
};

/** A condition on a value. All parts that are given must hold. */
export type DateTimeFilter = {
  /** Equals this. */
  eq?: string | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: string | null | undefined;
  /** Is this, or greater or later. */
  gte?: string | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<string> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: string | null | undefined;
  /** Is this, or less or earlier. */
  lte?: string | null | undefined;
};

/** A condition on a value. All parts that are given must hold. */
export type DecimalFilter = {
  /** Equals this. */
  eq?: string | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: string | null | undefined;
  /** Is this, or greater or later. */
  gte?: string | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<string> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: string | null | undefined;
  /** Is this, or less or earlier. */
  lte?: string | null | undefined;
};

/** A product to take away. */
export type DeleteProductInput = {
  /** The product. */
  productId: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** Which view is to be taken away. */
export type DeleteSavedViewInput = {
  /** The view. */
  id: string;
};

/** One diagnostic in the desk’s own form. Each part is checked entry by entry. */
export type DiagnosticEntryInput = {
  /** What was found, for instance `wheelSlip`. Needed. */
  code?: string | null | undefined;
  /** The part of the robot, for instance `drive_left`. Needed. */
  component?: string | null | undefined;
  /** OK, WARN, ERROR or STALE. Needed. */
  level?: 'OK' | 'WARN' | 'ERROR' | 'STALE' | null | undefined;
  /** The robot’s own words. */
  message?: string | null | undefined;
  /** When it was observed, by the robot’s clock. Needed. */
  observedAt?: string | null | undefined;
  /** The robot’s own number of the entry; a repetition is recognised by it, otherwise by component and code. */
  sequence?: number | null | undefined;
  /** Serial number of the robot. Needed. */
  serialNumber?: string | null | undefined;
  /** Measures and the like, as a JSON object. */
  values?: unknown;
};

/** Level of a diagnostic, as in ROS. */
export type DiagnosticLevel =
  /** Something wrong. */
  | 'ERROR'
  /** Nothing wrong. */
  | 'OK'
  /** No data; this is never recovery. */
  | 'STALE'
  /** Something to look at. */
  | 'WARN';

/** A condition on a value. All parts that are given must hold. */
export type DiagnosticLevelFilter = {
  /** Equals this. */
  eq?: DiagnosticLevel | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: DiagnosticLevel | null | undefined;
  /** Is this, or greater or later. */
  gte?: DiagnosticLevel | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<DiagnosticLevel> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: DiagnosticLevel | null | undefined;
  /** Is this, or less or earlier. */
  lte?: DiagnosticLevel | null | undefined;
};

/** Orders of diagnostics. Ties are broken by id. */
export type DiagnosticOrder =
  /** By observed at, ascending. */
  | 'OBSERVED_AT_ASC'
  /** By observed at, descending. */
  | 'OBSERVED_AT_DESC';

/** The standard a diagnostic came in. */
export type DiagnosticSource =
  /** The desk’s own entries. */
  | 'DESK'
  /** ROS 1 or ROS 2 `diagnostic_msgs`. */
  | 'ROS'
  /** VDA 5050 2.0, 2.1 or 3.0. */
  | 'VDA5050';

/** A condition on a value. All parts that are given must hold. */
export type DiagnosticSourceFilter = {
  /** Equals this. */
  eq?: DiagnosticSource | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: DiagnosticSource | null | undefined;
  /** Is this, or greater or later. */
  gte?: DiagnosticSource | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<DiagnosticSource> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: DiagnosticSource | null | undefined;
  /** Is this, or less or earlier. */
  lte?: DiagnosticSource | null | undefined;
};

/** Which diagnostics; of all robots that the caller sees when empty. */
export type DiagnosticStreamWhere = {
  /** Of this robot. The stream ends when the right to see it does. */
  robotId?: string | null | undefined;
};

/** Conditions on diagnostics; all that are given must hold. */
export type DiagnosticWhere = {
  /** By code. */
  code?: TextFilter | null | undefined;
  /** By component. */
  component?: TextFilter | null | undefined;
  /** By level. */
  level?: DiagnosticLevelFilter | null | undefined;
  /** By when it was observed. */
  observedAt?: DateTimeFilter | null | undefined;
  /** By robot. */
  robotId?: IdFilter | null | undefined;
  /** By the standard it came in. */
  source?: DiagnosticSourceFilter | null | undefined;
};

/** The equipment, where it is not one that the desk knows. */
export type EquipmentInput = {
  /** Brand. */
  brand?: string | null | undefined;
  /** Model. */
  model?: string | null | undefined;
  /** Operating system. */
  operatingSystem?: string | null | undefined;
  /** Day of purchase. */
  purchasedOn?: string | null | undefined;
};

/** Why something was refused. Codes are stable and never translated. */
export type ErrorCode =
  /** Something with this unique name, number or reference exists already. */
  | 'ALREADY_EXISTS'
  /** Somebody else changed it first; `details.current` holds its present version. Read it again and repeat. */
  | 'CONFLICT'
  /** This idempotency key was used before with another input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The lifecycle does not allow this step; `details` names `from`, `to` and what is `allowed`. */
  | 'ILLEGAL_TRANSITION'
  /** E-mail and password do not match, or the token is not valid any more. */
  | 'INVALID_CREDENTIALS'
  /** There is no such thing, or the caller may not know that there is. */
  | 'NOT_FOUND'
  /** There is not that much to be had; `details` names what is `available` and what was `asked`. */
  | 'OUT_OF_STOCK'
  /** Too many attempts of late; `details.retryAfterSeconds` says how long to wait. */
  | 'TOO_MANY_ATTEMPTS'
  /** A value is missing, malformed or out of bounds; `path` names it. */
  | 'VALIDATION';

/** How far a ticket is to be escalated. */
export type EscalateTicketInput = {
  /** 0 to 3; one more than it has when nothing is said. Only managers go down. */
  level?: number | null | undefined;
  /** Why. */
  reason: string;
  /** The ticket. */
  ticketId: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** A condition on a value. All parts that are given must hold. */
export type EscalationLevelFilter = {
  /** Equals this. */
  eq?: number | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: number | null | undefined;
  /** Is this, or greater or later. */
  gte?: number | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<number> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: number | null | undefined;
  /** Is this, or less or earlier. */
  lte?: number | null | undefined;
};

/** Orders of faults. Ties are broken by id. */
export type FaultOrder =
  /** By last seen at, ascending. */
  | 'LAST_SEEN_AT_ASC'
  /** By last seen at, descending. */
  | 'LAST_SEEN_AT_DESC';

/** Conditions on faults; all that are given must hold. */
export type FaultWhere = {
  /** Whether somebody has seen it. */
  acknowledged?: boolean | null | undefined;
  /** Whether it stands. */
  active?: boolean | null | undefined;
  /** By client of the robot. */
  clientId?: IdFilter | null | undefined;
  /** By code. */
  code?: TextFilter | null | undefined;
  /** By component. */
  component?: TextFilter | null | undefined;
  /** By when it was first observed. */
  firstSeenAt?: DateTimeFilter | null | undefined;
  /** Whether it comes and goes. */
  flapping?: boolean | null | undefined;
  /** By when it was last observed. */
  lastSeenAt?: DateTimeFilter | null | undefined;
  /** By robot. */
  robotId?: IdFilter | null | undefined;
  /** By severity. */
  severity?: SeverityFilter | null | undefined;
  /** By site of the robot. */
  siteId?: IdFilter | null | undefined;
  /** By ticket. */
  ticketId?: IdFilter | null | undefined;
};

/** What an upload is for. */
export type FilePurpose =
  /** For a product: a JPEG, PNG, WebP or GIF image. */
  | 'PRODUCT_IMAGE'
  /** For a ticket or a message on it: a JPEG, PNG, WebP, GIF, PDF, text or CSV file. */
  | 'TICKET_ATTACHMENT';

/** Orders of fleet alerts. Ties are broken by id. */
export type FleetAlertOrder =
  /** By raised at, ascending. */
  | 'RAISED_AT_ASC'
  /** By raised at, descending. */
  | 'RAISED_AT_DESC';

/** Who saw a fleet alert. */
export type FleetAlertOrigin =
  /** Gaia, looking at the whole fleet. */
  | 'GAIA'
  /** The desk: many robots failed at once. */
  | 'STORM';

/** Conditions on fleet alerts; all that are given must hold. */
export type FleetAlertWhere = {
  /** By code. */
  code?: TextFilter | null | undefined;
  /** Whether it is open. */
  open?: boolean | null | undefined;
  /** By when it was raised. */
  raisedAt?: DateTimeFilter | null | undefined;
  /** By severity. */
  severity?: SeverityFilter | null | undefined;
};

/** The scale of impact and of urgency. */
export type Grade =
  /** Critical. */
  | 'CRITICAL'
  /** High. */
  | 'HIGH'
  /** Low. */
  | 'LOW'
  /** Medium. */
  | 'MEDIUM';

/** How well the robot is, as far as it says. */
export type Health =
  /** An active fault of severity WARNING or URGENT. */
  | 'DEGRADED'
  /** An active fault of severity CRITICAL or FATAL. */
  | 'FAULT'
  /** No active fault. */
  | 'OK'
  /** It has not said yet. */
  | 'UNKNOWN';

/** A condition on a value. All parts that are given must hold. */
export type HealthFilter = {
  /** Equals this. */
  eq?: Health | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: Health | null | undefined;
  /** Is this, or greater or later. */
  gte?: Health | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<Health> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: Health | null | undefined;
  /** Is this, or less or earlier. */
  lte?: Health | null | undefined;
};

/** A condition on a value. All parts that are given must hold. */
export type IdFilter = {
  /** Equals this. */
  eq?: string | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: string | null | undefined;
  /** Is this, or greater or later. */
  gte?: string | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<string> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: string | null | undefined;
  /** Is this, or less or earlier. */
  lte?: string | null | undefined;
};

/** A file of clients with their sites and contacts: all of it is imported, or nothing. */
export type ImportClientsInput = {
  /** Its content: UTF-8, cells separated by `;` or `,`, the first line its headers in French or English, at most 5,000 rows. */
  csv: string;
  /** Only tries it: answers the same, and changes nothing. */
  dryRun?: boolean;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
};

/** A file of products: all of it is imported, or nothing. */
export type ImportProductsInput = {
  /** Its content: UTF-8, cells separated by `;` or `,`, the first line its headers in French or English, at most 5,000 rows. */
  csv: string;
  /** Only tries it: answers the same, and changes nothing. */
  dryRun?: boolean;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
};

/** A batch of messages: at most 5,000 in all lists together. */
export type IngestDiagnosticsInput = {
  /** The desk’s own form. */
  entries?: Array<DiagnosticEntryInput | null | undefined> | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** ROS 1 and ROS 2 diagnostics. */
  ros?: Array<RosMessageInput | null | undefined> | null | undefined;
  /** Who sends it, for the log. */
  source?: string | null | undefined;
  /** VDA 5050 2.0, 2.1 and 3.0. */
  vda5050?: Array<Vda5050MessageInput | null | undefined> | null | undefined;
};

/** One of the lists of a batch. */
export type IngestList =
  /** The desk’s own form. */
  | 'entries'
  /** ROS messages. */
  | 'ros'
  /** VDA 5050 messages. */
  | 'vda5050';

/** Of which of the two tickets a link is said. */
export type LinkDirection =
  /** Of the other one: the other DUPLICATES it. */
  | 'FROM'
  /** Of this one: it DUPLICATES the other. Always so of RELATED, which has no direction. */
  | 'TO';

/** Which robot goes to which client. */
export type LinkRobotToClientInput = {
  /** The client; null takes the robot back. */
  clientId?: string | null | undefined;
  /** The robot. */
  robotId: string;
  /** A site of the client’s. */
  siteId?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** Language of people-facing text. */
export type Locale =
  /** English. */
  | 'en'
  /** French. */
  | 'fr';

/** Orders of attempts to sign in. Ties are broken by id. */
export type LoginAttemptOrder =
  /** By at, ascending. */
  | 'AT_ASC'
  /** By at, descending. */
  | 'AT_DESC';

/** Conditions on attempts to sign in; all that are given must hold. */
export type LoginAttemptWhere = {
  /** By the account whose address it was. */
  accountId?: IdFilter | null | undefined;
  /** By the network address that it came from. */
  address?: TextFilter | null | undefined;
  /** By when. */
  at?: DateTimeFilter | null | undefined;
  /** By the e-mail address that was typed, whatever its case. */
  email?: TextFilter | null | undefined;
  /** By how they tried. */
  method?: LoginMethodFilter | null | undefined;
  /** By what became of it. */
  outcome?: LoginOutcomeFilter | null | undefined;
};

/** Who signs in. */
export type LoginInput = {
  /** E-mail address. */
  email: string;
  /** Password. */
  password: string;
};

/** How somebody tried to sign in. */
export type LoginMethod =
  /** With e-mail and password. */
  | 'PASSWORD'
  /** Through a provider of single sign-on. */
  | 'SSO';

/** A condition on a value. All parts that are given must hold. */
export type LoginMethodFilter = {
  /** Equals this. */
  eq?: LoginMethod | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: LoginMethod | null | undefined;
  /** Is this, or greater or later. */
  gte?: LoginMethod | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<LoginMethod> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: LoginMethod | null | undefined;
  /** Is this, or less or earlier. */
  lte?: LoginMethod | null | undefined;
};

/** What became of an attempt to sign in. */
export type LoginOutcome =
  /** Too many attempts before; the password was not looked at. */
  | 'DELAYED'
  /** They signed in. */
  | 'OK'
  /** Address and password did not match, or the account is not active. */
  | 'REFUSED';

/** A condition on a value. All parts that are given must hold. */
export type LoginOutcomeFilter = {
  /** Equals this. */
  eq?: LoginOutcome | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: LoginOutcome | null | undefined;
  /** Is this, or greater or later. */
  gte?: LoginOutcome | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<LoginOutcome> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: LoginOutcome | null | undefined;
  /** Is this, or less or earlier. */
  lte?: LoginOutcome | null | undefined;
};

/** What to end. */
export type LogoutInput = {
  /** Whether all sessions of the account end, not this one only. */
  everywhere?: boolean | null | undefined;
};

/** How far the caller has read a ticket’s messages. */
export type MarkTicketReadInput = {
  /** The ticket. */
  ticketId: string;
  /** The last message that was read, and with it all before it. */
  upTo: string;
};

/** A comparison of one measure. */
export type MeasureInput = {
  /** Key in the diagnostic’s values, for instance `batteryCharge`. */
  key: string;
  /** How to compare. */
  operator: Operator;
  /** With what: a number for the orderings, a text for EQ and NEQ. */
  value: string;
};

/** Which tickets become part of which. */
export type MergeTicketsInput = {
  /** Why. */
  reason?: string | null | undefined;
  /** The tickets that end, 50 at most. */
  sourceIds: Array<string>;
  /** The ticket that goes on, of the same client. */
  targetId: string;
  /** The version of the target that the decision was made on. */
  version?: number | null | undefined;
};

/** For whom somebody writes. */
export type MessageSide =
  /** For the client. */
  | 'CLIENT'
  /** For the desk. */
  | 'DESK';

/** An amount in a currency. */
export type MoneyInput = {
  /** How much, with two decimals at the most. */
  amount: string;
  /** Currency, ISO 4217; EUR when nothing is said. */
  currency?: string | null | undefined;
};

/** Operating mode, in the words of VDA 5050. */
export type OperatingMode =
  /** Under the control of fleet management. */
  | 'AUTOMATIC'
  /** Somebody has taken over; the mission is paused. */
  | 'INTERVENED'
  /** Moved by hand at the robot. */
  | 'MANUAL'
  /** Under the control of fleet management, with the speed set at the robot. */
  | 'SEMIAUTOMATIC'
  /** In service: faults open nothing. */
  | 'SERVICE'
  /** Starting up. */
  | 'STARTUP'
  /** Being taught: faults open nothing. */
  | 'TEACH_IN';

/** A comparison of a measure. */
export type Operator =
  /** Equal, compared as text. */
  | 'EQ'
  /** Greater than. */
  | 'GT'
  /** Greater than or equal. */
  | 'GTE'
  /** Less than. */
  | 'LT'
  /** Less than or equal. */
  | 'LTE'
  /** Not equal, compared as text. */
  | 'NEQ';

/** Where a ticket came from. */
export type Origin =
  /** A client, or a partner for one. */
  | 'CLIENT'
  /** The desk itself, from what a robot said. */
  | 'DIAGNOSTIC'
  /** An alert about the fleet. */
  | 'FLEET_ALERT'
  /** A maintenance plan. */
  | 'MAINTENANCE_PLAN'
  /** Somebody at the desk. */
  | 'STAFF';

/** A condition on a value. All parts that are given must hold. */
export type OriginFilter = {
  /** Equals this. */
  eq?: Origin | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: Origin | null | undefined;
  /** Is this, or greater or later. */
  gte?: Origin | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<Origin> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: Origin | null | undefined;
  /** Is this, or less or earlier. */
  lte?: Origin | null | undefined;
};

/** What is to be said on a ticket. */
export type PostTicketMessageInput = {
  /** Files that the caller has uploaded for it, as TICKET_ATTACHMENT; 10 at the most. */
  attachmentIds?: Array<string> | null | undefined;
  /** Plain text, in which Markdown may stand; 20,000 characters at the most. Kept as it is given. */
  body: string;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** A note of the desk for itself, which no client ever sees; a message to both sides when nothing is said. */
  internal?: boolean | null | undefined;
  /** Accounts that are named in it, 20 at the most: in a note those of the house, in a message those that may see the ticket. */
  mentions?: Array<string> | null | undefined;
  /** The message that it replies to, of the same ticket. */
  replyToId?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
};

/** How urgent; P1 is the most urgent. */
export type Priority =
  /** Now. */
  | 'P1'
  /** Next. */
  | 'P2'
  /** Soon. */
  | 'P3'
  /** When it fits. */
  | 'P4';

/** A condition on a value. All parts that are given must hold. */
export type PriorityFilter = {
  /** Equals this. */
  eq?: Priority | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: Priority | null | undefined;
  /** Is this, or greater or later. */
  gte?: Priority | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<Priority> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: Priority | null | undefined;
  /** Is this, or less or earlier. */
  lte?: Priority | null | undefined;
};

/** What became of a product that was taken away. */
export type ProductDeletion =
  /** It is in use, and no longer offered; history still shows it. */
  | 'ARCHIVED'
  /** Nothing referred to it; it is gone. */
  | 'ERASED';

/** What a product is. */
export type ProductKind =
  /** Something that is sold and repaired: a robot, a charger, a computer. */
  | 'EQUIPMENT'
  /** A spare part, which repairs it. */
  | 'PART';

/** A condition on a value. All parts that are given must hold. */
export type ProductKindFilter = {
  /** Equals this. */
  eq?: ProductKind | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: ProductKind | null | undefined;
  /** Is this, or greater or later. */
  gte?: ProductKind | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<ProductKind> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: ProductKind | null | undefined;
  /** Is this, or less or earlier. */
  lte?: ProductKind | null | undefined;
};

/** Orders of products. Ties are broken by id. */
export type ProductOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC'
  /** By price, ascending. */
  | 'PRICE_ASC'
  /** By price, descending. */
  | 'PRICE_DESC'
  /** By reference, ascending. */
  | 'REFERENCE_ASC'
  /** By reference, descending. */
  | 'REFERENCE_DESC';

/** Conditions on products; all that are given must hold. */
export type ProductWhere = {
  /** Archived ones, and no others; without it, those on offer. */
  archived?: boolean | null | undefined;
  /** By who makes it. */
  brand?: TextFilter | null | undefined;
  /** By category. */
  category?: TextFilter | null | undefined;
  /** A model that it fits, as it is written there. */
  compatibleModel?: string | null | undefined;
  /** By when it was entered. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Equipment or part. */
  kind?: ProductKindFilter | null | undefined;
  /** By price without VAT, in whatever currency; what is on request has none. */
  price?: DecimalFilter | null | undefined;
  /** By reference. */
  reference?: TextFilter | null | undefined;
  /** Words in the reference, name, brand, model or description. Accents, case and plural forms make no difference. */
  search?: string | null | undefined;
};

/** An alert: what it is, and which faults on which robots are its children. Parts that are left out fit any. */
export type RaiseFleetAlertInput = {
  /** Client of the robots. */
  clientId?: string | null | undefined;
  /** Code of the faults. */
  code?: string | null | undefined;
  /** Component of the faults. */
  component?: string | null | undefined;
  /** Your own reference; raising it again answers the same alert. */
  externalRef?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Manufacturer of the robots. */
  manufacturer?: string | null | undefined;
  /** More about it. */
  message?: string | null | undefined;
  /** Model of the robots. */
  model?: string | null | undefined;
  /** How grave. */
  severity: Severity;
  /** Site of the robots. */
  siteId?: string | null | undefined;
  /** What it is about. */
  title: string;
};

/** The token to exchange. */
export type RefreshTokenInput = {
  /** A random text of the client’s own. When the answer was lost, send the same token with the same key: it is answered the same new refresh token, as long as that one has not been used. Without a key a repetition is a theft. */
  idempotencyKey?: string | null | undefined;
  /** The newest refresh token; using an older one ends the session. */
  refreshToken: string;
};

/** A device to enter or to change, or what is known of a robot as an asset. What is not given stays, null empties. */
export type RegisterAssetInput = {
  /** The asset to change: a device, or a robot as by `robotId`; without it, it is a new device. */
  assetId?: string | null | undefined;
  /** Brand. */
  brand?: string | null | undefined;
  /** Whose a new device is, or the robot becomes; a CLIENT’s own when nothing is said. */
  clientId?: string | null | undefined;
  /** Its reference in the CRM; unique in the desk, given by staff and service accounts. */
  externalRef?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Model. */
  model?: string | null | undefined;
  /** What it is called; a new one goes by its brand and model when nothing is said. */
  name?: string | null | undefined;
  /** Operating system. */
  operatingSystem?: string | null | undefined;
  /** What it is in the catalogue. */
  productId?: string | null | undefined;
  /** Where it was bought. */
  purchasePlace?: string | null | undefined;
  /** Day of purchase. */
  purchasedOn?: string | null | undefined;
  /** The robot to describe; its brand, model and serial number are those of its registration. */
  robotId?: string | null | undefined;
  /** Serial number; unique within the client. */
  serialNumber?: string | null | undefined;
  /** Where it is; a site of the client’s. */
  siteId?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** Who opens an account, and for whom. */
export type RegisterInput = {
  /** The company that they act for; nothing for a person. */
  companyName?: string | null | undefined;
  /** E-mail address; they sign in with it. */
  email: string;
  /** First name. */
  firstName: string;
  /** Last name. */
  lastName: string;
  /** Language; that of the request when nothing is said. */
  locale?: Locale | null | undefined;
  /** Password, 12 to 1,024 characters and hard to guess. */
  password: string;
  /** Telephone. */
  phone?: string | null | undefined;
};

/** A robot to take into care. */
export type RegisterRobotInput = {
  /** The client it works for. */
  clientId?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Who built it. */
  manufacturer: string;
  /** Its model. */
  model: string;
  /** How often it is expected to report, in seconds, 1 to 86400; 30 when nothing is said. */
  reportPeriodSeconds?: number | null | undefined;
  /** Serial number; unique in the desk. */
  serialNumber: string;
  /** The site it works on; one of the client’s. */
  siteId?: string | null | undefined;
};

/** A required part that is refused. */
export type RejectRequiredPartInput = {
  /** Why. */
  reason: string;
  /** Which required part. */
  requiredPartId: string;
};

/** An image that is to come off its product. */
export type RemoveProductImageInput = {
  /** Its id, as the image of a product. */
  imageId: string;
};

/** A file that is to come off its ticket. */
export type RemoveTicketAttachmentInput = {
  /** Its id, as the attachment it is. */
  attachmentId: string;
};

/** Who has forgotten their password. */
export type RequestPasswordResetInput = {
  /** E-mail address of the account. */
  email: string;
};

/** The file that is to be sent. */
export type RequestUploadInput = {
  /** Its media type, such as `image/jpeg`. What counts is what the content says. */
  contentType: string;
  /** Names this write: the same key and input answer the first file, with a fresh link. */
  idempotencyKey?: string | null | undefined;
  /** Its name, at most 200 characters. */
  name: string;
  /** What it is for. */
  purpose: FilePurpose;
  /** Its size in bytes, exactly; images have 10 MB at the most, other files 25 MB. */
  size: number;
};

/** What is granted of one required part. */
export type RequiredPartApprovalInput = {
  /** From where; when nothing is said, of the warehouses and the technician’s own van the one where most is available. */
  locationId?: string | null | undefined;
  /** How many are granted; as many as asked for when nothing is said. */
  quantity?: number | null | undefined;
  /** Which required part; REQUESTED, or a SHORTAGE that is decided anew. */
  requiredPartId: string;
};

/** Where a required part stands. */
export type RequiredPartStatus =
  /** Granted, and all of it is reserved. */
  | 'APPROVED'
  /** Refused, for good. */
  | 'REJECTED'
  /** Not wanted any more, or its ticket has ended; what was reserved can be had again. */
  | 'RELEASED'
  /** Asked for; nobody has decided. */
  | 'REQUESTED'
  /** Granted, and only a part of it is there; what arrives is reserved for it. */
  | 'SHORTAGE'
  /** It went into the work, for good. */
  | 'USED';

/** The link’s token and the new password. */
export type ResetPasswordInput = {
  /** The new password, 12 to 1,024 characters and hard to guess. */
  newPassword: string;
  /** What the link in the mail bears after `#token=`. */
  token: string;
};

/** How a ticket was resolved, in one word. */
export type ResolutionCode =
  /** Something was set up, updated or set right. */
  | 'CONFIGURED'
  /** It was explained how it is used. */
  | 'EXPLAINED'
  /** It did not happen again. */
  | 'NOT_REPRODUCED'
  /** Nothing was wrong. */
  | 'NO_FAULT'
  /** Otherwise; the text says how. */
  | 'OTHER'
  /** Something was repaired. */
  | 'REPAIRED'
  /** Something was replaced. */
  | 'REPLACED'
  /** There is a way around it; the cause stays. */
  | 'WORKED_AROUND';

/** The alert that is over. */
export type ResolveFleetAlertInput = {
  /** The alert. */
  fleetAlertId: string;
  /** How it was resolved. */
  resolution?: string | null | undefined;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** Which message is to be taken back. */
export type RetractTicketMessageInput = {
  /** The message. */
  messageId: string;
};

/** The key to end. */
export type RevokeApiKeyInput = {
  /** Its id. */
  apiKeyId: string;
};

/** The session to end. */
export type RevokeSessionInput = {
  /** One of the caller’s own. */
  sessionId: string;
};

/** Orders of robots. Ties are broken by id. */
export type RobotOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By serial number, ascending. */
  | 'SERIAL_NUMBER_ASC'
  /** By serial number, descending. */
  | 'SERIAL_NUMBER_DESC';

/** One word for people, made of connection and health. */
export type RobotStatus =
  /** Its connection broke: the broker delivered its last will. */
  | 'CONNECTION_BROKEN'
  /** Connected, with a fault that does not stop it. */
  | 'DEGRADED'
  /** Connected, with a fault that stops it. */
  | 'FAULT'
  /** Asleep by intent, and reachable. */
  | 'HIBERNATING'
  /** Said goodbye, or was never heard of. */
  | 'OFFLINE'
  /** Connected, and nothing known to be wrong. */
  | 'ONLINE'
  /** Connected, yet silent for more than three report periods. */
  | 'STALE';

/** A condition on a value. All parts that are given must hold. */
export type RobotStatusFilter = {
  /** Equals this. */
  eq?: RobotStatus | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: RobotStatus | null | undefined;
  /** Is this, or greater or later. */
  gte?: RobotStatus | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<RobotStatus> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: RobotStatus | null | undefined;
  /** Is this, or less or earlier. */
  lte?: RobotStatus | null | undefined;
};

/** Which robots; all that the caller sees when empty. */
export type RobotStreamWhere = {
  /** Robots of this client. */
  clientId?: string | null | undefined;
  /** This robot. The stream ends when the right to see it does. */
  robotId?: string | null | undefined;
  /** Robots on this site. */
  siteId?: string | null | undefined;
};

/** Conditions on robots; all that are given must hold. */
export type RobotWhere = {
  /** By client. */
  clientId?: IdFilter | null | undefined;
  /** By connection. */
  connection?: ConnectionFilter | null | undefined;
  /** By health. */
  health?: HealthFilter | null | undefined;
  /** By when it was last heard of. */
  lastSeenAt?: DateTimeFilter | null | undefined;
  /** By manufacturer. */
  manufacturer?: TextFilter | null | undefined;
  /** By model. */
  model?: TextFilter | null | undefined;
  /** Words in the manufacturer or model, or parts of the serial number. */
  search?: string | null | undefined;
  /** By serial number. */
  serialNumber?: TextFilter | null | undefined;
  /** By site. */
  siteId?: IdFilter | null | undefined;
  /** By status. */
  status?: RobotStatusFilter | null | undefined;
};

/** What a person may do. */
export type Role =
  /** Runs the desk. */
  | 'ADMIN'
  /** Sees and asks for its own. */
  | 'CLIENT'
  /** Runs the after-sales service. */
  | 'SAV_MANAGER'
  /** Sees and does what is assigned to them. */
  | 'TECHNICIAN';

/** A condition on a value. All parts that are given must hold. */
export type RoleFilter = {
  /** Equals this. */
  eq?: Role | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: Role | null | undefined;
  /** Is this, or greater or later. */
  gte?: Role | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<Role> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: Role | null | undefined;
  /** Is this, or less or earlier. */
  lte?: Role | null | undefined;
};

/** One ROS `diagnostic_msgs/DiagnosticArray` message. */
export type RosMessageInput = {
  /** The message, ROS 1 or ROS 2, as JSON. */
  message?: unknown;
  /** Serial number of the robot that it came from. */
  serialNumber?: string | null | undefined;
};

/** When a detection rule raises. */
export type RuleKind =
  /** When the condition has held for `holdSeconds`. */
  | 'DURATION'
  /** When the condition held `count` times within `windowSeconds`. */
  | 'REPEATING'
  /** At once. */
  | 'SIMPLE';

/** What is asked for. */
export type ServiceType =
  /** Recovery of data. */
  | 'DATA_RECOVERY'
  /** Repair of equipment. */
  | 'HARDWARE_REPAIR'
  /** Upgrade of equipment. */
  | 'HARDWARE_UPGRADE'
  /** Configuration of a network. */
  | 'NETWORK_CONFIGURATION'
  /** A fault of a robot. */
  | 'ROBOT_FAULT'
  /** Security of systems. */
  | 'SECURITY'
  /** Trouble with software. */
  | 'SOFTWARE_TROUBLESHOOTING';

/** A condition on a value. All parts that are given must hold. */
export type ServiceTypeFilter = {
  /** Equals this. */
  eq?: ServiceType | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: ServiceType | null | undefined;
  /** Is this, or greater or later. */
  gte?: ServiceType | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<ServiceType> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: ServiceType | null | undefined;
  /** Is this, or less or earlier. */
  lte?: ServiceType | null | undefined;
};

/** How many of a product a place should have at least. */
export type SetStockThresholdInput = {
  /** Where. */
  locationId: string;
  /** Of which product. */
  productId: string;
  /** With fewer available than this it is low; null takes it away. */
  threshold?: number | null | undefined;
};

/** Whom to let in or out. */
export type SetUserActiveInput = {
  /** Whose account it is. */
  accountId: string;
  /** Whether they may sign in; when not, their sessions end at once. */
  active: boolean;
  /** The version that was edited; an older one is a CONFLICT. */
  version?: number | null | undefined;
};

/** How grave a fault is, lowest first. */
export type Severity =
  /** It cannot go on with its mission. Opens a P2. */
  | 'CRITICAL'
  /** It needs a person. Opens a P1. */
  | 'FATAL'
  /** It goes on working, and will not for long. Opens a P3. */
  | 'URGENT'
  /** It goes on working. Opens a P4. */
  | 'WARNING';

/** A condition on a value. All parts that are given must hold. */
export type SeverityFilter = {
  /** Equals this. */
  eq?: Severity | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: Severity | null | undefined;
  /** Is this, or greater or later. */
  gte?: Severity | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<Severity> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: Severity | null | undefined;
  /** Is this, or less or earlier. */
  lte?: Severity | null | undefined;
};

/** When people work. */
export type SlaCalendarDraftInput = {
  /** Whose public holidays are not worked: ISO 3166-1 alpha-2. */
  holidayCountry?: string | null | undefined;
  /** And those of which region: `57`, or `BY-A` for a part of one. */
  holidayRegion?: string | null | undefined;
  /** Working hours; several intervals of a day have breaks between them. None at all is refused. */
  hours: Array<WeekdayHoursInput>;
  /** By which wall clock: a name of the tz database, such as Europe/Paris. */
  timeZone: string;
};

/** A policy that need not exist. */
export type SlaPolicyDraftInput = {
  /** … of one that is as much a draft; of the default policy’s when neither is given. */
  calendar?: SlaCalendarDraftInput | null | undefined;
  /** In the working time of a calendar that there is, or … */
  calendarId?: string | null | undefined;
  /** Statuses in which the clock of the resolution would stand: of the PENDING ones. */
  pauseStatuses?: Array<TicketStatus>;
  /** What would be promised. */
  targets: Array<SlaTargetInput>;
};

/** How a clock stands, or a ticket with its clocks. */
export type SlaState =
  /** Its time is used up, and it is not met. */
  | 'BREACHED'
  /** Ended with its ticket, which was cancelled or merged in time. */
  | 'ENDED'
  /** Met in time. */
  | 'MET'
  /** Met when its time was used up. */
  | 'MET_LATE'
  /** It stands while somebody else is waited for, and is in time. */
  | 'PAUSED'
  /** It runs, and is in time. */
  | 'RUNNING';

/** A condition on a value. All parts that are given must hold. */
export type SlaStateFilter = {
  /** Equals this. */
  eq?: SlaState | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: SlaState | null | undefined;
  /** Is this, or greater or later. */
  gte?: SlaState | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<SlaState> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: SlaState | null | undefined;
  /** Is this, or less or earlier. */
  lte?: SlaState | null | undefined;
};

/** What is promised of tickets of one priority. */
export type SlaTargetInput = {
  /** Of which priority. */
  priority: Priority;
  /** Working time until the resolution: `PT24H`. */
  resolution?: string | null | undefined;
  /** Working time until the first response: `PT4H`. */
  response?: string | null | undefined;
  /** Of which service type; of any when null. */
  serviceType?: ServiceType | null | undefined;
};

/** What of a ticket becomes a ticket of its own. */
export type SplitTicketInput = {
  /** More about it. */
  description?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** What is asked for; the same when nothing is said. */
  serviceType?: ServiceType | null | undefined;
  /** The ticket. */
  ticketId: string;
  /** What the new one is about. */
  title: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** What is done to stock by hand. */
export type StockAction =
  /** So many are there, whatever was known. What is missing or too much becomes an ADJUSTMENT. Needs a reason. */
  | 'COUNT'
  /** So many are taken out. Needs a reason. */
  | 'ISSUE'
  /** So many have been delivered. */
  | 'RECEIPT'
  /** So many that were issued have come back. */
  | 'RETURN'
  /** So many are brought to `toLocationId`. */
  | 'TRANSFER';

/** What kind of place stock lies at. */
export type StockLocationKind =
  /** The van of one technician. */
  | 'VAN'
  /** A warehouse. */
  | 'WAREHOUSE';

/** A condition on a value. All parts that are given must hold. */
export type StockLocationKindFilter = {
  /** Equals this. */
  eq?: StockLocationKind | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: StockLocationKind | null | undefined;
  /** Is this, or greater or later. */
  gte?: StockLocationKind | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<StockLocationKind> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: StockLocationKind | null | undefined;
  /** Is this, or less or earlier. */
  lte?: StockLocationKind | null | undefined;
};

/** Orders of stock locations. Ties are broken by id. */
export type StockLocationOrder =
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** Conditions on places of stock; all that are given must hold. */
export type StockLocationWhere = {
  /** Archived ones, and no others; without it, those in use. */
  archived?: boolean | null | undefined;
  /** Warehouse or van. */
  kind?: StockLocationKindFilter | null | undefined;
  /** Words in the name or address. */
  search?: string | null | undefined;
  /** By whose van it is. */
  technicianId?: IdFilter | null | undefined;
};

/** What moved stock. */
export type StockMovementKind =
  /** It was counted, and there was more or less than known. */
  | 'ADJUSTMENT'
  /** It went into a repair, or out of the house. */
  | 'ISSUE'
  /** It was delivered. */
  | 'RECEIPT'
  /** It came back. */
  | 'RETURN'
  /** It went from one place to another: one movement out, one in. */
  | 'TRANSFER';

/** A condition on a value. All parts that are given must hold. */
export type StockMovementKindFilter = {
  /** Equals this. */
  eq?: StockMovementKind | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: StockMovementKind | null | undefined;
  /** Is this, or greater or later. */
  gte?: StockMovementKind | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<StockMovementKind> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: StockMovementKind | null | undefined;
  /** Is this, or less or earlier. */
  lte?: StockMovementKind | null | undefined;
};

/** Orders of stock movements. Ties are broken by id. */
export type StockMovementOrder =
  /** By at, ascending. */
  | 'AT_ASC'
  /** By at, descending. */
  | 'AT_DESC';

/** Conditions on movements of stock; all that are given must hold. */
export type StockMovementWhere = {
  /** By when it was. */
  at?: DateTimeFilter | null | undefined;
  /** By what moved it. */
  kind?: StockMovementKindFilter | null | undefined;
  /** By place. */
  locationId?: IdFilter | null | undefined;
  /** By product. */
  productId?: IdFilter | null | undefined;
  /** By the ticket that it went into. */
  ticketId?: IdFilter | null | undefined;
};

/** Orders of stock. Ties are broken by id. */
export type StockOrder =
  /** By available, ascending. */
  | 'AVAILABLE_ASC'
  /** By available, descending. */
  | 'AVAILABLE_DESC'
  /** By last movement at, ascending. */
  | 'LAST_MOVEMENT_AT_ASC'
  /** By last movement at, descending. */
  | 'LAST_MOVEMENT_AT_DESC'
  /** By product, ascending. */
  | 'PRODUCT_ASC'
  /** By product, descending. */
  | 'PRODUCT_DESC';

/** Which stock is counted; all that are given must hold. */
export type StockStatisticsWhere = {
  /** By the product’s category. */
  category?: TextFilter | null | undefined;
  /** By place. */
  locationId?: IdFilter | null | undefined;
  /** By product. */
  productId?: IdFilter | null | undefined;
};

/** Conditions on stock; all that are given must hold. */
export type StockWhere = {
  /** Whether fewer are available than the threshold says. */
  belowThreshold?: boolean | null | undefined;
  /** By place. */
  locationId?: IdFilter | null | undefined;
  /** By product. */
  productId?: IdFilter | null | undefined;
  /** Words in the reference or name of the product, or the place. */
  search?: string | null | undefined;
};

/** Why a technician is ranked where they are, or left out. */
export type SuggestionReasonCode =
  /** They are at work. */
  | 'AT_WORK'
  /** They are booked. */
  | 'BUSY'
  /** How far away they are. */
  | 'DISTANCE'
  /** It is not known where they set out from. */
  | 'DISTANCE_UNKNOWN'
  /** Left out: a certification that the work needs has expired. */
  | 'EXPIRED_CERTIFICATION'
  /** They have a skill or a certification that the work needs. */
  | 'HAS'
  /** It is not known when they work. */
  | 'HOURS_UNKNOWN'
  /** Left out: no tickets are given to them any more. */
  | 'INACTIVE'
  /** They know the model. */
  | 'KNOWS_MODEL'
  /** Left out: they lack a certification that the work needs. */
  | 'MISSING_CERTIFICATION'
  /** Left out: they lack a skill that the work needs. */
  | 'MISSING_SKILL'
  /** They are not at work now. */
  | 'OFF'
  /** How many open tickets they have. */
  | 'WORKLOAD';

/** Tags that are taken on and off. Case and blanks make no difference: `Zone froide` is `zone-froide`. */
export type TagTicketInput = {
  /** To be taken on; 20 at most on one ticket. */
  add?: Array<string> | null | undefined;
  /** To be taken off. */
  remove?: Array<string> | null | undefined;
  /** The ticket. */
  ticketId: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** Hours of one weekday; several for one with a break. */
export type TechnicianHoursInput = {
  /** From, as `08:00`. */
  from: string;
  /** To, as `12:30`; `24:00` ends the day. */
  to: string;
  /** The day. */
  weekday: Weekday;
};

/** Orders of technicians. Ties are broken by id. */
export type TechnicianOrder =
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** Conditions on technicians; all that are given must hold. */
export type TechnicianWhere = {
  /** Whether tickets can be given to them. */
  active?: boolean | null | undefined;
  /** Words in the name or city. */
  search?: string | null | undefined;
  /** Who know this. */
  skill?: string | null | undefined;
};

/** A condition on a value. All parts that are given must hold. */
export type TextFilter = {
  /** Equals this. */
  eq?: string | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: string | null | undefined;
  /** Is this, or greater or later. */
  gte?: string | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<string> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: string | null | undefined;
  /** Is this, or less or earlier. */
  lte?: string | null | undefined;
};

/** Whom to ask on site, and how. */
export type TicketContactInput = {
  /** E-mail address. */
  email?: string | null | undefined;
  /** Name. */
  name?: string | null | undefined;
  /** Telephone. */
  phone?: string | null | undefined;
  /** How they prefer to be reached. */
  preferredMode?: ContactMode | null | undefined;
};

/** A link between two tickets, said of the first: `ticketId` DUPLICATES `otherTicketId`. */
export type TicketLinkInput = {
  /** What it has to do with the other. */
  kind: TicketLinkKind;
  /** The other ticket. */
  otherTicketId: string;
  /** The ticket. */
  ticketId: string;
};

/** What a ticket has to do with another, said of the first. */
export type TicketLinkKind =
  /** It comes of what the other is about. */
  | 'CAUSED_BY'
  /** It says again what the other says. */
  | 'DUPLICATES'
  /** They have to do with each other; neither comes first. */
  | 'RELATED'
  /** It was part of the other. */
  | 'SPLIT_FROM';

/** Which messages; all that the caller sees when empty. */
export type TicketMessageStreamWhere = {
  /** Of tickets of this client. */
  clientId?: string | null | undefined;
  /** Of this ticket. The stream ends when the right to see it does. */
  ticketId?: string | null | undefined;
};

/** Orders of tickets. Ties are broken by id. */
export type TicketOrder =
  /** By created at, ascending. */
  | 'CREATED_AT_ASC'
  /** By created at, descending. */
  | 'CREATED_AT_DESC'
  /** By due at, ascending. */
  | 'DUE_AT_ASC'
  /** By due at, descending. */
  | 'DUE_AT_DESC'
  /** By priority, ascending. */
  | 'PRIORITY_ASC'
  /** By priority, descending. */
  | 'PRIORITY_DESC'
  /** By updated at, ascending. */
  | 'UPDATED_AT_ASC'
  /** By updated at, descending. */
  | 'UPDATED_AT_DESC';

/** Where a ticket stands. */
export type TicketStatus =
  /** Given to a technician. */
  | 'ASSIGNED'
  /** Not to be done, for good. */
  | 'CANCELLED'
  /** Over; can be reopened within the reopen window. */
  | 'CLOSED'
  /** Being worked on. */
  | 'IN_PROGRESS'
  /** Part of another ticket now, for good. */
  | 'MERGED'
  /** Opened, and nobody is on it. */
  | 'NEW'
  /** Waiting for the client. */
  | 'PENDING_CLIENT'
  /** Waiting for parts. */
  | 'PENDING_PARTS'
  /** Waiting for somebody else. */
  | 'PENDING_VENDOR'
  /** Solved; can be reopened within the reopen window. */
  | 'RESOLVED';

/** A condition on a value. All parts that are given must hold. */
export type TicketStatusFilter = {
  /** Equals this. */
  eq?: TicketStatus | null | undefined;
  /** Is greater than, or later than, this. */
  gt?: TicketStatus | null | undefined;
  /** Is this, or greater or later. */
  gte?: TicketStatus | null | undefined;
  /** Is one of these; none of an empty list. */
  in?: Array<TicketStatus> | null | undefined;
  /** Is less than, or earlier than, this. */
  lt?: TicketStatus | null | undefined;
  /** Is this, or less or earlier. */
  lte?: TicketStatus | null | undefined;
};

/** Which tickets; all that the caller sees when empty. */
export type TicketStreamWhere = {
  /** Tickets of this technician. */
  assigneeId?: string | null | undefined;
  /** Tickets of this client. */
  clientId?: string | null | undefined;
  /** Tickets that are now in one of these statuses. */
  status?: Array<TicketStatus> | null | undefined;
  /** This ticket. The stream ends when the right to see it does. */
  ticketId?: string | null | undefined;
};

/** Conditions on tickets; all that are given must hold. */
export type TicketWhere = {
  /** By asset: a robot or a device. */
  assetId?: IdFilter | null | undefined;
  /** By technician. */
  assigneeId?: IdFilter | null | undefined;
  /** By client. */
  clientId?: IdFilter | null | undefined;
  /** By when it was opened. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Whose next deadline is before this. */
  dueBefore?: string | null | undefined;
  /** By the level of escalation, 0 to 3. */
  escalationLevel?: EscalationLevelFilter | null | undefined;
  /** Whether the caller is named in a message. */
  mentionsMe?: boolean | null | undefined;
  /** By number. */
  number?: TextFilter | null | undefined;
  /** By origin. */
  origin?: OriginFilter | null | undefined;
  /** By the ticket that they hang on. */
  parentId?: IdFilter | null | undefined;
  /** By priority; P1 is less than P2. */
  priority?: PriorityFilter | null | undefined;
  /** By product: what the robot or device is in the catalogue. */
  productId?: IdFilter | null | undefined;
  /** By robot. */
  robotId?: IdFilter | null | undefined;
  /** Words in the title or description, or a part of the number. */
  search?: string | null | undefined;
  /** By service type. */
  serviceType?: ServiceTypeFilter | null | undefined;
  /** By site. */
  siteId?: IdFilter | null | undefined;
  /** By how their service level stands. */
  slaState?: SlaStateFilter | null | undefined;
  /** By status. */
  status?: TicketStatusFilter | null | undefined;
  /** That bear this tag. */
  tag?: string | null | undefined;
  /** Whether others wrote something that the caller has not read. */
  unread?: boolean | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** By an account that watches them, as far as the caller sees who does. */
  watcherId?: IdFilter | null | undefined;
};

/** What happened to a ticket. */
export type TimelineKind =
  /** Another ticket became part of it. */
  | 'ABSORBED'
  /** It was given to a technician. */
  | 'ASSIGNED'
  /** A file was put on it. */
  | 'ATTACHMENT_ADDED'
  /** A file was taken off it. */
  | 'ATTACHMENT_REMOVED'
  /** What it says was corrected. */
  | 'EDITED'
  /** The level of its escalation changed. */
  | 'ESCALATED'
  /** The fault went away while somebody was on it: recovered, verify. */
  | 'FAULT_CLEARED'
  /** The fault is back. */
  | 'FAULT_RETURNED'
  /** It was put under a larger problem, and muted. */
  | 'GROUPED'
  /** It was linked with another ticket. */
  | 'LINKED'
  /** It is part of another ticket now. */
  | 'MERGED'
  /** Client or desk wrote a message. */
  | 'MESSAGE_POSTED'
  /** A message was taken back. */
  | 'MESSAGE_RETRACTED'
  /** An internal file was put on it; never shown to clients and service accounts. */
  | 'NOTE_FILE_ADDED'
  /** An internal file was taken off it; never shown to clients and service accounts. */
  | 'NOTE_FILE_REMOVED'
  /** The desk noted something for itself; never shown to clients and service accounts. */
  | 'NOTE_POSTED'
  /** A note was taken back; never shown to clients and service accounts. */
  | 'NOTE_RETRACTED'
  /** It was opened. */
  | 'OPENED'
  /** A part was granted, and all of it is reserved. */
  | 'PART_APPROVED'
  /** A part was refused. */
  | 'PART_REJECTED'
  /** A part is not wanted any more. */
  | 'PART_RELEASED'
  /** A part was asked for; not shown to clients, as all about parts. */
  | 'PART_REQUESTED'
  /** A part was granted, and not all of it is there. */
  | 'PART_SHORT'
  /** A part went into the work. */
  | 'PART_USED'
  /** Somebody changed its priority. */
  | 'PRIORITY_CHANGED'
  /** Its priority rose. */
  | 'PRIORITY_RAISED'
  /** It was reopened. */
  | 'REOPENED'
  /** The time that was promised is used up. */
  | 'SLA_BREACHED'
  /** Most of the time that was promised is used up. */
  | 'SLA_WARNED'
  /** Part of it became a ticket of its own. */
  | 'SPLIT'
  /** Its status changed. */
  | 'STATUS_CHANGED'
  /** Its tags changed. */
  | 'TAGGED'
  /** It was taken from a technician. */
  | 'UNASSIGNED'
  /** The larger problem is over; it is heard again. */
  | 'UNGROUPED'
  /** A link with another ticket was taken away. */
  | 'UNLINKED';

/** Which ticket is taken from its technician. */
export type UnassignTicketInput = {
  /** Why. */
  reason?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** What is to change of a client; what is not given stays, null empties. */
export type UpdateClientInput = {
  /** The client. */
  clientId: string;
  /** E-mail address. */
  email?: string | null | undefined;
  /** Its reference in the CRM; given by staff and service accounts. */
  externalRef?: string | null | undefined;
  /** Company or person. */
  kind?: ClientKind | null | undefined;
  /** The language it is written to in. */
  locale?: Locale | null | undefined;
  /** Name of the company or person. */
  name?: string | null | undefined;
  /** Telephone. */
  phone?: string | null | undefined;
  /** How it prefers to be reached. */
  preferredContactMode?: ContactMode | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** What to change of the policies; what is left out stays. */
export type UpdatePoliciesInput = {
  /** All allowed origins, such as `https://www.example.org`: scheme, host and port. At most 100. */
  allowedOrigins?: Array<string> | null | undefined;
  /** How often somebody may try to get in. */
  attempts?: Array<AttemptPolicyInput> | null | undefined;
  /** What callers may do, by their kind. */
  callers?: Array<CallerPolicyInput> | null | undefined;
  /** What all people and keys of one client share; no less than one operation of theirs may cost. */
  client?: BudgetPolicyInput | null | undefined;
  /** Sockets of one address at the most, on one process. */
  socketsPerAddress?: number | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** What changes of a product. What is left out stays; null goes back to what holds when nothing is said. */
export type UpdateProductInput = {
  /** True takes it off offer, false offers it again. */
  archived?: boolean | null | undefined;
  /** Who makes it. */
  brand?: string | null | undefined;
  /** Its place in the catalogue, for instance `Batteries`. */
  category?: string | null | undefined;
  /** Models of robots and devices that it fits; at most 200. */
  compatibleModels?: Array<string> | null | undefined;
  /** More about it. */
  description?: string | null | undefined;
  /** Equipment or part. */
  kind?: ProductKind | null | undefined;
  /** Its model. */
  model?: string | null | undefined;
  /** Its name. */
  name?: string | null | undefined;
  /** Price without VAT; null for on request. */
  price?: MoneyInput | null | undefined;
  /** The product. */
  productId: string;
  /** Its reference; unique in the desk. */
  reference?: string | null | undefined;
  /** Each piece bears a serial number of its own; no by default. */
  serialTracked?: boolean | null | undefined;
  /** VAT in percent, 0 to 100; 20 when nothing is said. */
  vatRate?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
  /** What the warranty does not cover; at most 50 lines. */
  warrantyExclusions?: Array<string> | null | undefined;
  /** Months of the maker’s warranty, 0 to 600; 24 when nothing is said, 0 for none. */
  warrantyMonths?: number | null | undefined;
};

/** What is to change; what is not given stays. */
export type UpdateProfileInput = {
  /** First name. */
  firstName?: string | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Language. */
  locale?: Locale | null | undefined;
  /** The version that was edited; an older one is a CONFLICT. */
  version?: number | null | undefined;
};

/** What is corrected of what a ticket says. What is left out stays; null takes it away. */
export type UpdateTicketInput = {
  /** Where, when it is no site that the desk knows. */
  address?: string | null | undefined;
  /** The asset it is about, robot or device, in the place of the one before. */
  assetId?: string | null | undefined;
  /** Whom to ask on site. */
  contact?: TicketContactInput | null | undefined;
  /** Which department asks. */
  department?: string | null | undefined;
  /** More about it. */
  description?: string | null | undefined;
  /** The equipment, where the desk does not know it. */
  equipment?: EquipmentInput | null | undefined;
  /** Where. */
  siteId?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
  /** What it is about. */
  title?: string | null | undefined;
  /** What was already tried. */
  triedSolutions?: string | null | undefined;
  /** The version that the decision was made on. */
  version?: number | null | undefined;
};

/** A contact; of one that is there, what is not given stays, and null empties. */
export type UpsertContactInput = {
  /** Whose a new one is; a CLIENT’s own when nothing is said. */
  clientId?: string | null | undefined;
  /** The contact to change; without it, it is a new one. */
  contactId?: string | null | undefined;
  /** In which department. */
  department?: string | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** Their reference in the CRM; unique within the client, given by staff and service accounts. */
  externalRef?: string | null | undefined;
  /** What they do there. */
  function?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Makes them the one to turn to first, in the place of who was. */
  isPrimary?: boolean | null | undefined;
  /** Name; a new one needs one. */
  name?: string | null | undefined;
  /** Telephone. */
  phone?: string | null | undefined;
  /** How they prefer to be reached. */
  preferredMode?: ContactMode | null | undefined;
  /** The site where they are; one of the client’s. */
  siteId?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** A contract; of one that is there, what is not given stays, and null empties. */
export type UpsertContractInput = {
  /** The assets that it covers from now on; all of them the client’s. */
  assetIds?: Array<string> | null | undefined;
  /** Whose a new one is. */
  clientId?: string | null | undefined;
  /** The contract to change; without it, it is a new one. */
  contractId?: string | null | undefined;
  /** Whether it covers all assets of the client; it does unless some are listed. */
  coversAllAssets?: boolean | null | undefined;
  /** Whether parts are included, and not work alone. */
  coversParts?: boolean | null | undefined;
  /** Its last day; without one it runs on. */
  endsOn?: string | null | undefined;
  /** What it does not cover. */
  exclusions?: Array<string> | null | undefined;
  /** Its reference in the CRM; unique in the desk. */
  externalRef?: string | null | undefined;
  /** Price of an hour of work that is not included, without VAT. */
  hourlyRate?: MoneyInput | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** How much it weighs; STANDARD when nothing is said. */
  level?: ContractLevel | null | undefined;
  /** What it is called; a new one needs a name. */
  name?: string | null | undefined;
  /** Its number, unique in the desk; a new one is given one when it brings none. */
  number?: string | null | undefined;
  /** The service level that it promises; the desk’s own without one. */
  slaPolicyId?: string | null | undefined;
  /** Its first day; today when nothing is said. */
  startsOn?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
  /** Price of a year, without VAT. */
  yearlyPrice?: MoneyInput | null | undefined;
};

/** A new rule, or with `id` an existing one, said anew as a whole. */
export type UpsertDetectionRuleInput = {
  /** Clears when this holds. Without it: an OK of the same component and code, or absence from a message that lists everything. */
  clear?: ConditionInput | null | undefined;
  /** How often it must hold, for REPEATING. */
  count?: number | null | undefined;
  /** Whether it is used. */
  enabled?: boolean;
  /** Code of the fault; the diagnostic’s own when null. */
  faultCode?: string | null | undefined;
  /** Component of the fault; the diagnostic’s own when null. */
  faultComponent?: string | null | undefined;
  /** Raising this often … */
  flapCount?: number;
  /** … within this time is flapping. */
  flapSeconds?: number;
  /** For how long it must hold, for DURATION. */
  holdSeconds?: number | null | undefined;
  /** The rule to change; a new one when null. */
  id?: string | null | undefined;
  /** When it raises. */
  kind: RuleKind;
  /** What people call it; unique. */
  name: string;
  /** Whether a fault opens a ticket. */
  opensTicket?: boolean;
  /** Priority of its ticket; by severity when null. */
  priority?: Priority | null | undefined;
  /** Raises when this holds. */
  raise: ConditionInput;
  /** Rules are tried from the lowest rank up; of those that read levels, the first that holds decides. */
  rank?: number;
  /** Service type of its ticket. */
  serviceType?: ServiceType;
  /** Severity of the fault; as reported when null. */
  severity?: Severity | null | undefined;
  /** Whether a running maintenance intervention keeps it quiet. */
  suppressedByIntervention?: boolean;
  /** Operating modes in which nothing is raised. */
  suppressedModes?: Array<OperatingMode>;
  /** Technician to whom its tickets go at once. */
  technicianId?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
  /** Within which time, for REPEATING. */
  windowSeconds?: number | null | undefined;
};

/** A view to be saved: a new one, or by `id` or by its name one that is there. 50 a person at the most. */
export type UpsertSavedViewInput = {
  /** What the page shows of each ticket, in the page’s own words; as it was when nothing is said. */
  columns?: Array<string> | null | undefined;
  /** The view to change; without it the one of this name, or a new one. */
  id?: string | null | undefined;
  /** What it is to be called; 100 characters at the most. */
  name: string;
  /** In which order. */
  orderBy?: TicketOrder;
  /** Its place among the views; a new one goes last. */
  position?: number | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
  /** Which tickets; all when nothing is said. */
  where?: TicketWhere | null | undefined;
};

/** A site; of one that is there, what is not given stays, and null empties. */
export type UpsertSiteInput = {
  /** City. */
  city?: string | null | undefined;
  /** Whose a new one is; a CLIENT’s own when nothing is said. */
  clientId?: string | null | undefined;
  /** Country, ISO 3166-1 alpha-2; FR when nothing is said. */
  country?: string | null | undefined;
  /** Its reference in the CRM; unique within the client, given by staff and service accounts. */
  externalRef?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Latitude in degrees, WGS 84; together with the longitude. */
  latitude?: number | null | undefined;
  /** Longitude in degrees, WGS 84. */
  longitude?: number | null | undefined;
  /** Its name; a new one needs one. */
  name?: string | null | undefined;
  /** Postal code. */
  postalCode?: string | null | undefined;
  /** The site to change; without it, it is a new one. */
  siteId?: string | null | undefined;
  /** Street and number. */
  street?: string | null | undefined;
  /** Time zone, IANA name; Europe/Paris when nothing is said. */
  timeZone?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** A new calendar, or with `id` an existing one, said anew as a whole. */
export type UpsertSlaCalendarInput = {
  /** Whose public holidays are not worked: ISO 3166-1 alpha-2. */
  holidayCountry?: string | null | undefined;
  /** And those of which region: `57`, or `BY-A` for a part of one. */
  holidayRegion?: string | null | undefined;
  /** Working hours; several intervals of a day have breaks between them. None at all is refused. */
  hours: Array<WeekdayHoursInput>;
  /** The calendar to change; a new one when null. */
  id?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** What people call it; unique. */
  name: string;
  /** Days that are not like others. */
  overrides?: Array<CalendarOverrideInput>;
  /** By which wall clock: a name of the tz database, such as Europe/Paris. */
  timeZone: string;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
};

/** A new policy, or with `id` an existing one, said anew as a whole. */
export type UpsertSlaPolicyInput = {
  /** In whose working time its targets are reckoned. */
  calendarId: string;
  /** Whether new tickets can be opened under it. */
  enabled?: boolean;
  /** A breach escalates the ticket to this level at least, 1 to 3. */
  escalateTo?: number | null | undefined;
  /** The policy to change; a new one when null. */
  id?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Makes it the default, in place of the one that was. There is always one. */
  isDefault?: boolean;
  /** What people call it; unique. */
  name: string;
  /** Statuses in which the clock of the resolution stands: of the PENDING ones. */
  pauseStatuses?: Array<TicketStatus>;
  /** What is promised; the default policy says it for each priority. */
  targets: Array<SlaTargetInput>;
  /** A breach gives the ticket to this technician. */
  technicianId?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
  /** At which part of a target to warn, percent, 1 to 99. */
  warningPercent?: number;
};

/** A place of stock: a new one, or with `id` one that is changed; every part is said anew. */
export type UpsertStockLocationInput = {
  /** Where it is. */
  address?: string | null | undefined;
  /** Takes it out of use, or back into use. A place where there is stock stays in use. */
  archived?: boolean | null | undefined;
  /** Which one is changed; a new one when nothing is said. */
  id?: string | null | undefined;
  /** Names this write: a repetition with the same key answers the first result. */
  idempotencyKey?: string | null | undefined;
  /** Warehouse or van; it does not change. */
  kind: StockLocationKind;
  /** Its name; unique in the desk. */
  name: string;
  /** Whose van it is; for a van only, and required there. */
  technicianId?: string | null | undefined;
  /** The version that was changed; an older one is a CONFLICT. */
  version?: number | null | undefined;
};

/** A new technician, or with `technicianId` a changed one: what is left out stays. Whose account it is, is said with `assignRole`. */
export type UpsertTechnicianInput = {
  /** Whether tickets can be given to them. */
  active?: boolean | null | undefined;
  /** Street and number of where they set out from. */
  address?: string | null | undefined;
  /** All that they are certified for. */
  certifications?: Array<CertificationInput> | null | undefined;
  /** The town of it. */
  city?: string | null | undefined;
  /** E-mail address at work. */
  email?: string | null | undefined;
  /** The same key and input answer the first result, for 48 hours. */
  idempotencyKey?: string | null | undefined;
  /** Its latitude in degrees, WGS 84; with the longitude. */
  latitude?: number | null | undefined;
  /** Its longitude in degrees, WGS 84. */
  longitude?: number | null | undefined;
  /** Name; a new technician needs one. */
  name?: string | null | undefined;
  /** Telephone at work. */
  phone?: string | null | undefined;
  /** All that they know, 50 words at most. */
  skills?: Array<string> | null | undefined;
  /** Whose record changes; a new one when nothing is said. */
  technicianId?: string | null | undefined;
  /** Whose clock the hours go by, like Europe/Paris. */
  timeZone?: string | null | undefined;
  /** The version that the edit was made on. */
  version?: number | null | undefined;
  /** The whole week. */
  workingHours?: Array<TechnicianHoursInput> | null | undefined;
};

/** A required part that went into the work. */
export type UseRequiredPartInput = {
  /** Names this write: a repetition with the same key answers the first result. */
  idempotencyKey?: string | null | undefined;
  /** How many; all that lie ready when nothing is said. */
  quantity?: number | null | undefined;
  /** Of the pieces that were taken out for them. */
  replacedSerialNumbers?: Array<string> | null | undefined;
  /** Which required part; APPROVED. */
  requiredPartId: string;
  /** One a piece, for a product that is tracked by serial number. */
  serialNumbers?: Array<string> | null | undefined;
};

/** One VDA 5050 message as it came off the broker. */
export type Vda5050MessageInput = {
  /** Its payload: a JSON object, or the text of one. */
  payload?: unknown;
  /** When the bridge received it; connection messages are ordered by this. */
  receivedAt?: string | null | undefined;
  /** Its MQTT topic: `<interface>/<version>/<manufacturer>/<serialNumber>/<kind>`. */
  topic?: string | null | undefined;
};

/** What a reason does to the verdict. */
export type WarrantyEffect =
  /** It covers on that day. */
  | 'COVERS'
  /** It does not cover on that day. */
  | 'DOES_NOT_COVER'
  /** It narrows what is covered. */
  | 'LIMITS'
  /** It cannot be said: something is not known. */
  | 'UNDECIDED';

/** What a reason is about. */
export type WarrantyReasonCode =
  /** A contract that covers the asset, in its time. */
  | 'CONTRACT'
  /** What the contract does not cover. */
  | 'CONTRACT_EXCLUSIONS'
  /** A contract that does not cover the asset. */
  | 'CONTRACT_OTHER_ASSETS'
  /** A repair under that guarantee, which extends it by six months. */
  | 'LEGAL_EXTENSION'
  /** That guarantee is for consumers, and the client is none. */
  | 'LEGAL_FOR_CONSUMERS'
  /** The legal guarantee of conformity: two years from the purchase. */
  | 'LEGAL_GUARANTEE'
  /** There is no contract with the client. */
  | 'NO_CONTRACT'
  /** The product has no warranty. */
  | 'NO_PRODUCT_TERMS'
  /** What that warranty does not cover. */
  | 'PRODUCT_EXCLUSIONS'
  /** The warranty of the product, from the purchase on. */
  | 'PRODUCT_TERMS'
  /** It is not known which product the asset is. */
  | 'PRODUCT_UNKNOWN'
  /** It was purchased after that day. */
  | 'PURCHASED_LATER'
  /** It is not known when it was purchased. */
  | 'PURCHASE_DATE_UNKNOWN';

/** Whether an asset is covered, and by what. */
export type WarrantyVerdict =
  /** Covered by a contract only. */
  | 'CONTRACT'
  /** Covered by the legal guarantee of conformity, for consumers. */
  | 'LEGAL_GUARANTEE'
  /** Not covered. */
  | 'NOT_COVERED'
  /** Nothing that is known covers it, and not everything is known: the reasons say what is missing. */
  | 'UNKNOWN'
  /** Covered by the maker’s warranty: the terms of the product. */
  | 'WARRANTY';

/** Who watches which ticket. */
export type WatchTicketInput = {
  /** Whose account; the caller’s own when nothing is said. Managers may name others. */
  accountId?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
};

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** An interval of working hours of each such day. */
export type WeekdayHoursInput = {
  /** When they begin: `09:00`. */
  from: string;
  /** When they end: `12:30`; `24:00` is the end of the day. */
  to: string;
  /** On which days. */
  weekday: Weekday;
};

/** A required part that is not wanted any more. */
export type WithdrawRequiredPartInput = {
  /** Why. */
  reason?: string | null | undefined;
  /** Which required part. */
  requiredPartId: string;
};

/** An interval of working hours, by the wall clock. */
export type WorkingHoursInput = {
  /** When they begin: `09:00`. */
  from: string;
  /** When they end: `12:30`; `24:00` is the end of the day. */
  to: string;
};

export type ApiKeysQueryVariables = Exact<{
  where?: ApiKeyWhere | null | undefined;
  orderBy?: ApiKeyOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { totalCount?: number, nodes: Array<ApiKeyFragment>, pageInfo: PageFragment } };

export type AssignRoleMutationVariables = Exact<{
  input: AssignRoleInput;
}>;


export type AssignRoleMutation = { assignRole: { user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string | null, apiKey: ApiKeyFragment | null, errors: Array<RefusalFragment> } };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { createUser: { user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type LoginAuditQueryVariables = Exact<{
  where?: LoginAttemptWhere | null | undefined;
  orderBy?: LoginAttemptOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type LoginAuditQuery = { loginAudit: { totalCount?: number, nodes: Array<LoginAttemptFragment>, pageInfo: PageFragment } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { accessToken: string | null, refreshToken: string | null, expiresAt: string | null, user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type LogoutMutationVariables = Exact<{
  input: LogoutInput;
}>;


export type LogoutMutation = { logout: { endedSessions: number | null, errors: Array<RefusalFragment> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: AccountFragment | null };

export type RefreshTokenMutationVariables = Exact<{
  input: RefreshTokenInput;
}>;


export type RefreshTokenMutation = { refreshToken: { accessToken: string | null, refreshToken: string | null, expiresAt: string | null, user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { accessToken: string | null, refreshToken: string | null, expiresAt: string | null, user: AccountFragment | null, client: ClientFragment | null, errors: Array<RefusalFragment> } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { message: string | null, errors: Array<RefusalFragment> } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: ApiKeyFragment | null, errors: Array<RefusalFragment> } };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession: { session: SessionFragment | null, errors: Array<RefusalFragment> } };

export type SessionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type SessionsQuery = { sessions: { totalCount?: number, nodes: Array<SessionFragment>, pageInfo: PageFragment } };

export type SetUserActiveMutationVariables = Exact<{
  input: SetUserActiveInput;
}>;


export type SetUserActiveMutation = { setUserActive: { user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type SsoProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type SsoProvidersQuery = { ssoProviders: Array<{ id: string, label: string, url: string }> };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { user: AccountFragment | null, errors: Array<RefusalFragment> } };

export type UsersQueryVariables = Exact<{
  where?: AccountWhere | null | undefined;
  orderBy?: AccountOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type UsersQuery = { users: { totalCount?: number, nodes: Array<AccountFragment>, pageInfo: PageFragment } };

export type AddProductImageMutationVariables = Exact<{
  input: AddProductImageInput;
}>;


export type AddProductImageMutation = { addProductImage: { image: { id: string, caption: string | null, createdAt: string, file: FileFragment | null } | null, errors: Array<RefusalFragment> } };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { product: ProductFragment | null, errors: Array<RefusalFragment> } };

export type DeleteProductMutationVariables = Exact<{
  input: DeleteProductInput;
}>;


export type DeleteProductMutation = { deleteProduct: { outcome: ProductDeletion | null, product: ProductFragment | null, errors: Array<RefusalFragment> } };

export type ExportProductsQueryVariables = Exact<{
  where?: ProductWhere | null | undefined;
}>;


export type ExportProductsQuery = { exportProducts: { csv: string, rows: number } };

export type ImportProductsMutationVariables = Exact<{
  input: ImportProductsInput;
}>;


export type ImportProductsMutation = { importProducts: { report: ImportReportFragment | null, errors: Array<RefusalFragment> } };

export type ProductQueryVariables = Exact<{
  id?: string | null | undefined;
  reference?: string | null | undefined;
}>;


export type ProductQuery = { product: (
    { images: Array<{ id: string, caption: string | null, file: FileFragment | null }> }
    & ProductFragment
  ) | null };

export type ProductsQueryVariables = Exact<{
  where?: ProductWhere | null | undefined;
  orderBy?: ProductOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ProductsQuery = { products: { totalCount?: number, nodes: Array<ProductFragment>, pageInfo: PageFragment } };

export type RemoveProductImageMutationVariables = Exact<{
  input: RemoveProductImageInput;
}>;


export type RemoveProductImageMutation = { removeProductImage: { product: { id: string, images: Array<{ id: string, caption: string | null, file: FileFragment | null }> } | null, errors: Array<RefusalFragment> } };

export type UpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct: { product: ProductFragment | null, errors: Array<RefusalFragment> } };

export type WarrantyQueryVariables = Exact<{
  assetId: string;
  at?: string | null | undefined;
}>;


export type WarrantyQuery = { warranty: { at: string, covered: boolean, verdict: WarrantyVerdict, until: string | null, covers: Array<CoveredThing>, reasons: Array<{ code: WarrantyReasonCode, effect: WarrantyEffect, message: string, from: string | null, until: string | null, months: number | null, contract: string | null, covers: Array<CoveredThing>, exclusions: Array<string> }> } | null };

export type ArchiveClientMutationVariables = Exact<{
  input: ArchiveClientInput;
}>;


export type ArchiveClientMutation = { archiveClient: { client: ClientFragment | null, errors: Array<RefusalFragment> } };

export type ArchiveContactMutationVariables = Exact<{
  input: ArchiveContactInput;
}>;


export type ArchiveContactMutation = { archiveContact: { contact: ContactFragment | null, errors: Array<RefusalFragment> } };

export type ArchiveContractMutationVariables = Exact<{
  input: ArchiveContractInput;
}>;


export type ArchiveContractMutation = { archiveContract: { contract: ContractFragment | null, errors: Array<RefusalFragment> } };

export type ArchiveDeviceMutationVariables = Exact<{
  input: ArchiveDeviceInput;
}>;


export type ArchiveDeviceMutation = { archiveDevice: { device: Asset_Device_Fragment | null, errors: Array<RefusalFragment> } };

export type ArchiveSiteMutationVariables = Exact<{
  input: ArchiveSiteInput;
}>;


export type ArchiveSiteMutation = { archiveSite: { site: SiteFragment | null, errors: Array<RefusalFragment> } };

export type AssetsQueryVariables = Exact<{
  where?: AssetWhere | null | undefined;
  orderBy?: AssetOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type AssetsQuery = { assets: { totalCount?: number, nodes: Array<
      | Asset_Device_Fragment
      | Asset_Robot_Fragment
    >, pageInfo: PageFragment } };

export type ClientQueryVariables = Exact<{
  id: string;
}>;


export type ClientQuery = { client: (
    { sites: Array<SiteFragment>, contacts: Array<ContactFragment> }
    & ClientFragment
  ) | null };

export type ClientsQueryVariables = Exact<{
  where?: ClientWhere | null | undefined;
  orderBy?: ClientOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ClientsQuery = { clients: { totalCount?: number, nodes: Array<ClientFragment>, pageInfo: PageFragment } };

export type ContractsQueryVariables = Exact<{
  where?: ContractWhere | null | undefined;
  orderBy?: ContractOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ContractsQuery = { contracts: { totalCount?: number, nodes: Array<ContractFragment>, pageInfo: PageFragment } };

export type CreateClientMutationVariables = Exact<{
  input: CreateClientInput;
}>;


export type CreateClientMutation = { createClient: { created: boolean | null, client: ClientFragment | null, errors: Array<RefusalFragment> } };

export type ImportClientsMutationVariables = Exact<{
  input: ImportClientsInput;
}>;


export type ImportClientsMutation = { importClients: { report: ImportReportFragment | null, errors: Array<RefusalFragment> } };

export type RegisterAssetMutationVariables = Exact<{
  input: RegisterAssetInput;
}>;


export type RegisterAssetMutation = { registerAsset: { asset:
      | Asset_Device_Fragment
      | Asset_Robot_Fragment
     | null, errors: Array<RefusalFragment> } };

export type UpdateClientMutationVariables = Exact<{
  input: UpdateClientInput;
}>;


export type UpdateClientMutation = { updateClient: { client: ClientFragment | null, errors: Array<RefusalFragment> } };

export type UpsertContactMutationVariables = Exact<{
  input: UpsertContactInput;
}>;


export type UpsertContactMutation = { upsertContact: { contact: ContactFragment | null, errors: Array<RefusalFragment> } };

export type UpsertContractMutationVariables = Exact<{
  input: UpsertContractInput;
}>;


export type UpsertContractMutation = { upsertContract: { contract: ContractFragment | null, errors: Array<RefusalFragment> } };

export type UpsertSiteMutationVariables = Exact<{
  input: UpsertSiteInput;
}>;


export type UpsertSiteMutation = { upsertSite: { site: SiteFragment | null, errors: Array<RefusalFragment> } };

export type RequestUploadMutationVariables = Exact<{
  input: RequestUploadInput;
}>;


export type RequestUploadMutation = { requestUpload: { uploadUrl: string | null, expiresAt: string | null, file: FileFragment | null, errors: Array<RefusalFragment> } };

export type AccountFragment = { id: string, email: string, firstName: string, lastName: string, name: string, role: Role, locale: Locale, active: boolean, createdAt: string, version: number, client: { id: string, name: string } | null, technician: { id: string, name: string } | null };

export type ApiKeyFragment = { id: string, name: string, hint: string, scopes: Array<string>, selfRegistration: boolean, createdAt: string, usedAt: string | null, expiresAt: string | null, revokedAt: string | null, client: { id: string, name: string } | null, createdBy: { id: string, name: string } | null };

type Asset_Device_Fragment = { __typename: 'Device', id: string, name: string, brand: string | null, model: string | null, serialNumber: string | null, operatingSystem: string | null, purchasedOn: string | null, purchasePlace: string | null, externalRef: string | null, createdAt: string, archivedAt: string | null, version: number, client: { id: string, name: string } | null, site: { id: string, name: string } | null, product: { id: string, reference: string } | null };

type Asset_Robot_Fragment = { __typename: 'Robot', id: string, name: string, brand: string, model: string, serialNumber: string, operatingSystem: string | null, purchasedOn: string | null, purchasePlace: string | null, externalRef: string | null, createdAt: string, archivedAt: string | null, version: number, client: { id: string, name: string } | null, site: { id: string, name: string } | null, product: { id: string, reference: string } | null };

export type AssetFragment =
  | Asset_Device_Fragment
  | Asset_Robot_Fragment
;

export type AuditEventFragment = { id: string, seq: number, at: string, actorId: string | null, operation: string | null, action: string, entityKind: string, entityId: string, before: unknown, after: unknown, address: string | null, requestId: string, digest: string, previousHash: string, hash: string, actor: { kind: AuditActorKind, name: string, role: string | null }, client: { id: string, name: string } | null };

export type ClientFragment = { id: string, kind: ClientKind, name: string, email: string | null, phone: string | null, locale: Locale, preferredContactMode: ContactMode | null, externalRef: string | null, createdAt: string, archivedAt: string | null, version: number };

export type ConditionFragment = { source: DiagnosticSource | null, component: string | null, code: string | null, levels: Array<DiagnosticLevel> | null, measure: { key: string, operator: Operator, value: string } | null };

export type ContactFragment = { id: string, name: string, function: string | null, department: string | null, email: string | null, phone: string | null, preferredMode: ContactMode | null, isPrimary: boolean, externalRef: string | null, createdAt: string, archivedAt: string | null, version: number, site: { id: string, name: string } | null };

export type ContractFragment = { id: string, number: string, name: string, level: ContractLevel, startsOn: string, endsOn: string | null, coversAllAssets: boolean, coversParts: boolean, exclusions: Array<string>, externalRef: string | null, createdAt: string, updatedAt: string, archivedAt: string | null, version: number, yearlyPrice: { amount: string, currency: string } | null, hourlyRate: { amount: string, currency: string } | null, slaPolicy: { id: string, name: string } | null, client: { id: string, name: string } | null };

export type DetectionRuleFragment = { id: string, name: string, kind: RuleKind, enabled: boolean, rank: number, holdSeconds: number | null, count: number | null, windowSeconds: number | null, flapCount: number, flapSeconds: number, faultComponent: string | null, faultCode: string | null, severity: Severity | null, opensTicket: boolean, serviceType: ServiceType, priority: Priority | null, suppressedModes: Array<OperatingMode>, suppressedByIntervention: boolean, version: number, raise: ConditionFragment, clear: ConditionFragment | null, technician: { id: string, name: string } | null };

export type DiagnosticFragment = { id: string, component: string, code: string, level: DiagnosticLevel, severity: Severity | null, message: string, values: unknown, notes: Array<string> | null, source: DiagnosticSource, observedAt: string, receivedAt: string, robot: { id: string, serialNumber: string } | null };

export type DurationSummaryFragment = { count: number, median: string | null, p90: string | null, average: string | null };

export type FaultFragment = { id: string, component: string, code: string, message: string, severity: Severity, active: boolean, acknowledged: boolean, acknowledgedAt: string | null, occurrences: number, firstSeenAt: string, lastSeenAt: string, clearedAt: string | null, flapping: boolean, version: number, robot: { id: string, serialNumber: string } | null, ticket: { id: string, number: string, status: TicketStatus } | null };

export type FileFragment = { id: string, name: string, contentType: string, size: number, width: number | null, height: number | null, uploadedAt: string | null, url: string | null, thumbnailUrl: string | null };

export type FleetAlertFragment = { id: string, title: string, message: string, severity: Severity, origin: FleetAlertOrigin, externalRef: string | null, code: string | null, component: string | null, manufacturer: string | null, model: string | null, activeFaultCount: number, raisedAt: string, resolvedAt: string | null, resolution: string | null, version: number, client: { id: string, name: string } | null, site: { id: string, name: string } | null, ticket: { id: string, number: string, status: TicketStatus } | null };

export type ImportReportFragment = { dryRun: boolean, rows: number, created: number, updated: number, unchanged: number, problemsLeftOut: number, problems: Array<{ row: number | null, line: number | null, column: string | null, code: ErrorCode, message: string }> };

export type LoginAttemptFragment = { id: string, at: string, email: string, method: LoginMethod, outcome: LoginOutcome, address: string | null, userAgent: string | null, requestId: string | null, account: { id: string, name: string } | null };

export type PageFragment = { hasNextPage: boolean, endCursor: string | null, hasPreviousPage: boolean, startCursor: string | null };

export type PoliciesFragment = { socketsPerAddress: number, allowedOrigins: Array<string>, version: number, updatedAt: string | null, callers: Array<{ kind: CallerKind, budget: number, leakPerSecond: number, maxCost: number, streamsPerSocket: number, sockets: number }>, client: { budget: number, leakPerSecond: number }, attempts: Array<{ kind: AttemptKind, perAddress: number, perSubject: number, windowSeconds: number }> };

export type ProductFragment = { id: string, reference: string, name: string, description: string, kind: ProductKind, category: string | null, brand: string | null, model: string | null, vatRate: string, warrantyMonths: number, warrantyExclusions: Array<string>, compatibleModels: Array<string>, serialTracked: boolean, createdAt: string, updatedAt: string, archivedAt: string | null, version: number, price: { amount: string, currency: string } | null };

export type RefusalFragment = { code: ErrorCode, message: string, path: Array<string>, details: unknown };

export type RobotFragment = { id: string, serialNumber: string, manufacturer: string, model: string, status: RobotStatus, connection: Connection, health: Health, operatingMode: OperatingMode | null, batteryLevel: number | null, charging: boolean | null, lastSeenAt: string | null, reportPeriodSeconds: number, createdAt: string, version: number, client: { id: string, name: string } | null, site: { id: string, name: string } | null };

export type SavedViewFragment = { id: string, name: string, where: unknown, orderBy: TicketOrder, columns: Array<string>, position: number, createdAt: string, updatedAt: string, version: number };

export type SessionFragment = { id: string, device: string | null, userAgent: string | null, address: string | null, current: boolean, createdAt: string, usedAt: string, expiresAt: string, revokedAt: string | null };

export type SiteFragment = { id: string, name: string, street: string | null, postalCode: string | null, city: string | null, country: string, latitude: number | null, longitude: number | null, timeZone: string, externalRef: string | null, createdAt: string, archivedAt: string | null, version: number };

export type SlaCalendarFragment = { id: string, name: string, timeZone: string, holidayCountry: string | null, holidayRegion: string | null, updatedAt: string, version: number, hours: Array<{ weekday: Weekday, from: string, to: string }>, overrides: Array<{ date: string, name: string | null, hours: Array<{ from: string, to: string }> }> };

export type SlaComparisonFragment = { was: { met: number, breached: number, open: number, none: number }, wouldBe: { met: number, breached: number, open: number, none: number } };

export type SlaPolicyFragment = { id: string, name: string, pauseStatuses: Array<TicketStatus>, warningPercent: number, escalateTo: number | null, isDefault: boolean, enabled: boolean, updatedAt: string, version: number, calendar: { id: string, name: string } | null, targets: Array<{ priority: Priority, serviceType: ServiceType | null, response: string | null, resolution: string | null }>, reassignTo: { id: string, name: string } | null };

export type StockLevelFragment = { id: string, onHand: number, reserved: number, available: number, threshold: number | null, belowThreshold: boolean, lastMovementAt: string | null, product: { id: string, reference: string, name: string } | null, location: { id: string, name: string } | null };

export type StockLocationFragment = { id: string, name: string, kind: StockLocationKind, address: string | null, createdAt: string, archivedAt: string | null, version: number, technician: { id: string, name: string } | null };

export type StockMovementFragment = { id: string, kind: StockMovementKind, quantity: number, reason: string | null, reference: string | null, serialNumbers: Array<string>, replacedSerialNumbers: Array<string>, at: string, unitCost: { amount: string, currency: string } | null, actor: { kind: ActorKind, name: string }, product: { id: string, reference: string, name: string } | null, location: { id: string, name: string } | null, ticket: { id: string, number: string } | null };

export type RequiredPartFragment = { id: string, status: RequiredPartStatus, quantity: number, approved: number | null, reserved: number, missing: number, used: number, note: string | null, reason: string | null, createdAt: string, updatedAt: string, version: number, requestedBy: { kind: ActorKind, name: string }, product: { id: string, reference: string, name: string } | null, location: { id: string, name: string } | null };

export type StockWorthFragment = { onHand: number, withoutCost: number, value: { amount: string, currency: string } };

export type SuggestionFragment = { score: number, distanceKm: number | null, openTickets: number, technician: { id: string, name: string, city: string | null } | null, reasons: Array<{ code: SuggestionReasonCode, message: string }> };

export type TechnicianFragment = { id: string, name: string, email: string | null, phone: string | null, city: string | null, skills: Array<string>, timeZone: string, active: boolean, createdAt: string, version: number, certifications: Array<{ name: string, validUntil: string | null }>, base: { address: string | null, latitude: number | null, longitude: number | null } | null, workingHours: Array<{ weekday: Weekday, from: string, to: string }> | null };

type Thing_Client_Fragment = { __typename: 'Client', name: string, id: string };

type Thing_Contact_Fragment = { __typename: 'Contact', name: string, id: string };

type Thing_Contract_Fragment = { __typename: 'Contract', number: string, name: string, id: string };

type Thing_DetectionRule_Fragment = { __typename: 'DetectionRule', name: string, id: string };

type Thing_Device_Fragment = { __typename: 'Device', name: string, id: string };

type Thing_Fault_Fragment = { __typename: 'Fault', component: string, code: string, id: string };

type Thing_FleetAlert_Fragment = { __typename: 'FleetAlert', title: string, id: string };

type Thing_Product_Fragment = { __typename: 'Product', reference: string, name: string, id: string };

type Thing_RequiredPart_Fragment = { __typename: 'RequiredPart', status: RequiredPartStatus, id: string };

type Thing_Robot_Fragment = { __typename: 'Robot', serialNumber: string, id: string };

type Thing_Site_Fragment = { __typename: 'Site', name: string, id: string };

type Thing_SlaCalendar_Fragment = { __typename: 'SlaCalendar', name: string, id: string };

type Thing_SlaPolicy_Fragment = { __typename: 'SlaPolicy', name: string, id: string };

type Thing_StockLevel_Fragment = { __typename: 'StockLevel', available: number, id: string };

type Thing_StockLocation_Fragment = { __typename: 'StockLocation', name: string, id: string };

type Thing_StockMovement_Fragment = { __typename: 'StockMovement', quantity: number, id: string };

type Thing_Technician_Fragment = { __typename: 'Technician', name: string, id: string };

type Thing_Ticket_Fragment = { __typename: 'Ticket', number: string, title: string, id: string };

type Thing_TicketAttachment_Fragment = { __typename: 'TicketAttachment', caption: string | null, id: string };

type Thing_TicketMessage_Fragment = { __typename: 'TicketMessage', body: string | null, id: string };

export type ThingFragment =
  | Thing_Client_Fragment
  | Thing_Contact_Fragment
  | Thing_Contract_Fragment
  | Thing_DetectionRule_Fragment
  | Thing_Device_Fragment
  | Thing_Fault_Fragment
  | Thing_FleetAlert_Fragment
  | Thing_Product_Fragment
  | Thing_RequiredPart_Fragment
  | Thing_Robot_Fragment
  | Thing_Site_Fragment
  | Thing_SlaCalendar_Fragment
  | Thing_SlaPolicy_Fragment
  | Thing_StockLevel_Fragment
  | Thing_StockLocation_Fragment
  | Thing_StockMovement_Fragment
  | Thing_Technician_Fragment
  | Thing_Ticket_Fragment
  | Thing_TicketAttachment_Fragment
  | Thing_TicketMessage_Fragment
;

export type TicketAttachmentFragment = { id: string, caption: string | null, internal: boolean, createdAt: string, createdBy: { kind: ActorKind, name: string }, file: FileFragment | null };

export type TicketMessageFragment = { id: string, side: MessageSide, internal: boolean, body: string | null, postedAt: string, seenAt: string | null, retractedAt: string | null, author: { kind: ActorKind, name: string }, mentions: Array<{ accountId: string, name: string }>, attachments: Array<TicketAttachmentFragment> | null, replyTo: { id: string } | null };

export type TicketFragment = { id: string, number: string, title: string, description: string, status: TicketStatus, statusReason: string | null, priority: Priority, priorityReason: string, origin: Origin, serviceType: ServiceType, impact: Grade | null, urgency: Grade | null, triedSolutions: string | null, muted: boolean, reopened: number, reassigned: number, externalRef: string | null, escalationLevel: number, resolution: string | null, resolutionCode: ResolutionCode | null, tags: Array<string>, address: string | null, department: string | null, createdAt: string, updatedAt: string, recoveredAt: string | null, respondedAt: string | null, resolvedAt: string | null, closedAt: string | null, version: number, createdBy: { kind: ActorKind, name: string }, equipment: { brand: string | null, model: string | null, operatingSystem: string | null, purchasedOn: string | null } | null, contact: { name: string | null, email: string | null, phone: string | null, preferredMode: ContactMode | null } | null, assignee: { id: string, name: string } | null, client: { id: string, name: string } | null, robot: { id: string, serialNumber: string } | null, asset:
    | { __typename: 'Device', id: string, name: string }
    | { __typename: 'Robot', id: string, name: string }
   | null, site: { id: string, name: string } | null, mergedInto: { id: string, number: string } | null, parent: { id: string, number: string } | null, previous: { id: string, number: string } | null };

export type TimelineEntryFragment = { id: string, at: string, kind: TimelineKind, data: unknown, actor: { kind: ActorKind, name: string } };

export type AuditLogQueryVariables = Exact<{
  where?: AuditWhere | null | undefined;
  orderBy?: AuditOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { totalCount?: number, nodes: Array<AuditEventFragment>, pageInfo: PageFragment } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | Thing_Client_Fragment
    | Thing_Contact_Fragment
    | Thing_Contract_Fragment
    | Thing_DetectionRule_Fragment
    | Thing_Device_Fragment
    | Thing_Fault_Fragment
    | Thing_FleetAlert_Fragment
    | Thing_Product_Fragment
    | Thing_RequiredPart_Fragment
    | Thing_Robot_Fragment
    | Thing_Site_Fragment
    | Thing_SlaCalendar_Fragment
    | Thing_SlaPolicy_Fragment
    | Thing_StockLevel_Fragment
    | Thing_StockLocation_Fragment
    | Thing_StockMovement_Fragment
    | Thing_Technician_Fragment
    | Thing_Ticket_Fragment
    | Thing_TicketAttachment_Fragment
    | Thing_TicketMessage_Fragment
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NodesQuery = { nodes: Array<
    | Thing_Client_Fragment
    | Thing_Contact_Fragment
    | Thing_Contract_Fragment
    | Thing_DetectionRule_Fragment
    | Thing_Device_Fragment
    | Thing_Fault_Fragment
    | Thing_FleetAlert_Fragment
    | Thing_Product_Fragment
    | Thing_RequiredPart_Fragment
    | Thing_Robot_Fragment
    | Thing_Site_Fragment
    | Thing_SlaCalendar_Fragment
    | Thing_SlaPolicy_Fragment
    | Thing_StockLevel_Fragment
    | Thing_StockLocation_Fragment
    | Thing_StockMovement_Fragment
    | Thing_Technician_Fragment
    | Thing_Ticket_Fragment
    | Thing_TicketAttachment_Fragment
    | Thing_TicketMessage_Fragment
   | null> };

export type PoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type PoliciesQuery = { policies: PoliciesFragment };

export type RateLimitQueryVariables = Exact<{ [key: string]: never; }>;


export type RateLimitQuery = { rateLimit: { cost: number, limit: number, remaining: number, resetAt: string } | null };

export type UpdatePoliciesMutationVariables = Exact<{
  input: UpdatePoliciesInput;
}>;


export type UpdatePoliciesMutation = { updatePolicies: { policies: PoliciesFragment | null, errors: Array<RefusalFragment> } };

export type AcknowledgeFaultMutationVariables = Exact<{
  input: AcknowledgeFaultInput;
}>;


export type AcknowledgeFaultMutation = { acknowledgeFault: { fault: FaultFragment | null, errors: Array<RefusalFragment> } };

export type DetectionRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type DetectionRulesQuery = { detectionRules: Array<DetectionRuleFragment> };

export type DiagnosticReceivedSubscriptionVariables = Exact<{
  where?: DiagnosticStreamWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type DiagnosticReceivedSubscription = { diagnosticReceived: { cursor: string, at: string, diagnostic: DiagnosticFragment } };

export type DiagnosticsQueryVariables = Exact<{
  where?: DiagnosticWhere | null | undefined;
  orderBy?: DiagnosticOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type DiagnosticsQuery = { diagnostics: { totalCount?: number, nodes: Array<DiagnosticFragment>, pageInfo: PageFragment } };

export type FaultsQueryVariables = Exact<{
  where?: FaultWhere | null | undefined;
  orderBy?: FaultOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type FaultsQuery = { faults: { totalCount?: number, nodes: Array<FaultFragment>, pageInfo: PageFragment } };

export type FleetAlertRaisedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  initial?: boolean | null | undefined;
}>;


export type FleetAlertRaisedSubscription = { fleetAlertRaised: { cursor: string, at: string, initial: boolean, fleetAlert: FleetAlertFragment } };

export type FleetAlertsQueryVariables = Exact<{
  where?: FleetAlertWhere | null | undefined;
  orderBy?: FleetAlertOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type FleetAlertsQuery = { fleetAlerts: { totalCount?: number, nodes: Array<FleetAlertFragment>, pageInfo: PageFragment } };

export type IngestDiagnosticsMutationVariables = Exact<{
  input: IngestDiagnosticsInput;
}>;


export type IngestDiagnosticsMutation = { ingestDiagnostics: { accepted: number | null, duplicates: number | null, faultsRaised: number | null, faultsCleared: number | null, ticketsOpened: number | null, rejected: Array<{ list: IngestList, index: number, code: string, message: string }> | null, errors: Array<RefusalFragment> } };

export type LinkRobotToClientMutationVariables = Exact<{
  input: LinkRobotToClientInput;
}>;


export type LinkRobotToClientMutation = { linkRobotToClient: { robot: RobotFragment | null, errors: Array<RefusalFragment> } };

export type RaiseFleetAlertMutationVariables = Exact<{
  input: RaiseFleetAlertInput;
}>;


export type RaiseFleetAlertMutation = { raiseFleetAlert: { fleetAlert: FleetAlertFragment | null, errors: Array<RefusalFragment> } };

export type RegisterRobotMutationVariables = Exact<{
  input: RegisterRobotInput;
}>;


export type RegisterRobotMutation = { registerRobot: { robot: RobotFragment | null, errors: Array<RefusalFragment> } };

export type ResolveFleetAlertMutationVariables = Exact<{
  input: ResolveFleetAlertInput;
}>;


export type ResolveFleetAlertMutation = { resolveFleetAlert: { fleetAlert: FleetAlertFragment | null, errors: Array<RefusalFragment> } };

export type RobotStatusChangedSubscriptionVariables = Exact<{
  where?: RobotStreamWhere | null | undefined;
  after?: string | null | undefined;
  initial?: boolean | null | undefined;
}>;


export type RobotStatusChangedSubscription = { robotStatusChanged: { cursor: string, at: string, initial: boolean, previousStatus: RobotStatus | null, robot: RobotFragment } };

export type RobotQueryVariables = Exact<{
  id?: string | null | undefined;
  serialNumber?: string | null | undefined;
  firstFaults?: number | null | undefined;
}>;


export type RobotQuery = { robot: (
    { faults: { nodes: Array<FaultFragment>, pageInfo: PageFragment } }
    & RobotFragment
  ) | null };

export type RobotsQueryVariables = Exact<{
  where?: RobotWhere | null | undefined;
  orderBy?: RobotOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type RobotsQuery = { robots: { totalCount?: number, nodes: Array<RobotFragment>, pageInfo: PageFragment } };

export type UpsertDetectionRuleMutationVariables = Exact<{
  input: UpsertDetectionRuleInput;
}>;


export type UpsertDetectionRuleMutation = { upsertDetectionRule: { rule: DetectionRuleFragment | null, errors: Array<RefusalFragment> } };

export type SimulateSlaQueryVariables = Exact<{
  policy: SlaPolicyDraftInput;
  where?: TicketWhere | null | undefined;
  limit?: number | null | undefined;
}>;


export type SimulateSlaQuery = { simulateSla: { count: number, isPartial: boolean, response: SlaComparisonFragment, resolution: SlaComparisonFragment, tickets: Array<{ number: string, title: string, response: { was: SlaState | null, wouldBe: SlaState | null, target: string | null, elapsed: string | null }, resolution: { was: SlaState | null, wouldBe: SlaState | null, target: string | null, elapsed: string | null } }> } };

export type SlaCalendarsQueryVariables = Exact<{ [key: string]: never; }>;


export type SlaCalendarsQuery = { slaCalendars: Array<SlaCalendarFragment> };

export type SlaPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type SlaPoliciesQuery = { slaPolicies: Array<SlaPolicyFragment> };

export type UpsertSlaCalendarMutationVariables = Exact<{
  input: UpsertSlaCalendarInput;
}>;


export type UpsertSlaCalendarMutation = { upsertSlaCalendar: { calendar: SlaCalendarFragment | null, errors: Array<RefusalFragment> } };

export type UpsertSlaPolicyMutationVariables = Exact<{
  input: UpsertSlaPolicyInput;
}>;


export type UpsertSlaPolicyMutation = { upsertSlaPolicy: { policy: SlaPolicyFragment | null, errors: Array<RefusalFragment> } };

export type AddRequiredPartMutationVariables = Exact<{
  input: AddRequiredPartInput;
}>;


export type AddRequiredPartMutation = { addRequiredPart: { requiredPart: RequiredPartFragment | null, errors: Array<RefusalFragment> } };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock: { levels: Array<StockLevelFragment> | null, movements: Array<StockMovementFragment> | null, errors: Array<RefusalFragment> } };

export type ApproveRequiredPartsMutationVariables = Exact<{
  input: ApproveRequiredPartsInput;
}>;


export type ApproveRequiredPartsMutation = { approveRequiredParts: { ticket: { id: string, number: string } | null, results: Array<{ requiredPart: RequiredPartFragment | null, error: RefusalFragment | null }> | null, errors: Array<RefusalFragment> } };

export type RejectRequiredPartMutationVariables = Exact<{
  input: RejectRequiredPartInput;
}>;


export type RejectRequiredPartMutation = { rejectRequiredPart: { requiredPart: RequiredPartFragment | null, errors: Array<RefusalFragment> } };

export type SetStockThresholdMutationVariables = Exact<{
  input: SetStockThresholdInput;
}>;


export type SetStockThresholdMutation = { setStockThreshold: { level: StockLevelFragment | null, errors: Array<RefusalFragment> } };

export type StockLocationsQueryVariables = Exact<{
  where?: StockLocationWhere | null | undefined;
  orderBy?: StockLocationOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type StockLocationsQuery = { stockLocations: { totalCount?: number, nodes: Array<StockLocationFragment>, pageInfo: PageFragment } };

export type StockMovementsQueryVariables = Exact<{
  where?: StockMovementWhere | null | undefined;
  orderBy?: StockMovementOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type StockMovementsQuery = { stockMovements: { totalCount?: number, nodes: Array<StockMovementFragment>, pageInfo: PageFragment } };

export type StockStatisticsQueryVariables = Exact<{
  where?: StockStatisticsWhere | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  deadAfter?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type StockStatisticsQuery = { stockStatistics: { total: StockWorthFragment, byLocation: Array<{ onHand: number, withoutCost: number, location: { id: string, name: string } | null, value: { amount: string, currency: string } }>, byCategory: Array<{ category: string | null, onHand: number, withoutCost: number, value: { amount: string, currency: string } }>, belowThreshold: { count: number, levels: Array<StockLevelFragment> | null }, dead: { count: number, value: { amount: string, currency: string }, levels: Array<StockLevelFragment> | null }, mostUsed: Array<{ quantity: number, tickets: number, product: { id: string, reference: string, name: string } | null }>, shortages: Array<{ missing: number, tickets: number, oldestAt: string, product: { id: string, reference: string, name: string } | null }>, turnover: { rate: number | null, issued: { amount: string, currency: string }, averageValue: { amount: string, currency: string } } } };

export type StockQueryVariables = Exact<{
  where?: StockWhere | null | undefined;
  orderBy?: StockOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withCost?: boolean | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type StockQuery = { stock: { totalCount?: number, nodes: Array<(
      { averageCost?: { amount: string, currency: string } | null, value?: { amount: string, currency: string } | null }
      & StockLevelFragment
    )>, pageInfo: PageFragment } };

export type UpsertStockLocationMutationVariables = Exact<{
  input: UpsertStockLocationInput;
}>;


export type UpsertStockLocationMutation = { upsertStockLocation: { stockLocation: StockLocationFragment | null, errors: Array<RefusalFragment> } };

export type UseRequiredPartMutationVariables = Exact<{
  input: UseRequiredPartInput;
}>;


export type UseRequiredPartMutation = { useRequiredPart: { requiredPart: RequiredPartFragment | null, errors: Array<RefusalFragment> } };

export type WithdrawRequiredPartMutationVariables = Exact<{
  input: WithdrawRequiredPartInput;
}>;


export type WithdrawRequiredPartMutation = { withdrawRequiredPart: { requiredPart: RequiredPartFragment | null, errors: Array<RefusalFragment> } };

export type SuggestTechniciansQueryVariables = Exact<{
  ticketId: string;
  first?: number | null | undefined;
}>;


export type SuggestTechniciansQuery = { suggestTechnicians: { urgent: boolean, ranked: Array<SuggestionFragment>, leftOut: Array<SuggestionFragment> } | null };

export type TechniciansQueryVariables = Exact<{
  where?: TechnicianWhere | null | undefined;
  orderBy?: TechnicianOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type TechniciansQuery = { technicians: { totalCount?: number, nodes: Array<TechnicianFragment>, pageInfo: PageFragment } };

export type UpsertTechnicianMutationVariables = Exact<{
  input: UpsertTechnicianInput;
}>;


export type UpsertTechnicianMutation = { upsertTechnician: { technician: TechnicianFragment | null, errors: Array<RefusalFragment> } };

export type AddTicketAttachmentMutationVariables = Exact<{
  input: AddTicketAttachmentInput;
}>;


export type AddTicketAttachmentMutation = { addTicketAttachment: { attachment: TicketAttachmentFragment | null, errors: Array<RefusalFragment> } };

export type AssignTicketMutationVariables = Exact<{
  input: AssignTicketInput;
}>;


export type AssignTicketMutation = { assignTicket: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type ChangeTicketPriorityMutationVariables = Exact<{
  input: ChangeTicketPriorityInput;
}>;


export type ChangeTicketPriorityMutation = { changeTicketPriority: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type ChangeTicketStatusMutationVariables = Exact<{
  input: ChangeTicketStatusInput;
}>;


export type ChangeTicketStatusMutation = { changeTicketStatus: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type ChangeTicketsMutationVariables = Exact<{
  input: ChangeTicketsInput;
}>;


export type ChangeTicketsMutation = { changeTickets: { results: Array<{ ticketId: string, ticket: TicketFragment | null, errors: Array<RefusalFragment> }> | null, errors: Array<RefusalFragment> } };

export type CreateTicketMutationVariables = Exact<{
  input: CreateTicketInput;
}>;


export type CreateTicketMutation = { createTicket: { confirmation: string | null, ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type DeleteSavedViewMutationVariables = Exact<{
  input: DeleteSavedViewInput;
}>;


export type DeleteSavedViewMutation = { deleteSavedView: { deletedId: string | null, errors: Array<RefusalFragment> } };

export type EscalateTicketMutationVariables = Exact<{
  input: EscalateTicketInput;
}>;


export type EscalateTicketMutation = { escalateTicket: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type LinkTicketsMutationVariables = Exact<{
  input: TicketLinkInput;
}>;


export type LinkTicketsMutation = { linkTickets: { ticket: (
      { links: Array<{ kind: TicketLinkKind, direction: LinkDirection, createdAt: string, ticket: { id: string, number: string } | null }> }
      & TicketFragment
    ) | null, errors: Array<RefusalFragment> } };

export type MarkTicketReadMutationVariables = Exact<{
  input: MarkTicketReadInput;
}>;


export type MarkTicketReadMutation = { markTicketRead: { ticket: { id: string, unreadCount: number } | null, errors: Array<RefusalFragment> } };

export type MergeTicketsMutationVariables = Exact<{
  input: MergeTicketsInput;
}>;


export type MergeTicketsMutation = { mergeTickets: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type PostTicketMessageMutationVariables = Exact<{
  input: PostTicketMessageInput;
}>;


export type PostTicketMessageMutation = { postTicketMessage: { message: TicketMessageFragment | null, errors: Array<RefusalFragment> } };

export type RemoveTicketAttachmentMutationVariables = Exact<{
  input: RemoveTicketAttachmentInput;
}>;


export type RemoveTicketAttachmentMutation = { removeTicketAttachment: { ticket: { id: string, attachments: Array<TicketAttachmentFragment> | null } | null, errors: Array<RefusalFragment> } };

export type RetractTicketMessageMutationVariables = Exact<{
  input: RetractTicketMessageInput;
}>;


export type RetractTicketMessageMutation = { retractTicketMessage: { message: TicketMessageFragment | null, errors: Array<RefusalFragment> } };

export type SavedViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedViewsQuery = { savedViews: Array<SavedViewFragment> };

export type SplitTicketMutationVariables = Exact<{
  input: SplitTicketInput;
}>;


export type SplitTicketMutation = { splitTicket: { ticket: TicketFragment | null, newTicket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type TagTicketMutationVariables = Exact<{
  input: TagTicketInput;
}>;


export type TagTicketMutation = { tagTicket: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type TicketMessagePostedSubscriptionVariables = Exact<{
  where?: TicketMessageStreamWhere | null | undefined;
  after?: string | null | undefined;
  initial?: boolean | null | undefined;
}>;


export type TicketMessagePostedSubscription = { ticketMessagePosted: { cursor: string, at: string, initial: boolean, message: (
      { ticket: { id: string, number: string, status: TicketStatus } | null }
      & TicketMessageFragment
    ) } };

export type TicketStatisticsQueryVariables = Exact<{
  where?: TicketWhere | null | undefined;
  period?: CalendarPeriod | null | undefined;
  last?: number | null | undefined;
  timeZone?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type TicketStatisticsQuery = { ticketStatistics: { total: number, byStatus: Array<{ status: TicketStatus, count: number }>, byPriority: Array<{ priority: Priority, count: number, responseTime: DurationSummaryFragment, resolutionTime: DurationSummaryFragment }>, byOrigin: Array<{ origin: Origin, count: number }>, byTechnician: Array<{ count: number, technician: { id: string, name: string } | null }>, byProduct: Array<{ manufacturer: string, model: string, count: number }>, byPeriod: Array<{ startsOn: string, startsAt: string, endsAt: string, count: number }>, responseTime: DurationSummaryFragment, resolutionTime: DurationSummaryFragment, leadTime: DurationSummaryFragment, backlog: { total: number, medianAge: string | null, oldestAge: string | null, byAge: Array<{ from: string, to: string | null, count: number }> }, reopening: { resolved: number, reopened: number, rate: number | null }, firstTimeFix: { resolved: number, fixed: number, rate: number | null } } };

export type TicketUpdatedSubscriptionVariables = Exact<{
  where?: TicketStreamWhere | null | undefined;
  after?: string | null | undefined;
  initial?: boolean | null | undefined;
}>;


export type TicketUpdatedSubscription = { ticketUpdated: { cursor: string, at: string, initial: boolean, kind: TimelineKind | null, actor: { kind: ActorKind, name: string } | null, ticket: TicketFragment } };

export type TicketQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  lastEvents?: number | null | undefined;
  withEvidence?: boolean | null | undefined;
  withParts?: boolean | null | undefined;
  withMessages?: boolean | null | undefined;
  lastMessages?: number | null | undefined;
  messagesBefore?: string | null | undefined;
  withAttachments?: boolean | null | undefined;
}>;


export type TicketQuery = { ticket: (
    { unreadCount?: number, timeline: Array<TimelineEntryFragment>, messages?: { nodes: Array<TicketMessageFragment>, pageInfo: PageFragment } | null, requiredParts?: Array<RequiredPartFragment> | null, attachments?: Array<TicketAttachmentFragment> | null, evidence?: Array<{ capturedAt: string, fromAt: string, toAt: string, lines: unknown }> | null }
    & TicketFragment
  ) | null };

export type TicketsQueryVariables = Exact<{
  where?: TicketWhere | null | undefined;
  orderBy?: TicketOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type TicketsQuery = { tickets: { totalCount?: number, nodes: Array<TicketFragment>, pageInfo: PageFragment } };

export type UnassignTicketMutationVariables = Exact<{
  input: UnassignTicketInput;
}>;


export type UnassignTicketMutation = { unassignTicket: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type UnlinkTicketsMutationVariables = Exact<{
  input: TicketLinkInput;
}>;


export type UnlinkTicketsMutation = { unlinkTickets: { ticket: (
      { links: Array<{ kind: TicketLinkKind, direction: LinkDirection, createdAt: string, ticket: { id: string, number: string } | null }> }
      & TicketFragment
    ) | null, errors: Array<RefusalFragment> } };

export type UnwatchTicketMutationVariables = Exact<{
  input: WatchTicketInput;
}>;


export type UnwatchTicketMutation = { unwatchTicket: { ticket: (
      { watchers: Array<{ accountId: string, name: string, role: Role, since: string }> | null }
      & TicketFragment
    ) | null, errors: Array<RefusalFragment> } };

export type UpdateTicketMutationVariables = Exact<{
  input: UpdateTicketInput;
}>;


export type UpdateTicketMutation = { updateTicket: { ticket: TicketFragment | null, errors: Array<RefusalFragment> } };

export type UpsertSavedViewMutationVariables = Exact<{
  input: UpsertSavedViewInput;
}>;


export type UpsertSavedViewMutation = { upsertSavedView: { savedView: SavedViewFragment | null, errors: Array<RefusalFragment> } };

export type WatchTicketMutationVariables = Exact<{
  input: WatchTicketInput;
}>;


export type WatchTicketMutation = { watchTicket: { ticket: (
      { watchers: Array<{ accountId: string, name: string, role: Role, since: string }> | null }
      & TicketFragment
    ) | null, errors: Array<RefusalFragment> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AccountFragmentDoc = new TypedDocumentString(`
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
    `, {"fragmentName":"Account"}) as unknown as TypedDocumentString<AccountFragment, unknown>;
export const ApiKeyFragmentDoc = new TypedDocumentString(`
    fragment ApiKey on ApiKey {
  id
  name
  hint
  scopes
  selfRegistration
  createdAt
  usedAt
  expiresAt
  revokedAt
  client {
    id
    name
  }
  createdBy {
    id
    name
  }
}
    `, {"fragmentName":"ApiKey"}) as unknown as TypedDocumentString<ApiKeyFragment, unknown>;
export const AssetFragmentDoc = new TypedDocumentString(`
    fragment Asset on Asset {
  __typename
  id
  name
  brand
  model
  serialNumber
  operatingSystem
  purchasedOn
  purchasePlace
  externalRef
  createdAt
  archivedAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  product {
    id
    reference
  }
}
    `, {"fragmentName":"Asset"}) as unknown as TypedDocumentString<AssetFragment, unknown>;
export const AuditEventFragmentDoc = new TypedDocumentString(`
    fragment AuditEvent on AuditEvent {
  id
  seq
  at
  actorId
  actor {
    kind
    name
    role
  }
  operation
  action
  entityKind
  entityId
  client {
    id
    name
  }
  before
  after
  address
  requestId
  digest
  previousHash
  hash
}
    `, {"fragmentName":"AuditEvent"}) as unknown as TypedDocumentString<AuditEventFragment, unknown>;
export const ClientFragmentDoc = new TypedDocumentString(`
    fragment Client on Client {
  id
  kind
  name
  email
  phone
  locale
  preferredContactMode
  externalRef
  createdAt
  archivedAt
  version
}
    `, {"fragmentName":"Client"}) as unknown as TypedDocumentString<ClientFragment, unknown>;
export const ContactFragmentDoc = new TypedDocumentString(`
    fragment Contact on Contact {
  id
  name
  function
  department
  email
  phone
  preferredMode
  isPrimary
  externalRef
  createdAt
  archivedAt
  version
  site {
    id
    name
  }
}
    `, {"fragmentName":"Contact"}) as unknown as TypedDocumentString<ContactFragment, unknown>;
export const ContractFragmentDoc = new TypedDocumentString(`
    fragment Contract on Contract {
  id
  number
  name
  level
  startsOn
  endsOn
  coversAllAssets
  coversParts
  exclusions
  externalRef
  createdAt
  updatedAt
  archivedAt
  version
  yearlyPrice {
    amount
    currency
  }
  hourlyRate {
    amount
    currency
  }
  slaPolicy {
    id
    name
  }
  client {
    id
    name
  }
}
    `, {"fragmentName":"Contract"}) as unknown as TypedDocumentString<ContractFragment, unknown>;
export const ConditionFragmentDoc = new TypedDocumentString(`
    fragment Condition on Condition {
  source
  component
  code
  levels
  measure {
    key
    operator
    value
  }
}
    `, {"fragmentName":"Condition"}) as unknown as TypedDocumentString<ConditionFragment, unknown>;
export const DetectionRuleFragmentDoc = new TypedDocumentString(`
    fragment DetectionRule on DetectionRule {
  id
  name
  kind
  enabled
  rank
  raise {
    ...Condition
  }
  clear {
    ...Condition
  }
  holdSeconds
  count
  windowSeconds
  flapCount
  flapSeconds
  faultComponent
  faultCode
  severity
  opensTicket
  serviceType
  priority
  suppressedModes
  suppressedByIntervention
  version
  technician {
    id
    name
  }
}
    fragment Condition on Condition {
  source
  component
  code
  levels
  measure {
    key
    operator
    value
  }
}`, {"fragmentName":"DetectionRule"}) as unknown as TypedDocumentString<DetectionRuleFragment, unknown>;
export const DiagnosticFragmentDoc = new TypedDocumentString(`
    fragment Diagnostic on Diagnostic {
  id
  component
  code
  level
  severity
  message
  values
  notes
  source
  observedAt
  receivedAt
  robot {
    id
    serialNumber
  }
}
    `, {"fragmentName":"Diagnostic"}) as unknown as TypedDocumentString<DiagnosticFragment, unknown>;
export const DurationSummaryFragmentDoc = new TypedDocumentString(`
    fragment DurationSummary on DurationSummary {
  count
  median
  p90
  average
}
    `, {"fragmentName":"DurationSummary"}) as unknown as TypedDocumentString<DurationSummaryFragment, unknown>;
export const FaultFragmentDoc = new TypedDocumentString(`
    fragment Fault on Fault {
  id
  component
  code
  message
  severity
  active
  acknowledged
  acknowledgedAt
  occurrences
  firstSeenAt
  lastSeenAt
  clearedAt
  flapping
  version
  robot {
    id
    serialNumber
  }
  ticket {
    id
    number
    status
  }
}
    `, {"fragmentName":"Fault"}) as unknown as TypedDocumentString<FaultFragment, unknown>;
export const FleetAlertFragmentDoc = new TypedDocumentString(`
    fragment FleetAlert on FleetAlert {
  id
  title
  message
  severity
  origin
  externalRef
  code
  component
  manufacturer
  model
  activeFaultCount
  raisedAt
  resolvedAt
  resolution
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  ticket {
    id
    number
    status
  }
}
    `, {"fragmentName":"FleetAlert"}) as unknown as TypedDocumentString<FleetAlertFragment, unknown>;
export const ImportReportFragmentDoc = new TypedDocumentString(`
    fragment ImportReport on ImportReport {
  dryRun
  rows
  created
  updated
  unchanged
  problems {
    row
    line
    column
    code
    message
  }
  problemsLeftOut
}
    `, {"fragmentName":"ImportReport"}) as unknown as TypedDocumentString<ImportReportFragment, unknown>;
export const LoginAttemptFragmentDoc = new TypedDocumentString(`
    fragment LoginAttempt on LoginAttempt {
  id
  at
  email
  method
  outcome
  address
  userAgent
  requestId
  account {
    id
    name
  }
}
    `, {"fragmentName":"LoginAttempt"}) as unknown as TypedDocumentString<LoginAttemptFragment, unknown>;
export const PageFragmentDoc = new TypedDocumentString(`
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
    `, {"fragmentName":"Page"}) as unknown as TypedDocumentString<PageFragment, unknown>;
export const PoliciesFragmentDoc = new TypedDocumentString(`
    fragment Policies on Policies {
  callers {
    kind
    budget
    leakPerSecond
    maxCost
    streamsPerSocket
    sockets
  }
  client {
    budget
    leakPerSecond
  }
  attempts {
    kind
    perAddress
    perSubject
    windowSeconds
  }
  socketsPerAddress
  allowedOrigins
  version
  updatedAt
}
    `, {"fragmentName":"Policies"}) as unknown as TypedDocumentString<PoliciesFragment, unknown>;
export const ProductFragmentDoc = new TypedDocumentString(`
    fragment Product on Product {
  id
  reference
  name
  description
  kind
  category
  brand
  model
  price {
    amount
    currency
  }
  vatRate
  warrantyMonths
  warrantyExclusions
  compatibleModels
  serialTracked
  createdAt
  updatedAt
  archivedAt
  version
}
    `, {"fragmentName":"Product"}) as unknown as TypedDocumentString<ProductFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  message
  path
  details
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const RobotFragmentDoc = new TypedDocumentString(`
    fragment Robot on Robot {
  id
  serialNumber
  manufacturer
  model
  status
  connection
  health
  operatingMode
  batteryLevel
  charging
  lastSeenAt
  reportPeriodSeconds
  createdAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
}
    `, {"fragmentName":"Robot"}) as unknown as TypedDocumentString<RobotFragment, unknown>;
export const SavedViewFragmentDoc = new TypedDocumentString(`
    fragment SavedView on SavedView {
  id
  name
  where
  orderBy
  columns
  position
  createdAt
  updatedAt
  version
}
    `, {"fragmentName":"SavedView"}) as unknown as TypedDocumentString<SavedViewFragment, unknown>;
export const SessionFragmentDoc = new TypedDocumentString(`
    fragment Session on Session {
  id
  device
  userAgent
  address
  current
  createdAt
  usedAt
  expiresAt
  revokedAt
}
    `, {"fragmentName":"Session"}) as unknown as TypedDocumentString<SessionFragment, unknown>;
export const SiteFragmentDoc = new TypedDocumentString(`
    fragment Site on Site {
  id
  name
  street
  postalCode
  city
  country
  latitude
  longitude
  timeZone
  externalRef
  createdAt
  archivedAt
  version
}
    `, {"fragmentName":"Site"}) as unknown as TypedDocumentString<SiteFragment, unknown>;
export const SlaCalendarFragmentDoc = new TypedDocumentString(`
    fragment SlaCalendar on SlaCalendar {
  id
  name
  timeZone
  hours {
    weekday
    from
    to
  }
  holidayCountry
  holidayRegion
  overrides {
    date
    name
    hours {
      from
      to
    }
  }
  updatedAt
  version
}
    `, {"fragmentName":"SlaCalendar"}) as unknown as TypedDocumentString<SlaCalendarFragment, unknown>;
export const SlaComparisonFragmentDoc = new TypedDocumentString(`
    fragment SlaComparison on SlaComparison {
  was {
    met
    breached
    open
    none
  }
  wouldBe {
    met
    breached
    open
    none
  }
}
    `, {"fragmentName":"SlaComparison"}) as unknown as TypedDocumentString<SlaComparisonFragment, unknown>;
export const SlaPolicyFragmentDoc = new TypedDocumentString(`
    fragment SlaPolicy on SlaPolicy {
  id
  name
  calendar {
    id
    name
  }
  targets {
    priority
    serviceType
    response
    resolution
  }
  pauseStatuses
  warningPercent
  escalateTo
  reassignTo {
    id
    name
  }
  isDefault
  enabled
  updatedAt
  version
}
    `, {"fragmentName":"SlaPolicy"}) as unknown as TypedDocumentString<SlaPolicyFragment, unknown>;
export const StockLevelFragmentDoc = new TypedDocumentString(`
    fragment StockLevel on StockLevel {
  id
  onHand
  reserved
  available
  threshold
  belowThreshold
  lastMovementAt
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}
    `, {"fragmentName":"StockLevel"}) as unknown as TypedDocumentString<StockLevelFragment, unknown>;
export const StockLocationFragmentDoc = new TypedDocumentString(`
    fragment StockLocation on StockLocation {
  id
  name
  kind
  address
  createdAt
  archivedAt
  version
  technician {
    id
    name
  }
}
    `, {"fragmentName":"StockLocation"}) as unknown as TypedDocumentString<StockLocationFragment, unknown>;
export const StockMovementFragmentDoc = new TypedDocumentString(`
    fragment StockMovement on StockMovement {
  id
  kind
  quantity
  unitCost {
    amount
    currency
  }
  reason
  reference
  serialNumbers
  replacedSerialNumbers
  at
  actor {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
  ticket {
    id
    number
  }
}
    `, {"fragmentName":"StockMovement"}) as unknown as TypedDocumentString<StockMovementFragment, unknown>;
export const RequiredPartFragmentDoc = new TypedDocumentString(`
    fragment RequiredPart on RequiredPart {
  id
  status
  quantity
  approved
  reserved
  missing
  used
  note
  reason
  createdAt
  updatedAt
  version
  requestedBy {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}
    `, {"fragmentName":"RequiredPart"}) as unknown as TypedDocumentString<RequiredPartFragment, unknown>;
export const StockWorthFragmentDoc = new TypedDocumentString(`
    fragment StockWorth on StockWorth {
  onHand
  value {
    amount
    currency
  }
  withoutCost
}
    `, {"fragmentName":"StockWorth"}) as unknown as TypedDocumentString<StockWorthFragment, unknown>;
export const SuggestionFragmentDoc = new TypedDocumentString(`
    fragment Suggestion on TechnicianSuggestion {
  score
  distanceKm
  openTickets
  technician {
    id
    name
    city
  }
  reasons {
    code
    message
  }
}
    `, {"fragmentName":"Suggestion"}) as unknown as TypedDocumentString<SuggestionFragment, unknown>;
export const TechnicianFragmentDoc = new TypedDocumentString(`
    fragment Technician on Technician {
  id
  name
  email
  phone
  city
  skills
  timeZone
  certifications {
    name
    validUntil
  }
  base {
    address
    latitude
    longitude
  }
  workingHours {
    weekday
    from
    to
  }
  active
  createdAt
  version
}
    `, {"fragmentName":"Technician"}) as unknown as TypedDocumentString<TechnicianFragment, unknown>;
export const ThingFragmentDoc = new TypedDocumentString(`
    fragment Thing on Node {
  __typename
  id
  ... on Client {
    name
  }
  ... on Contact {
    name
  }
  ... on Contract {
    number
    name
  }
  ... on DetectionRule {
    name
  }
  ... on Device {
    name
  }
  ... on Fault {
    component
    code
  }
  ... on FleetAlert {
    title
  }
  ... on Product {
    reference
    name
  }
  ... on RequiredPart {
    status
  }
  ... on Robot {
    serialNumber
  }
  ... on SlaCalendar {
    name
  }
  ... on SlaPolicy {
    name
  }
  ... on Site {
    name
  }
  ... on StockLevel {
    available
  }
  ... on StockLocation {
    name
  }
  ... on StockMovement {
    quantity
  }
  ... on Technician {
    name
  }
  ... on TicketAttachment {
    caption
  }
  ... on TicketMessage {
    body
  }
  ... on Ticket {
    number
    title
  }
}
    `, {"fragmentName":"Thing"}) as unknown as TypedDocumentString<ThingFragment, unknown>;
export const FileFragmentDoc = new TypedDocumentString(`
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
    `, {"fragmentName":"File"}) as unknown as TypedDocumentString<FileFragment, unknown>;
export const TicketAttachmentFragmentDoc = new TypedDocumentString(`
    fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}`, {"fragmentName":"TicketAttachment"}) as unknown as TypedDocumentString<TicketAttachmentFragment, unknown>;
export const TicketMessageFragmentDoc = new TypedDocumentString(`
    fragment TicketMessage on TicketMessage {
  id
  side
  internal
  body
  postedAt
  seenAt
  retractedAt
  author {
    kind
    name
  }
  mentions {
    accountId
    name
  }
  attachments {
    ...TicketAttachment
  }
  replyTo {
    id
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}`, {"fragmentName":"TicketMessage"}) as unknown as TypedDocumentString<TicketMessageFragment, unknown>;
export const TicketFragmentDoc = new TypedDocumentString(`
    fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}
    `, {"fragmentName":"Ticket"}) as unknown as TypedDocumentString<TicketFragment, unknown>;
export const TimelineEntryFragmentDoc = new TypedDocumentString(`
    fragment TimelineEntry on TimelineEntry {
  id
  at
  kind
  data
  actor {
    kind
    name
  }
}
    `, {"fragmentName":"TimelineEntry"}) as unknown as TypedDocumentString<TimelineEntryFragment, unknown>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys($where: ApiKeyWhere, $orderBy: ApiKeyOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  apiKeys(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...ApiKey
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment ApiKey on ApiKey {
  id
  name
  hint
  scopes
  selfRegistration
  createdAt
  usedAt
  expiresAt
  revokedAt
  client {
    id
    name
  }
  createdBy {
    id
    name
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const AssignRoleDocument = new TypedDocumentString(`
    mutation AssignRole($input: AssignRoleInput!) {
  assignRole(input: $input) {
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<AssignRoleMutation, AssignRoleMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKey
    }
    secret
    errors {
      ...Refusal
    }
  }
}
    fragment ApiKey on ApiKey {
  id
  name
  hint
  scopes
  selfRegistration
  createdAt
  usedAt
  expiresAt
  revokedAt
  client {
    id
    name
  }
  createdBy {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const LoginAuditDocument = new TypedDocumentString(`
    query LoginAudit($where: LoginAttemptWhere, $orderBy: LoginAttemptOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  loginAudit(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...LoginAttempt
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment LoginAttempt on LoginAttempt {
  id
  at
  email
  method
  outcome
  address
  userAgent
  requestId
  account {
    id
    name
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<LoginAuditQuery, LoginAuditQueryVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    accessToken
    refreshToken
    expiresAt
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout($input: LogoutInput!) {
  logout(input: $input) {
    endedSessions
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    ...Account
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}`) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const RefreshTokenDocument = new TypedDocumentString(`
    mutation RefreshToken($input: RefreshTokenInput!) {
  refreshToken(input: $input) {
    accessToken
    refreshToken
    expiresAt
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RefreshTokenMutation, RefreshTokenMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    accessToken
    refreshToken
    expiresAt
    user {
      ...Account
    }
    client {
      ...Client
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Client on Client {
  id
  kind
  name
  email
  phone
  locale
  preferredContactMode
  externalRef
  createdAt
  archivedAt
  version
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    message
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      ...ApiKey
    }
    errors {
      ...Refusal
    }
  }
}
    fragment ApiKey on ApiKey {
  id
  name
  hint
  scopes
  selfRegistration
  createdAt
  usedAt
  expiresAt
  revokedAt
  client {
    id
    name
  }
  createdBy {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($input: RevokeSessionInput!) {
  revokeSession(input: $input) {
    session {
      ...Session
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Session on Session {
  id
  device
  userAgent
  address
  current
  createdAt
  usedAt
  expiresAt
  revokedAt
}`) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions($first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  sessions(first: $first, after: $after, last: $last, before: $before) {
    nodes {
      ...Session
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment Session on Session {
  id
  device
  userAgent
  address
  current
  createdAt
  usedAt
  expiresAt
  revokedAt
}`) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const SetUserActiveDocument = new TypedDocumentString(`
    mutation SetUserActive($input: SetUserActiveInput!) {
  setUserActive(input: $input) {
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<SetUserActiveMutation, SetUserActiveMutationVariables>;
export const SsoProvidersDocument = new TypedDocumentString(`
    query SsoProviders {
  ssoProviders {
    id
    label
    url
  }
}
    `) as unknown as TypedDocumentString<SsoProvidersQuery, SsoProvidersQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      ...Account
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($where: AccountWhere, $orderBy: AccountOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  users(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Account
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Account on Account {
  id
  email
  firstName
  lastName
  name
  role
  locale
  active
  createdAt
  version
  client {
    id
    name
  }
  technician {
    id
    name
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const AddProductImageDocument = new TypedDocumentString(`
    mutation AddProductImage($input: AddProductImageInput!) {
  addProductImage(input: $input) {
    image {
      id
      caption
      createdAt
      file {
        ...File
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<AddProductImageMutation, AddProductImageMutationVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      ...Product
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Product on Product {
  id
  reference
  name
  description
  kind
  category
  brand
  model
  price {
    amount
    currency
  }
  vatRate
  warrantyMonths
  warrantyExclusions
  compatibleModels
  serialTracked
  createdAt
  updatedAt
  archivedAt
  version
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const DeleteProductDocument = new TypedDocumentString(`
    mutation DeleteProduct($input: DeleteProductInput!) {
  deleteProduct(input: $input) {
    outcome
    product {
      ...Product
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Product on Product {
  id
  reference
  name
  description
  kind
  category
  brand
  model
  price {
    amount
    currency
  }
  vatRate
  warrantyMonths
  warrantyExclusions
  compatibleModels
  serialTracked
  createdAt
  updatedAt
  archivedAt
  version
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<DeleteProductMutation, DeleteProductMutationVariables>;
export const ExportProductsDocument = new TypedDocumentString(`
    query ExportProducts($where: ProductWhere) {
  exportProducts(where: $where) {
    csv
    rows
  }
}
    `) as unknown as TypedDocumentString<ExportProductsQuery, ExportProductsQueryVariables>;
export const ImportProductsDocument = new TypedDocumentString(`
    mutation ImportProducts($input: ImportProductsInput!) {
  importProducts(input: $input) {
    report {
      ...ImportReport
    }
    errors {
      ...Refusal
    }
  }
}
    fragment ImportReport on ImportReport {
  dryRun
  rows
  created
  updated
  unchanged
  problems {
    row
    line
    column
    code
    message
  }
  problemsLeftOut
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ImportProductsMutation, ImportProductsMutationVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($id: ID, $reference: String) {
  product(id: $id, reference: $reference) {
    ...Product
    images {
      id
      caption
      file {
        ...File
      }
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Product on Product {
  id
  reference
  name
  description
  kind
  category
  brand
  model
  price {
    amount
    currency
  }
  vatRate
  warrantyMonths
  warrantyExclusions
  compatibleModels
  serialTracked
  createdAt
  updatedAt
  archivedAt
  version
}`) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($where: ProductWhere, $orderBy: ProductOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  products(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Product
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment Product on Product {
  id
  reference
  name
  description
  kind
  category
  brand
  model
  price {
    amount
    currency
  }
  vatRate
  warrantyMonths
  warrantyExclusions
  compatibleModels
  serialTracked
  createdAt
  updatedAt
  archivedAt
  version
}`) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const RemoveProductImageDocument = new TypedDocumentString(`
    mutation RemoveProductImage($input: RemoveProductImageInput!) {
  removeProductImage(input: $input) {
    product {
      id
      images {
        id
        caption
        file {
          ...File
        }
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RemoveProductImageMutation, RemoveProductImageMutationVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) {
    product {
      ...Product
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Product on Product {
  id
  reference
  name
  description
  kind
  category
  brand
  model
  price {
    amount
    currency
  }
  vatRate
  warrantyMonths
  warrantyExclusions
  compatibleModels
  serialTracked
  createdAt
  updatedAt
  archivedAt
  version
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const WarrantyDocument = new TypedDocumentString(`
    query Warranty($assetId: ID!, $at: Date) {
  warranty(assetId: $assetId, at: $at) {
    at
    covered
    verdict
    until
    covers
    reasons {
      code
      effect
      message
      from
      until
      months
      contract
      covers
      exclusions
    }
  }
}
    `) as unknown as TypedDocumentString<WarrantyQuery, WarrantyQueryVariables>;
export const ArchiveClientDocument = new TypedDocumentString(`
    mutation ArchiveClient($input: ArchiveClientInput!) {
  archiveClient(input: $input) {
    client {
      ...Client
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Client on Client {
  id
  kind
  name
  email
  phone
  locale
  preferredContactMode
  externalRef
  createdAt
  archivedAt
  version
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ArchiveClientMutation, ArchiveClientMutationVariables>;
export const ArchiveContactDocument = new TypedDocumentString(`
    mutation ArchiveContact($input: ArchiveContactInput!) {
  archiveContact(input: $input) {
    contact {
      ...Contact
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Contact on Contact {
  id
  name
  function
  department
  email
  phone
  preferredMode
  isPrimary
  externalRef
  createdAt
  archivedAt
  version
  site {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ArchiveContactMutation, ArchiveContactMutationVariables>;
export const ArchiveContractDocument = new TypedDocumentString(`
    mutation ArchiveContract($input: ArchiveContractInput!) {
  archiveContract(input: $input) {
    contract {
      ...Contract
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Contract on Contract {
  id
  number
  name
  level
  startsOn
  endsOn
  coversAllAssets
  coversParts
  exclusions
  externalRef
  createdAt
  updatedAt
  archivedAt
  version
  yearlyPrice {
    amount
    currency
  }
  hourlyRate {
    amount
    currency
  }
  slaPolicy {
    id
    name
  }
  client {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ArchiveContractMutation, ArchiveContractMutationVariables>;
export const ArchiveDeviceDocument = new TypedDocumentString(`
    mutation ArchiveDevice($input: ArchiveDeviceInput!) {
  archiveDevice(input: $input) {
    device {
      ...Asset
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Asset on Asset {
  __typename
  id
  name
  brand
  model
  serialNumber
  operatingSystem
  purchasedOn
  purchasePlace
  externalRef
  createdAt
  archivedAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  product {
    id
    reference
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ArchiveDeviceMutation, ArchiveDeviceMutationVariables>;
export const ArchiveSiteDocument = new TypedDocumentString(`
    mutation ArchiveSite($input: ArchiveSiteInput!) {
  archiveSite(input: $input) {
    site {
      ...Site
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Site on Site {
  id
  name
  street
  postalCode
  city
  country
  latitude
  longitude
  timeZone
  externalRef
  createdAt
  archivedAt
  version
}`) as unknown as TypedDocumentString<ArchiveSiteMutation, ArchiveSiteMutationVariables>;
export const AssetsDocument = new TypedDocumentString(`
    query Assets($where: AssetWhere, $orderBy: AssetOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  assets(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Asset
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Asset on Asset {
  __typename
  id
  name
  brand
  model
  serialNumber
  operatingSystem
  purchasedOn
  purchasePlace
  externalRef
  createdAt
  archivedAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  product {
    id
    reference
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<AssetsQuery, AssetsQueryVariables>;
export const ClientDocument = new TypedDocumentString(`
    query Client($id: ID!) {
  client(id: $id) {
    ...Client
    sites {
      ...Site
    }
    contacts {
      ...Contact
    }
  }
}
    fragment Client on Client {
  id
  kind
  name
  email
  phone
  locale
  preferredContactMode
  externalRef
  createdAt
  archivedAt
  version
}
fragment Contact on Contact {
  id
  name
  function
  department
  email
  phone
  preferredMode
  isPrimary
  externalRef
  createdAt
  archivedAt
  version
  site {
    id
    name
  }
}
fragment Site on Site {
  id
  name
  street
  postalCode
  city
  country
  latitude
  longitude
  timeZone
  externalRef
  createdAt
  archivedAt
  version
}`) as unknown as TypedDocumentString<ClientQuery, ClientQueryVariables>;
export const ClientsDocument = new TypedDocumentString(`
    query Clients($where: ClientWhere, $orderBy: ClientOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  clients(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Client
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Client on Client {
  id
  kind
  name
  email
  phone
  locale
  preferredContactMode
  externalRef
  createdAt
  archivedAt
  version
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<ClientsQuery, ClientsQueryVariables>;
export const ContractsDocument = new TypedDocumentString(`
    query Contracts($where: ContractWhere, $orderBy: ContractOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  contracts(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Contract
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Contract on Contract {
  id
  number
  name
  level
  startsOn
  endsOn
  coversAllAssets
  coversParts
  exclusions
  externalRef
  createdAt
  updatedAt
  archivedAt
  version
  yearlyPrice {
    amount
    currency
  }
  hourlyRate {
    amount
    currency
  }
  slaPolicy {
    id
    name
  }
  client {
    id
    name
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<ContractsQuery, ContractsQueryVariables>;
export const CreateClientDocument = new TypedDocumentString(`
    mutation CreateClient($input: CreateClientInput!) {
  createClient(input: $input) {
    client {
      ...Client
    }
    created
    errors {
      ...Refusal
    }
  }
}
    fragment Client on Client {
  id
  kind
  name
  email
  phone
  locale
  preferredContactMode
  externalRef
  createdAt
  archivedAt
  version
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<CreateClientMutation, CreateClientMutationVariables>;
export const ImportClientsDocument = new TypedDocumentString(`
    mutation ImportClients($input: ImportClientsInput!) {
  importClients(input: $input) {
    report {
      ...ImportReport
    }
    errors {
      ...Refusal
    }
  }
}
    fragment ImportReport on ImportReport {
  dryRun
  rows
  created
  updated
  unchanged
  problems {
    row
    line
    column
    code
    message
  }
  problemsLeftOut
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ImportClientsMutation, ImportClientsMutationVariables>;
export const RegisterAssetDocument = new TypedDocumentString(`
    mutation RegisterAsset($input: RegisterAssetInput!) {
  registerAsset(input: $input) {
    asset {
      ...Asset
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Asset on Asset {
  __typename
  id
  name
  brand
  model
  serialNumber
  operatingSystem
  purchasedOn
  purchasePlace
  externalRef
  createdAt
  archivedAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  product {
    id
    reference
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RegisterAssetMutation, RegisterAssetMutationVariables>;
export const UpdateClientDocument = new TypedDocumentString(`
    mutation UpdateClient($input: UpdateClientInput!) {
  updateClient(input: $input) {
    client {
      ...Client
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Client on Client {
  id
  kind
  name
  email
  phone
  locale
  preferredContactMode
  externalRef
  createdAt
  archivedAt
  version
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<UpdateClientMutation, UpdateClientMutationVariables>;
export const UpsertContactDocument = new TypedDocumentString(`
    mutation UpsertContact($input: UpsertContactInput!) {
  upsertContact(input: $input) {
    contact {
      ...Contact
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Contact on Contact {
  id
  name
  function
  department
  email
  phone
  preferredMode
  isPrimary
  externalRef
  createdAt
  archivedAt
  version
  site {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<UpsertContactMutation, UpsertContactMutationVariables>;
export const UpsertContractDocument = new TypedDocumentString(`
    mutation UpsertContract($input: UpsertContractInput!) {
  upsertContract(input: $input) {
    contract {
      ...Contract
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Contract on Contract {
  id
  number
  name
  level
  startsOn
  endsOn
  coversAllAssets
  coversParts
  exclusions
  externalRef
  createdAt
  updatedAt
  archivedAt
  version
  yearlyPrice {
    amount
    currency
  }
  hourlyRate {
    amount
    currency
  }
  slaPolicy {
    id
    name
  }
  client {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<UpsertContractMutation, UpsertContractMutationVariables>;
export const UpsertSiteDocument = new TypedDocumentString(`
    mutation UpsertSite($input: UpsertSiteInput!) {
  upsertSite(input: $input) {
    site {
      ...Site
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Site on Site {
  id
  name
  street
  postalCode
  city
  country
  latitude
  longitude
  timeZone
  externalRef
  createdAt
  archivedAt
  version
}`) as unknown as TypedDocumentString<UpsertSiteMutation, UpsertSiteMutationVariables>;
export const RequestUploadDocument = new TypedDocumentString(`
    mutation RequestUpload($input: RequestUploadInput!) {
  requestUpload(input: $input) {
    file {
      ...File
    }
    uploadUrl
    expiresAt
    errors {
      ...Refusal
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RequestUploadMutation, RequestUploadMutationVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($where: AuditWhere, $orderBy: AuditOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  auditLog(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...AuditEvent
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment AuditEvent on AuditEvent {
  id
  seq
  at
  actorId
  actor {
    kind
    name
    role
  }
  operation
  action
  entityKind
  entityId
  client {
    id
    name
  }
  before
  after
  address
  requestId
  digest
  previousHash
  hash
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    ...Thing
  }
}
    fragment Thing on Node {
  __typename
  id
  ... on Client {
    name
  }
  ... on Contact {
    name
  }
  ... on Contract {
    number
    name
  }
  ... on DetectionRule {
    name
  }
  ... on Device {
    name
  }
  ... on Fault {
    component
    code
  }
  ... on FleetAlert {
    title
  }
  ... on Product {
    reference
    name
  }
  ... on RequiredPart {
    status
  }
  ... on Robot {
    serialNumber
  }
  ... on SlaCalendar {
    name
  }
  ... on SlaPolicy {
    name
  }
  ... on Site {
    name
  }
  ... on StockLevel {
    available
  }
  ... on StockLocation {
    name
  }
  ... on StockMovement {
    quantity
  }
  ... on Technician {
    name
  }
  ... on TicketAttachment {
    caption
  }
  ... on TicketMessage {
    body
  }
  ... on Ticket {
    number
    title
  }
}`) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    ...Thing
  }
}
    fragment Thing on Node {
  __typename
  id
  ... on Client {
    name
  }
  ... on Contact {
    name
  }
  ... on Contract {
    number
    name
  }
  ... on DetectionRule {
    name
  }
  ... on Device {
    name
  }
  ... on Fault {
    component
    code
  }
  ... on FleetAlert {
    title
  }
  ... on Product {
    reference
    name
  }
  ... on RequiredPart {
    status
  }
  ... on Robot {
    serialNumber
  }
  ... on SlaCalendar {
    name
  }
  ... on SlaPolicy {
    name
  }
  ... on Site {
    name
  }
  ... on StockLevel {
    available
  }
  ... on StockLocation {
    name
  }
  ... on StockMovement {
    quantity
  }
  ... on Technician {
    name
  }
  ... on TicketAttachment {
    caption
  }
  ... on TicketMessage {
    body
  }
  ... on Ticket {
    number
    title
  }
}`) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const PoliciesDocument = new TypedDocumentString(`
    query Policies {
  policies {
    ...Policies
  }
}
    fragment Policies on Policies {
  callers {
    kind
    budget
    leakPerSecond
    maxCost
    streamsPerSocket
    sockets
  }
  client {
    budget
    leakPerSecond
  }
  attempts {
    kind
    perAddress
    perSubject
    windowSeconds
  }
  socketsPerAddress
  allowedOrigins
  version
  updatedAt
}`) as unknown as TypedDocumentString<PoliciesQuery, PoliciesQueryVariables>;
export const RateLimitDocument = new TypedDocumentString(`
    query RateLimit {
  rateLimit {
    cost
    limit
    remaining
    resetAt
  }
}
    `) as unknown as TypedDocumentString<RateLimitQuery, RateLimitQueryVariables>;
export const UpdatePoliciesDocument = new TypedDocumentString(`
    mutation UpdatePolicies($input: UpdatePoliciesInput!) {
  updatePolicies(input: $input) {
    policies {
      ...Policies
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Policies on Policies {
  callers {
    kind
    budget
    leakPerSecond
    maxCost
    streamsPerSocket
    sockets
  }
  client {
    budget
    leakPerSecond
  }
  attempts {
    kind
    perAddress
    perSubject
    windowSeconds
  }
  socketsPerAddress
  allowedOrigins
  version
  updatedAt
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<UpdatePoliciesMutation, UpdatePoliciesMutationVariables>;
export const AcknowledgeFaultDocument = new TypedDocumentString(`
    mutation AcknowledgeFault($input: AcknowledgeFaultInput!) {
  acknowledgeFault(input: $input) {
    fault {
      ...Fault
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Fault on Fault {
  id
  component
  code
  message
  severity
  active
  acknowledged
  acknowledgedAt
  occurrences
  firstSeenAt
  lastSeenAt
  clearedAt
  flapping
  version
  robot {
    id
    serialNumber
  }
  ticket {
    id
    number
    status
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<AcknowledgeFaultMutation, AcknowledgeFaultMutationVariables>;
export const DetectionRulesDocument = new TypedDocumentString(`
    query DetectionRules {
  detectionRules {
    ...DetectionRule
  }
}
    fragment Condition on Condition {
  source
  component
  code
  levels
  measure {
    key
    operator
    value
  }
}
fragment DetectionRule on DetectionRule {
  id
  name
  kind
  enabled
  rank
  raise {
    ...Condition
  }
  clear {
    ...Condition
  }
  holdSeconds
  count
  windowSeconds
  flapCount
  flapSeconds
  faultComponent
  faultCode
  severity
  opensTicket
  serviceType
  priority
  suppressedModes
  suppressedByIntervention
  version
  technician {
    id
    name
  }
}`) as unknown as TypedDocumentString<DetectionRulesQuery, DetectionRulesQueryVariables>;
export const DiagnosticReceivedDocument = new TypedDocumentString(`
    subscription DiagnosticReceived($where: DiagnosticStreamWhere, $after: Cursor) {
  diagnosticReceived(where: $where, after: $after) {
    cursor
    at
    diagnostic {
      ...Diagnostic
    }
  }
}
    fragment Diagnostic on Diagnostic {
  id
  component
  code
  level
  severity
  message
  values
  notes
  source
  observedAt
  receivedAt
  robot {
    id
    serialNumber
  }
}`) as unknown as TypedDocumentString<DiagnosticReceivedSubscription, DiagnosticReceivedSubscriptionVariables>;
export const DiagnosticsDocument = new TypedDocumentString(`
    query Diagnostics($where: DiagnosticWhere, $orderBy: DiagnosticOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  diagnostics(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Diagnostic
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Diagnostic on Diagnostic {
  id
  component
  code
  level
  severity
  message
  values
  notes
  source
  observedAt
  receivedAt
  robot {
    id
    serialNumber
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<DiagnosticsQuery, DiagnosticsQueryVariables>;
export const FaultsDocument = new TypedDocumentString(`
    query Faults($where: FaultWhere, $orderBy: FaultOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  faults(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Fault
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Fault on Fault {
  id
  component
  code
  message
  severity
  active
  acknowledged
  acknowledgedAt
  occurrences
  firstSeenAt
  lastSeenAt
  clearedAt
  flapping
  version
  robot {
    id
    serialNumber
  }
  ticket {
    id
    number
    status
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<FaultsQuery, FaultsQueryVariables>;
export const FleetAlertRaisedDocument = new TypedDocumentString(`
    subscription FleetAlertRaised($after: Cursor, $initial: Boolean) {
  fleetAlertRaised(after: $after, initial: $initial) {
    cursor
    at
    initial
    fleetAlert {
      ...FleetAlert
    }
  }
}
    fragment FleetAlert on FleetAlert {
  id
  title
  message
  severity
  origin
  externalRef
  code
  component
  manufacturer
  model
  activeFaultCount
  raisedAt
  resolvedAt
  resolution
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  ticket {
    id
    number
    status
  }
}`) as unknown as TypedDocumentString<FleetAlertRaisedSubscription, FleetAlertRaisedSubscriptionVariables>;
export const FleetAlertsDocument = new TypedDocumentString(`
    query FleetAlerts($where: FleetAlertWhere, $orderBy: FleetAlertOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  fleetAlerts(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...FleetAlert
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment FleetAlert on FleetAlert {
  id
  title
  message
  severity
  origin
  externalRef
  code
  component
  manufacturer
  model
  activeFaultCount
  raisedAt
  resolvedAt
  resolution
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  ticket {
    id
    number
    status
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}`) as unknown as TypedDocumentString<FleetAlertsQuery, FleetAlertsQueryVariables>;
export const IngestDiagnosticsDocument = new TypedDocumentString(`
    mutation IngestDiagnostics($input: IngestDiagnosticsInput!) {
  ingestDiagnostics(input: $input) {
    accepted
    duplicates
    rejected {
      list
      index
      code
      message
    }
    faultsRaised
    faultsCleared
    ticketsOpened
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<IngestDiagnosticsMutation, IngestDiagnosticsMutationVariables>;
export const LinkRobotToClientDocument = new TypedDocumentString(`
    mutation LinkRobotToClient($input: LinkRobotToClientInput!) {
  linkRobotToClient(input: $input) {
    robot {
      ...Robot
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Robot on Robot {
  id
  serialNumber
  manufacturer
  model
  status
  connection
  health
  operatingMode
  batteryLevel
  charging
  lastSeenAt
  reportPeriodSeconds
  createdAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
}`) as unknown as TypedDocumentString<LinkRobotToClientMutation, LinkRobotToClientMutationVariables>;
export const RaiseFleetAlertDocument = new TypedDocumentString(`
    mutation RaiseFleetAlert($input: RaiseFleetAlertInput!) {
  raiseFleetAlert(input: $input) {
    fleetAlert {
      ...FleetAlert
    }
    errors {
      ...Refusal
    }
  }
}
    fragment FleetAlert on FleetAlert {
  id
  title
  message
  severity
  origin
  externalRef
  code
  component
  manufacturer
  model
  activeFaultCount
  raisedAt
  resolvedAt
  resolution
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  ticket {
    id
    number
    status
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<RaiseFleetAlertMutation, RaiseFleetAlertMutationVariables>;
export const RegisterRobotDocument = new TypedDocumentString(`
    mutation RegisterRobot($input: RegisterRobotInput!) {
  registerRobot(input: $input) {
    robot {
      ...Robot
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Robot on Robot {
  id
  serialNumber
  manufacturer
  model
  status
  connection
  health
  operatingMode
  batteryLevel
  charging
  lastSeenAt
  reportPeriodSeconds
  createdAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
}`) as unknown as TypedDocumentString<RegisterRobotMutation, RegisterRobotMutationVariables>;
export const ResolveFleetAlertDocument = new TypedDocumentString(`
    mutation ResolveFleetAlert($input: ResolveFleetAlertInput!) {
  resolveFleetAlert(input: $input) {
    fleetAlert {
      ...FleetAlert
    }
    errors {
      ...Refusal
    }
  }
}
    fragment FleetAlert on FleetAlert {
  id
  title
  message
  severity
  origin
  externalRef
  code
  component
  manufacturer
  model
  activeFaultCount
  raisedAt
  resolvedAt
  resolution
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
  ticket {
    id
    number
    status
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<ResolveFleetAlertMutation, ResolveFleetAlertMutationVariables>;
export const RobotStatusChangedDocument = new TypedDocumentString(`
    subscription RobotStatusChanged($where: RobotStreamWhere, $after: Cursor, $initial: Boolean) {
  robotStatusChanged(where: $where, after: $after, initial: $initial) {
    cursor
    at
    initial
    previousStatus
    robot {
      ...Robot
    }
  }
}
    fragment Robot on Robot {
  id
  serialNumber
  manufacturer
  model
  status
  connection
  health
  operatingMode
  batteryLevel
  charging
  lastSeenAt
  reportPeriodSeconds
  createdAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
}`) as unknown as TypedDocumentString<RobotStatusChangedSubscription, RobotStatusChangedSubscriptionVariables>;
export const RobotDocument = new TypedDocumentString(`
    query Robot($id: ID, $serialNumber: String, $firstFaults: Int = 20) {
  robot(id: $id, serialNumber: $serialNumber) {
    ...Robot
    faults(where: {active: true}, first: $firstFaults) {
      nodes {
        ...Fault
      }
      pageInfo {
        ...Page
      }
    }
  }
}
    fragment Fault on Fault {
  id
  component
  code
  message
  severity
  active
  acknowledged
  acknowledgedAt
  occurrences
  firstSeenAt
  lastSeenAt
  clearedAt
  flapping
  version
  robot {
    id
    serialNumber
  }
  ticket {
    id
    number
    status
  }
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment Robot on Robot {
  id
  serialNumber
  manufacturer
  model
  status
  connection
  health
  operatingMode
  batteryLevel
  charging
  lastSeenAt
  reportPeriodSeconds
  createdAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
}`) as unknown as TypedDocumentString<RobotQuery, RobotQueryVariables>;
export const RobotsDocument = new TypedDocumentString(`
    query Robots($where: RobotWhere, $orderBy: RobotOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  robots(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Robot
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment Robot on Robot {
  id
  serialNumber
  manufacturer
  model
  status
  connection
  health
  operatingMode
  batteryLevel
  charging
  lastSeenAt
  reportPeriodSeconds
  createdAt
  version
  client {
    id
    name
  }
  site {
    id
    name
  }
}`) as unknown as TypedDocumentString<RobotsQuery, RobotsQueryVariables>;
export const UpsertDetectionRuleDocument = new TypedDocumentString(`
    mutation UpsertDetectionRule($input: UpsertDetectionRuleInput!) {
  upsertDetectionRule(input: $input) {
    rule {
      ...DetectionRule
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Condition on Condition {
  source
  component
  code
  levels
  measure {
    key
    operator
    value
  }
}
fragment DetectionRule on DetectionRule {
  id
  name
  kind
  enabled
  rank
  raise {
    ...Condition
  }
  clear {
    ...Condition
  }
  holdSeconds
  count
  windowSeconds
  flapCount
  flapSeconds
  faultComponent
  faultCode
  severity
  opensTicket
  serviceType
  priority
  suppressedModes
  suppressedByIntervention
  version
  technician {
    id
    name
  }
}
fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<UpsertDetectionRuleMutation, UpsertDetectionRuleMutationVariables>;
export const SimulateSlaDocument = new TypedDocumentString(`
    query SimulateSla($policy: SlaPolicyDraftInput!, $where: TicketWhere, $limit: Int) {
  simulateSla(policy: $policy, where: $where, limit: $limit) {
    count
    isPartial
    response {
      ...SlaComparison
    }
    resolution {
      ...SlaComparison
    }
    tickets(onlyChanged: true, first: 100) {
      number
      title
      response {
        was
        wouldBe
        target
        elapsed
      }
      resolution {
        was
        wouldBe
        target
        elapsed
      }
    }
  }
}
    fragment SlaComparison on SlaComparison {
  was {
    met
    breached
    open
    none
  }
  wouldBe {
    met
    breached
    open
    none
  }
}`) as unknown as TypedDocumentString<SimulateSlaQuery, SimulateSlaQueryVariables>;
export const SlaCalendarsDocument = new TypedDocumentString(`
    query SlaCalendars {
  slaCalendars {
    ...SlaCalendar
  }
}
    fragment SlaCalendar on SlaCalendar {
  id
  name
  timeZone
  hours {
    weekday
    from
    to
  }
  holidayCountry
  holidayRegion
  overrides {
    date
    name
    hours {
      from
      to
    }
  }
  updatedAt
  version
}`) as unknown as TypedDocumentString<SlaCalendarsQuery, SlaCalendarsQueryVariables>;
export const SlaPoliciesDocument = new TypedDocumentString(`
    query SlaPolicies {
  slaPolicies {
    ...SlaPolicy
  }
}
    fragment SlaPolicy on SlaPolicy {
  id
  name
  calendar {
    id
    name
  }
  targets {
    priority
    serviceType
    response
    resolution
  }
  pauseStatuses
  warningPercent
  escalateTo
  reassignTo {
    id
    name
  }
  isDefault
  enabled
  updatedAt
  version
}`) as unknown as TypedDocumentString<SlaPoliciesQuery, SlaPoliciesQueryVariables>;
export const UpsertSlaCalendarDocument = new TypedDocumentString(`
    mutation UpsertSlaCalendar($input: UpsertSlaCalendarInput!) {
  upsertSlaCalendar(input: $input) {
    calendar {
      ...SlaCalendar
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment SlaCalendar on SlaCalendar {
  id
  name
  timeZone
  hours {
    weekday
    from
    to
  }
  holidayCountry
  holidayRegion
  overrides {
    date
    name
    hours {
      from
      to
    }
  }
  updatedAt
  version
}`) as unknown as TypedDocumentString<UpsertSlaCalendarMutation, UpsertSlaCalendarMutationVariables>;
export const UpsertSlaPolicyDocument = new TypedDocumentString(`
    mutation UpsertSlaPolicy($input: UpsertSlaPolicyInput!) {
  upsertSlaPolicy(input: $input) {
    policy {
      ...SlaPolicy
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment SlaPolicy on SlaPolicy {
  id
  name
  calendar {
    id
    name
  }
  targets {
    priority
    serviceType
    response
    resolution
  }
  pauseStatuses
  warningPercent
  escalateTo
  reassignTo {
    id
    name
  }
  isDefault
  enabled
  updatedAt
  version
}`) as unknown as TypedDocumentString<UpsertSlaPolicyMutation, UpsertSlaPolicyMutationVariables>;
export const AddRequiredPartDocument = new TypedDocumentString(`
    mutation AddRequiredPart($input: AddRequiredPartInput!) {
  addRequiredPart(input: $input) {
    requiredPart {
      ...RequiredPart
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment RequiredPart on RequiredPart {
  id
  status
  quantity
  approved
  reserved
  missing
  used
  note
  reason
  createdAt
  updatedAt
  version
  requestedBy {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}`) as unknown as TypedDocumentString<AddRequiredPartMutation, AddRequiredPartMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    levels {
      ...StockLevel
    }
    movements {
      ...StockMovement
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment StockLevel on StockLevel {
  id
  onHand
  reserved
  available
  threshold
  belowThreshold
  lastMovementAt
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}
fragment StockMovement on StockMovement {
  id
  kind
  quantity
  unitCost {
    amount
    currency
  }
  reason
  reference
  serialNumbers
  replacedSerialNumbers
  at
  actor {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
  ticket {
    id
    number
  }
}`) as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const ApproveRequiredPartsDocument = new TypedDocumentString(`
    mutation ApproveRequiredParts($input: ApproveRequiredPartsInput!) {
  approveRequiredParts(input: $input) {
    ticket {
      id
      number
    }
    results {
      requiredPart {
        ...RequiredPart
      }
      error {
        ...Refusal
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment RequiredPart on RequiredPart {
  id
  status
  quantity
  approved
  reserved
  missing
  used
  note
  reason
  createdAt
  updatedAt
  version
  requestedBy {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}`) as unknown as TypedDocumentString<ApproveRequiredPartsMutation, ApproveRequiredPartsMutationVariables>;
export const RejectRequiredPartDocument = new TypedDocumentString(`
    mutation RejectRequiredPart($input: RejectRequiredPartInput!) {
  rejectRequiredPart(input: $input) {
    requiredPart {
      ...RequiredPart
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment RequiredPart on RequiredPart {
  id
  status
  quantity
  approved
  reserved
  missing
  used
  note
  reason
  createdAt
  updatedAt
  version
  requestedBy {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}`) as unknown as TypedDocumentString<RejectRequiredPartMutation, RejectRequiredPartMutationVariables>;
export const SetStockThresholdDocument = new TypedDocumentString(`
    mutation SetStockThreshold($input: SetStockThresholdInput!) {
  setStockThreshold(input: $input) {
    level {
      ...StockLevel
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment StockLevel on StockLevel {
  id
  onHand
  reserved
  available
  threshold
  belowThreshold
  lastMovementAt
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}`) as unknown as TypedDocumentString<SetStockThresholdMutation, SetStockThresholdMutationVariables>;
export const StockLocationsDocument = new TypedDocumentString(`
    query StockLocations($where: StockLocationWhere, $orderBy: StockLocationOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  stockLocations(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...StockLocation
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment StockLocation on StockLocation {
  id
  name
  kind
  address
  createdAt
  archivedAt
  version
  technician {
    id
    name
  }
}`) as unknown as TypedDocumentString<StockLocationsQuery, StockLocationsQueryVariables>;
export const StockMovementsDocument = new TypedDocumentString(`
    query StockMovements($where: StockMovementWhere, $orderBy: StockMovementOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  stockMovements(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...StockMovement
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment StockMovement on StockMovement {
  id
  kind
  quantity
  unitCost {
    amount
    currency
  }
  reason
  reference
  serialNumbers
  replacedSerialNumbers
  at
  actor {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
  ticket {
    id
    number
  }
}`) as unknown as TypedDocumentString<StockMovementsQuery, StockMovementsQueryVariables>;
export const StockStatisticsDocument = new TypedDocumentString(`
    query StockStatistics($where: StockStatisticsWhere, $from: DateTime, $to: DateTime, $deadAfter: Duration, $limit: Int) {
  stockStatistics(
    where: $where
    from: $from
    to: $to
    deadAfter: $deadAfter
    limit: $limit
  ) {
    total {
      ...StockWorth
    }
    byLocation {
      location {
        id
        name
      }
      onHand
      value {
        amount
        currency
      }
      withoutCost
    }
    byCategory {
      category
      onHand
      value {
        amount
        currency
      }
      withoutCost
    }
    belowThreshold {
      count
      levels {
        ...StockLevel
      }
    }
    dead {
      count
      value {
        amount
        currency
      }
      levels {
        ...StockLevel
      }
    }
    mostUsed {
      product {
        id
        reference
        name
      }
      quantity
      tickets
    }
    shortages {
      product {
        id
        reference
        name
      }
      missing
      tickets
      oldestAt
    }
    turnover {
      issued {
        amount
        currency
      }
      averageValue {
        amount
        currency
      }
      rate
    }
  }
}
    fragment StockLevel on StockLevel {
  id
  onHand
  reserved
  available
  threshold
  belowThreshold
  lastMovementAt
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}
fragment StockWorth on StockWorth {
  onHand
  value {
    amount
    currency
  }
  withoutCost
}`) as unknown as TypedDocumentString<StockStatisticsQuery, StockStatisticsQueryVariables>;
export const StockDocument = new TypedDocumentString(`
    query Stock($where: StockWhere, $orderBy: StockOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withCost: Boolean = false, $withTotalCount: Boolean = false) {
  stock(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...StockLevel
      averageCost @include(if: $withCost) {
        amount
        currency
      }
      value @include(if: $withCost) {
        amount
        currency
      }
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment StockLevel on StockLevel {
  id
  onHand
  reserved
  available
  threshold
  belowThreshold
  lastMovementAt
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}`) as unknown as TypedDocumentString<StockQuery, StockQueryVariables>;
export const UpsertStockLocationDocument = new TypedDocumentString(`
    mutation UpsertStockLocation($input: UpsertStockLocationInput!) {
  upsertStockLocation(input: $input) {
    stockLocation {
      ...StockLocation
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment StockLocation on StockLocation {
  id
  name
  kind
  address
  createdAt
  archivedAt
  version
  technician {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpsertStockLocationMutation, UpsertStockLocationMutationVariables>;
export const UseRequiredPartDocument = new TypedDocumentString(`
    mutation UseRequiredPart($input: UseRequiredPartInput!) {
  useRequiredPart(input: $input) {
    requiredPart {
      ...RequiredPart
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment RequiredPart on RequiredPart {
  id
  status
  quantity
  approved
  reserved
  missing
  used
  note
  reason
  createdAt
  updatedAt
  version
  requestedBy {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}`) as unknown as TypedDocumentString<UseRequiredPartMutation, UseRequiredPartMutationVariables>;
export const WithdrawRequiredPartDocument = new TypedDocumentString(`
    mutation WithdrawRequiredPart($input: WithdrawRequiredPartInput!) {
  withdrawRequiredPart(input: $input) {
    requiredPart {
      ...RequiredPart
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment RequiredPart on RequiredPart {
  id
  status
  quantity
  approved
  reserved
  missing
  used
  note
  reason
  createdAt
  updatedAt
  version
  requestedBy {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}`) as unknown as TypedDocumentString<WithdrawRequiredPartMutation, WithdrawRequiredPartMutationVariables>;
export const SuggestTechniciansDocument = new TypedDocumentString(`
    query SuggestTechnicians($ticketId: ID!, $first: Int) {
  suggestTechnicians(ticketId: $ticketId, first: $first) {
    urgent
    ranked {
      ...Suggestion
    }
    leftOut {
      ...Suggestion
    }
  }
}
    fragment Suggestion on TechnicianSuggestion {
  score
  distanceKm
  openTickets
  technician {
    id
    name
    city
  }
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<SuggestTechniciansQuery, SuggestTechniciansQueryVariables>;
export const TechniciansDocument = new TypedDocumentString(`
    query Technicians($where: TechnicianWhere, $orderBy: TechnicianOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  technicians(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Technician
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment Technician on Technician {
  id
  name
  email
  phone
  city
  skills
  timeZone
  certifications {
    name
    validUntil
  }
  base {
    address
    latitude
    longitude
  }
  workingHours {
    weekday
    from
    to
  }
  active
  createdAt
  version
}`) as unknown as TypedDocumentString<TechniciansQuery, TechniciansQueryVariables>;
export const UpsertTechnicianDocument = new TypedDocumentString(`
    mutation UpsertTechnician($input: UpsertTechnicianInput!) {
  upsertTechnician(input: $input) {
    technician {
      ...Technician
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Technician on Technician {
  id
  name
  email
  phone
  city
  skills
  timeZone
  certifications {
    name
    validUntil
  }
  base {
    address
    latitude
    longitude
  }
  workingHours {
    weekday
    from
    to
  }
  active
  createdAt
  version
}`) as unknown as TypedDocumentString<UpsertTechnicianMutation, UpsertTechnicianMutationVariables>;
export const AddTicketAttachmentDocument = new TypedDocumentString(`
    mutation AddTicketAttachment($input: AddTicketAttachmentInput!) {
  addTicketAttachment(input: $input) {
    attachment {
      ...TicketAttachment
    }
    errors {
      ...Refusal
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}`) as unknown as TypedDocumentString<AddTicketAttachmentMutation, AddTicketAttachmentMutationVariables>;
export const AssignTicketDocument = new TypedDocumentString(`
    mutation AssignTicket($input: AssignTicketInput!) {
  assignTicket(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<AssignTicketMutation, AssignTicketMutationVariables>;
export const ChangeTicketPriorityDocument = new TypedDocumentString(`
    mutation ChangeTicketPriority($input: ChangeTicketPriorityInput!) {
  changeTicketPriority(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<ChangeTicketPriorityMutation, ChangeTicketPriorityMutationVariables>;
export const ChangeTicketStatusDocument = new TypedDocumentString(`
    mutation ChangeTicketStatus($input: ChangeTicketStatusInput!) {
  changeTicketStatus(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<ChangeTicketStatusMutation, ChangeTicketStatusMutationVariables>;
export const ChangeTicketsDocument = new TypedDocumentString(`
    mutation ChangeTickets($input: ChangeTicketsInput!) {
  changeTickets(input: $input) {
    results {
      ticketId
      ticket {
        ...Ticket
      }
      errors {
        ...Refusal
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<ChangeTicketsMutation, ChangeTicketsMutationVariables>;
export const CreateTicketDocument = new TypedDocumentString(`
    mutation CreateTicket($input: CreateTicketInput!) {
  createTicket(input: $input) {
    ticket {
      ...Ticket
    }
    confirmation
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<CreateTicketMutation, CreateTicketMutationVariables>;
export const DeleteSavedViewDocument = new TypedDocumentString(`
    mutation DeleteSavedView($input: DeleteSavedViewInput!) {
  deleteSavedView(input: $input) {
    deletedId
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<DeleteSavedViewMutation, DeleteSavedViewMutationVariables>;
export const EscalateTicketDocument = new TypedDocumentString(`
    mutation EscalateTicket($input: EscalateTicketInput!) {
  escalateTicket(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<EscalateTicketMutation, EscalateTicketMutationVariables>;
export const LinkTicketsDocument = new TypedDocumentString(`
    mutation LinkTickets($input: TicketLinkInput!) {
  linkTickets(input: $input) {
    ticket {
      ...Ticket
      links {
        kind
        direction
        createdAt
        ticket {
          id
          number
        }
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<LinkTicketsMutation, LinkTicketsMutationVariables>;
export const MarkTicketReadDocument = new TypedDocumentString(`
    mutation MarkTicketRead($input: MarkTicketReadInput!) {
  markTicketRead(input: $input) {
    ticket {
      id
      unreadCount
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}`) as unknown as TypedDocumentString<MarkTicketReadMutation, MarkTicketReadMutationVariables>;
export const MergeTicketsDocument = new TypedDocumentString(`
    mutation MergeTickets($input: MergeTicketsInput!) {
  mergeTickets(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<MergeTicketsMutation, MergeTicketsMutationVariables>;
export const PostTicketMessageDocument = new TypedDocumentString(`
    mutation PostTicketMessage($input: PostTicketMessageInput!) {
  postTicketMessage(input: $input) {
    message {
      ...TicketMessage
    }
    errors {
      ...Refusal
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}
fragment TicketMessage on TicketMessage {
  id
  side
  internal
  body
  postedAt
  seenAt
  retractedAt
  author {
    kind
    name
  }
  mentions {
    accountId
    name
  }
  attachments {
    ...TicketAttachment
  }
  replyTo {
    id
  }
}`) as unknown as TypedDocumentString<PostTicketMessageMutation, PostTicketMessageMutationVariables>;
export const RemoveTicketAttachmentDocument = new TypedDocumentString(`
    mutation RemoveTicketAttachment($input: RemoveTicketAttachmentInput!) {
  removeTicketAttachment(input: $input) {
    ticket {
      id
      attachments {
        ...TicketAttachment
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}`) as unknown as TypedDocumentString<RemoveTicketAttachmentMutation, RemoveTicketAttachmentMutationVariables>;
export const RetractTicketMessageDocument = new TypedDocumentString(`
    mutation RetractTicketMessage($input: RetractTicketMessageInput!) {
  retractTicketMessage(input: $input) {
    message {
      ...TicketMessage
    }
    errors {
      ...Refusal
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}
fragment TicketMessage on TicketMessage {
  id
  side
  internal
  body
  postedAt
  seenAt
  retractedAt
  author {
    kind
    name
  }
  mentions {
    accountId
    name
  }
  attachments {
    ...TicketAttachment
  }
  replyTo {
    id
  }
}`) as unknown as TypedDocumentString<RetractTicketMessageMutation, RetractTicketMessageMutationVariables>;
export const SavedViewsDocument = new TypedDocumentString(`
    query SavedViews {
  savedViews {
    ...SavedView
  }
}
    fragment SavedView on SavedView {
  id
  name
  where
  orderBy
  columns
  position
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const SplitTicketDocument = new TypedDocumentString(`
    mutation SplitTicket($input: SplitTicketInput!) {
  splitTicket(input: $input) {
    ticket {
      ...Ticket
    }
    newTicket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<SplitTicketMutation, SplitTicketMutationVariables>;
export const TagTicketDocument = new TypedDocumentString(`
    mutation TagTicket($input: TagTicketInput!) {
  tagTicket(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<TagTicketMutation, TagTicketMutationVariables>;
export const TicketMessagePostedDocument = new TypedDocumentString(`
    subscription TicketMessagePosted($where: TicketMessageStreamWhere, $after: Cursor, $initial: Boolean) {
  ticketMessagePosted(where: $where, after: $after, initial: $initial) {
    cursor
    at
    initial
    message {
      ...TicketMessage
      ticket {
        id
        number
        status
      }
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}
fragment TicketMessage on TicketMessage {
  id
  side
  internal
  body
  postedAt
  seenAt
  retractedAt
  author {
    kind
    name
  }
  mentions {
    accountId
    name
  }
  attachments {
    ...TicketAttachment
  }
  replyTo {
    id
  }
}`) as unknown as TypedDocumentString<TicketMessagePostedSubscription, TicketMessagePostedSubscriptionVariables>;
export const TicketStatisticsDocument = new TypedDocumentString(`
    query TicketStatistics($where: TicketWhere, $period: CalendarPeriod, $last: Int, $timeZone: String, $limit: Int) {
  ticketStatistics(
    where: $where
    period: $period
    last: $last
    timeZone: $timeZone
    limit: $limit
  ) {
    total
    byStatus {
      status
      count
    }
    byPriority {
      priority
      count
      responseTime {
        ...DurationSummary
      }
      resolutionTime {
        ...DurationSummary
      }
    }
    byOrigin {
      origin
      count
    }
    byTechnician {
      technician {
        id
        name
      }
      count
    }
    byProduct {
      manufacturer
      model
      count
    }
    byPeriod {
      startsOn
      startsAt
      endsAt
      count
    }
    responseTime {
      ...DurationSummary
    }
    resolutionTime {
      ...DurationSummary
    }
    leadTime {
      ...DurationSummary
    }
    backlog {
      total
      medianAge
      oldestAge
      byAge {
        from
        to
        count
      }
    }
    reopening {
      resolved
      reopened
      rate
    }
    firstTimeFix {
      resolved
      fixed
      rate
    }
  }
}
    fragment DurationSummary on DurationSummary {
  count
  median
  p90
  average
}`) as unknown as TypedDocumentString<TicketStatisticsQuery, TicketStatisticsQueryVariables>;
export const TicketUpdatedDocument = new TypedDocumentString(`
    subscription TicketUpdated($where: TicketStreamWhere, $after: Cursor, $initial: Boolean) {
  ticketUpdated(where: $where, after: $after, initial: $initial) {
    cursor
    at
    initial
    kind
    actor {
      kind
      name
    }
    ticket {
      ...Ticket
    }
  }
}
    fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<TicketUpdatedSubscription, TicketUpdatedSubscriptionVariables>;
export const TicketDocument = new TypedDocumentString(`
    query Ticket($id: ID, $number: String, $lastEvents: Int = 20, $withEvidence: Boolean = false, $withParts: Boolean = false, $withMessages: Boolean = false, $lastMessages: Int = 20, $messagesBefore: Cursor, $withAttachments: Boolean = false) {
  ticket(id: $id, number: $number) {
    ...Ticket
    timeline(last: $lastEvents) {
      ...TimelineEntry
    }
    unreadCount @include(if: $withMessages)
    messages(last: $lastMessages, before: $messagesBefore) @include(if: $withMessages) {
      nodes {
        ...TicketMessage
      }
      pageInfo {
        ...Page
      }
    }
    requiredParts @include(if: $withParts) {
      ...RequiredPart
    }
    attachments @include(if: $withAttachments) {
      ...TicketAttachment
    }
    evidence @include(if: $withEvidence) {
      capturedAt
      fromAt
      toAt
      lines
    }
  }
}
    fragment File on File {
  id
  name
  contentType
  size
  width
  height
  uploadedAt
  url
  thumbnailUrl: url(size: THUMBNAIL)
}
fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment RequiredPart on RequiredPart {
  id
  status
  quantity
  approved
  reserved
  missing
  used
  note
  reason
  createdAt
  updatedAt
  version
  requestedBy {
    kind
    name
  }
  product {
    id
    reference
    name
  }
  location {
    id
    name
  }
}
fragment TicketAttachment on TicketAttachment {
  id
  caption
  internal
  createdAt
  createdBy {
    kind
    name
  }
  file {
    ...File
  }
}
fragment TicketMessage on TicketMessage {
  id
  side
  internal
  body
  postedAt
  seenAt
  retractedAt
  author {
    kind
    name
  }
  mentions {
    accountId
    name
  }
  attachments {
    ...TicketAttachment
  }
  replyTo {
    id
  }
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}
fragment TimelineEntry on TimelineEntry {
  id
  at
  kind
  data
  actor {
    kind
    name
  }
}`) as unknown as TypedDocumentString<TicketQuery, TicketQueryVariables>;
export const TicketsDocument = new TypedDocumentString(`
    query Tickets($where: TicketWhere, $orderBy: TicketOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withTotalCount: Boolean = false) {
  tickets(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...Ticket
    }
    pageInfo {
      ...Page
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment Page on PageInfo {
  hasNextPage
  endCursor
  hasPreviousPage
  startCursor
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<TicketsQuery, TicketsQueryVariables>;
export const UnassignTicketDocument = new TypedDocumentString(`
    mutation UnassignTicket($input: UnassignTicketInput!) {
  unassignTicket(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<UnassignTicketMutation, UnassignTicketMutationVariables>;
export const UnlinkTicketsDocument = new TypedDocumentString(`
    mutation UnlinkTickets($input: TicketLinkInput!) {
  unlinkTickets(input: $input) {
    ticket {
      ...Ticket
      links {
        kind
        direction
        createdAt
        ticket {
          id
          number
        }
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<UnlinkTicketsMutation, UnlinkTicketsMutationVariables>;
export const UnwatchTicketDocument = new TypedDocumentString(`
    mutation UnwatchTicket($input: WatchTicketInput!) {
  unwatchTicket(input: $input) {
    ticket {
      ...Ticket
      watchers {
        accountId
        name
        role
        since
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<UnwatchTicketMutation, UnwatchTicketMutationVariables>;
export const UpdateTicketDocument = new TypedDocumentString(`
    mutation UpdateTicket($input: UpdateTicketInput!) {
  updateTicket(input: $input) {
    ticket {
      ...Ticket
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<UpdateTicketMutation, UpdateTicketMutationVariables>;
export const UpsertSavedViewDocument = new TypedDocumentString(`
    mutation UpsertSavedView($input: UpsertSavedViewInput!) {
  upsertSavedView(input: $input) {
    savedView {
      ...SavedView
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment SavedView on SavedView {
  id
  name
  where
  orderBy
  columns
  position
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<UpsertSavedViewMutation, UpsertSavedViewMutationVariables>;
export const WatchTicketDocument = new TypedDocumentString(`
    mutation WatchTicket($input: WatchTicketInput!) {
  watchTicket(input: $input) {
    ticket {
      ...Ticket
      watchers {
        accountId
        name
        role
        since
      }
    }
    errors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
  details
}
fragment Ticket on Ticket {
  id
  number
  title
  description
  status
  statusReason
  priority
  priorityReason
  origin
  serviceType
  impact
  urgency
  triedSolutions
  muted
  reopened
  reassigned
  externalRef
  escalationLevel
  resolution
  resolutionCode
  tags
  address
  department
  createdAt
  updatedAt
  recoveredAt
  respondedAt
  resolvedAt
  closedAt
  version
  createdBy {
    kind
    name
  }
  equipment {
    brand
    model
    operatingSystem
    purchasedOn
  }
  contact {
    name
    email
    phone
    preferredMode
  }
  assignee {
    id
    name
  }
  client {
    id
    name
  }
  robot {
    id
    serialNumber
  }
  asset {
    __typename
    id
    name
  }
  site {
    id
    name
  }
  mergedInto {
    id
    number
  }
  parent {
    id
    number
  }
  previous {
    id
    number
  }
}`) as unknown as TypedDocumentString<WatchTicketMutation, WatchTicketMutationVariables>;