// Made by graphql-codegen, see codegen.yml.
import * as documents from './documents.js';

/** Every operation of the desk, by its root field. */
export const operations = {
  /** Notes that somebody has seen a fault. */
  acknowledgeFault: { kind: 'mutation', document: documents.AcknowledgeFaultDocument, hash: 'bfcd3d34d3a41c945a044c4317d738a19db78c64e0c85a1f974fd3e865f95d40', takesKey: false },
  /** The API keys, also those that have ended; never their secrets. */
  apiKeys: { kind: 'query', document: documents.ApiKeysDocument, hash: 'f57b7d7206c9bc12bb7869e8a6c5de13adf113aa456bd88d27c7f40221f0c9a1' },
  /** Puts a client away: it is in no list any more, and what was done for it stays. Not with open tickets. */
  archiveClient: { kind: 'mutation', document: documents.ArchiveClientDocument, hash: '3560111fe69cb232bd6081512abc3601194cec81182200b6571dc928c7319c5d', takesKey: false },
  /** Takes a contact off their client. */
  archiveContact: { kind: 'mutation', document: documents.ArchiveContactDocument, hash: 'a7ffb31169c36c73edd63e249e1b7b42dae8f3efe7fee80b15b8d6596061cd68', takesKey: false },
  /** Puts a contract away. */
  archiveContract: { kind: 'mutation', document: documents.ArchiveContractDocument, hash: '75941eeedfa2089f392fa403d2bb71fa26e59606d77e9012408aff928e80b9d8', takesKey: false },
  /** Takes a device out of use. Not with open tickets. */
  archiveDevice: { kind: 'mutation', document: documents.ArchiveDeviceDocument, hash: 'b3b90c2a9f6cf1358f9ba4c9b526b6ae63e4f0ab6bdb3ccc2c78d2583c46716f', takesKey: false },
  /** Puts a site away, where no ticket is open and no asset is left. */
  archiveSite: { kind: 'mutation', document: documents.ArchiveSiteDocument, hash: 'e21da1c607eccff5c860a5dbe1fefcb53a4195e156d72bd2dd1dd62f1b91e30b', takesKey: false },
  /** The robots and devices that the caller sees, as one list. */
  assets: { kind: 'query', document: documents.AssetsDocument, hash: '06e3970635c9c7789af2353988f3b04237900698cd4c387533feef1318303fd1' },
  /** Gives an account another role; it holds at once. The last active ADMIN stays one. */
  assignRole: { kind: 'mutation', document: documents.AssignRoleDocument, hash: '12bc3ee4697325488e879ba508e0f406eb55d61edadbbee35ad1595c2df45757', takesKey: false },
  /** Gives a ticket to a technician. */
  assignTicket: { kind: 'mutation', document: documents.AssignTicketDocument, hash: '9096e15b4da69adc3506e1856989ccbdbe4bfb640e97ad0fa4b079a8be1021fd', takesKey: false },
  /** Who did what to which thing, the newest first. Nothing is ever taken out of it. */
  auditLog: { kind: 'query', document: documents.AuditLogDocument, hash: '20b91e833a613ebfead4a32cfd9e67bcb91d652588b0b9215f25bbe0b35ae33b' },
  /** Changes the caller’s own password, and ends every other session of theirs. */
  changePassword: { kind: 'mutation', document: documents.ChangePasswordDocument, hash: 'b625a7e2dc466c7a2f232102243d292be546a9471988a688945719ba65ad87f1', takesKey: false },
  /** Sets a priority by decision, up or down. */
  changeTicketPriority: { kind: 'mutation', document: documents.ChangeTicketPriorityDocument, hash: '4226f71ac68ccee4fe31c6fd04e5bbd434793514c3a4581a1c0031372e3285ff', takesKey: false },
  /** Takes one step of the lifecycle. */
  changeTicketStatus: { kind: 'mutation', document: documents.ChangeTicketStatusDocument, hash: '29ac9f3aedab63df8e933bf7fd915824097df5a8a7cd50f9637d6b0496b271b4', takesKey: false },
  /** Makes one change to many tickets, and answers for each. */
  changeTickets: { kind: 'mutation', document: documents.ChangeTicketsDocument, hash: '164c038dd0351ce7308812363ab742a39518a94424a73343babc14607ce25959', takesKey: false },
  /** A client; null when there is none that the caller may see. */
  client: { kind: 'query', document: documents.ClientDocument, hash: '887539bb58028058c30ad2a605fa33dccb199b3ea8e340dc7c476b53a9b93e8f' },
  /** The clients. */
  clients: { kind: 'query', document: documents.ClientsDocument, hash: '3a630b24f8eb4e77e0e8e084686b31d65826069c6c567d174b5536a8c7793275' },
  /** The contracts that the caller sees. */
  contracts: { kind: 'query', document: documents.ContractsDocument, hash: 'a742ee6d000ba6316cfe36b979d51fb0f279177515a8241af54949d12b1fcdf2' },
  /** Makes an API key for a service account. */
  createApiKey: { kind: 'mutation', document: documents.CreateApiKeyDocument, hash: '0e376b2b3e080f0414eda53c2a75981f73b7336ed6aaac22e91444e96c94a955', takesKey: false },
  /** Enters a client. A caller who has one already (a CLIENT, a key bound to one, a reference that the service account has brought before) gets no second one: that one takes what is given. */
  createClient: { kind: 'mutation', document: documents.CreateClientDocument, hash: 'a857e2ffdf16c1163a5f640f09c55eb5c340e80abd00dee0a633f5179f3a291f', takesKey: true },
  /** Enters a product. */
  createProduct: { kind: 'mutation', document: documents.CreateProductDocument, hash: '1afa425cba007e32b85f18d0f7aaf8c7d7bb4e18847d5eff063ba591fa0fd74e', takesKey: true },
  /** Opens a ticket. */
  createTicket: { kind: 'mutation', document: documents.CreateTicketDocument, hash: '7dfbdc6bcaccf8f3d11e0b0af89e2f0e06a2d1a0d2f2ca56f162894cae8c8f36', takesKey: true },
  /** Makes an account for somebody, who is invited by mail to choose a password. */
  createUser: { kind: 'mutation', document: documents.CreateUserDocument, hash: '22d170b84ce26daacd2e83cbb00d95444d28d7e47a9fa797cc3a1c004ecc6489', takesKey: true },
  /** Takes a product away: one that is in use is archived, any other is erased. */
  deleteProduct: { kind: 'mutation', document: documents.DeleteProductDocument, hash: '35be62717cfcf0e30c99595bbcbc640167b44a17f4f911746063688f8d10e4ee', takesKey: false },
  /** All detection rules, in the order in which they are tried. */
  detectionRules: { kind: 'query', document: documents.DetectionRulesDocument, hash: '975b2e3550a95baf7b38829672285956bfbef536d5bccdb958efd227fd064731' },
  /** What robots say, as it comes: of one, or of all that the caller sees. */
  diagnosticReceived: { kind: 'subscription', document: documents.DiagnosticReceivedDocument, hash: 'c21f015c0a7fd98d3178fbb755a029a84949d7b682fdd999f3becbff4d28e67d' },
  /** What the robots that the caller sees have said. */
  diagnostics: { kind: 'query', document: documents.DiagnosticsDocument, hash: '7fb96c084f16346bcc344c168be0a192d77905605f85ec7bfdf9d2bf7dd8a3a6' },
  /** Escalates a ticket, or ends its escalation. */
  escalateTicket: { kind: 'mutation', document: documents.EscalateTicketDocument, hash: '5c0d63f484f700412e7b337a150adcb3f250155e542fe1df9fb0d054dff5e9ba', takesKey: false },
  /** Products as a file for spreadsheets, by reference, at most 5,000; importing it again changes nothing. */
  exportProducts: { kind: 'query', document: documents.ExportProductsDocument, hash: 'c55003b31cfa1776dc33dcacb4fef6b2b3496c0fd83ae22fb1b2b33262caa148' },
  /** Faults of the robots that the caller sees, active and cleared. */
  faults: { kind: 'query', document: documents.FaultsDocument, hash: 'b6322808b02f993926acbbd79dceb506ce8631c49b2ffc43321cfef59d4be605' },
  /** Fleet alerts as they are raised. */
  fleetAlertRaised: { kind: 'subscription', document: documents.FleetAlertRaisedDocument, hash: 'c993f2a72d5fdcef8483cf8d431a01f83f68fc73aabe83776d580cc9b8840e81' },
  /** Fleet alerts, open and resolved. */
  fleetAlerts: { kind: 'query', document: documents.FleetAlertsDocument, hash: '6ce784161359f0a7c8a26dffd34a25bea91c69e597444b2d8b7cd10f14456888' },
  /** Enters and edits products by their references, all rows of the file or none. Columns that the file has not are left as they are. */
  importProducts: { kind: 'mutation', document: documents.ImportProductsDocument, hash: 'e0865b1a4a65f1a2d99e450845ed5c4d8b83b80640d0bcfecc946d4ccd85e219', takesKey: true },
  /** Takes a batch of what robots say. Bad messages are rejected one by one and the good ones are kept; what the desk had already is counted and changes nothing. */
  ingestDiagnostics: { kind: 'mutation', document: documents.IngestDiagnosticsDocument, hash: '445a45ee86e61f932246b25f5ec86cd2731041a5c0b961d8b53d4a38c6cc94ab', takesKey: true },
  /** Links a robot to a client and site, or takes it back. */
  linkRobotToClient: { kind: 'mutation', document: documents.LinkRobotToClientDocument, hash: '21026293d614323e9000377315c5ba8e75f1737cc2acb9682671507913f2ddca', takesKey: false },
  /** Says what a ticket has to do with another. */
  linkTickets: { kind: 'mutation', document: documents.LinkTicketsDocument, hash: 'a0ef3f5b132c7fca31a0da88c56cfb5fd589afd6792603638dc101bce4896fb5', takesKey: false },
  /** Signs in with e-mail and password. */
  login: { kind: 'mutation', document: documents.LoginDocument, hash: 'bc172e6137cf3138fbd5098cd558f2763f4569f279596b8bb29fd106ec727ee0', takesKey: false },
  /** Every attempt to sign in with a password, good or bad. */
  loginAudit: { kind: 'query', document: documents.LoginAuditDocument, hash: 'a0d78588d40d89944a6433cfa72a73f31c13c4e782cee4c5ddeac30a983e41f2' },
  /** Signs out: ends the session, its tokens and its sockets. Not for API keys. */
  logout: { kind: 'mutation', document: documents.LogoutDocument, hash: 'db3c5f2b82d241c2fd09ccf3b6e2339fb0d186a24bf6a455e2f81ebc9a6c9c4f', takesKey: false },
  /** Who the caller is. */
  me: { kind: 'query', document: documents.MeDocument, hash: 'b31ee7a70e248fb36adf7f9b3d23828d59e8fcbd99d38a67d2ddf91eb6fc1456' },
  /** Merges tickets into another of the same client; what hangs on them goes over, and they end for good. */
  mergeTickets: { kind: 'mutation', document: documents.MergeTicketsDocument, hash: 'dc72fd866688338103b3093b4aca1bea51fdb8d788146bb6fd2a3d55ab8c73c2', takesKey: false },
  /** Anything by its id; null when the caller may not see it. */
  node: { kind: 'query', document: documents.NodeDocument, hash: '82a865c600e3da9ffca9f09c5cf06e99a66f51d952a6ab95c4233a5d1eb06879' },
  /** Several things by their ids, in the order asked; null for those that the caller may not see. */
  nodes: { kind: 'query', document: documents.NodesDocument, hash: '5e92cbb434aeb26472c4f0c74ab599415347e48d9e3a40bab72d563ae4551a9f' },
  /** Limits and allowed origins, as they now hold. */
  policies: { kind: 'query', document: documents.PoliciesDocument, hash: '6d5fe2dd101fa7d612cfa5e03975959d1fc590694f0bf116bf7bc8691d1ffa08' },
  /** A product by id or by reference, also an archived one; null when there is none. */
  product: { kind: 'query', document: documents.ProductDocument, hash: '0c67e705caa921e9e2f4f613cbdd0cd9f198ea6c548efa36a48b9f53d2c10d96' },
  /** The products of the catalogue. */
  products: { kind: 'query', document: documents.ProductsDocument, hash: '93e4877644b41a50ac19451f964b7e13f67125adcb2b2d4afec44baffe3bc32d' },
  /** Raises an alert: one parent ticket, on which the faults that it describes hang, muted while it is open. */
  raiseFleetAlert: { kind: 'mutation', document: documents.RaiseFleetAlertDocument, hash: 'c82bcde05b7923a4dd7c8c2e2bcb6dcd3ea32ba02e810b31b9c171d174e3d942', takesKey: true },
  /** The caller’s budget of cost, the same over HTTP and WebSocket. Each answer also has it in `extensions`. */
  rateLimit: { kind: 'query', document: documents.RateLimitDocument, hash: '3683eca399268b2c0d8813cdc3778e17a5148d9ca199ddf581cf22dbf20b8146' },
  /** Exchanges a refresh token for new tokens. Using one twice ends the session. */
  refreshToken: { kind: 'mutation', document: documents.RefreshTokenDocument, hash: '248bf678a1cd28e34e27e06ff83fe04d8ee08ea1ca7dc036c09e3e58b313401f', takesKey: true },
  /** Opens a client’s account, with its profile, and signs in. Not for those who are signed in. */
  register: { kind: 'mutation', document: documents.RegisterDocument, hash: '4c12e82e15afd009b16b4385a61385d29d0bce2b12a38fd087893a9e2e7965e1', takesKey: false },
  /** Enters a device, changes one, or describes a robot as the asset that it is too. */
  registerAsset: { kind: 'mutation', document: documents.RegisterAssetDocument, hash: '68a92e071afca3f4b9e6b753e589dd830ad9b2171757dad18d283a880686403a', takesKey: true },
  /** Takes a robot into care. */
  registerRobot: { kind: 'mutation', document: documents.RegisterRobotDocument, hash: '5d133bcb5b119d9208a89e5c5922f71526197e1588481daecbe652026b847cf6', takesKey: true },
  /** Has a link to a new password sent by mail, good once and for an hour. The answer is the same whether or not the address has an account. */
  requestPasswordReset: { kind: 'mutation', document: documents.RequestPasswordResetDocument, hash: '7f09bb82db0d7fb3fddadb54e5ddd66f06b4e3bbf8452dbe56703eaecf74cfd1', takesKey: false },
  /** Sets a password by the link in a mail, and ends all sessions of the account. */
  resetPassword: { kind: 'mutation', document: documents.ResetPasswordDocument, hash: 'd06111964d336ac62c41e9cf470f1652ac6233afa21f57b2b038bd5576fe86d5', takesKey: false },
  /** Resolves an alert and its parent ticket; its children are heard again. */
  resolveFleetAlert: { kind: 'mutation', document: documents.ResolveFleetAlertDocument, hash: '863c32de5cb9d23bce9620f2706c23359003e5ff90bbbcad86a3e9932b6bbf31', takesKey: false },
  /** Ends an API key, and the sockets opened with it, at once. */
  revokeApiKey: { kind: 'mutation', document: documents.RevokeApiKeyDocument, hash: '2e41123630f7a6bebb8f63489ea8e66d9c2232ed00abf988a87544236bbcdafb', takesKey: false },
  /** Ends one of the caller’s own sessions, its tokens and its sockets. */
  revokeSession: { kind: 'mutation', document: documents.RevokeSessionDocument, hash: 'f928996413b279757da323e0d24ad524b85be280e76e71e6e35be16b72b971af', takesKey: false },
  /** A robot by id or by serial number; null when there is none that the caller may see. */
  robot: { kind: 'query', document: documents.RobotDocument, hash: '8d569f176e97c88aef84b321bf71a594483c2b9cf3c6a8662021640598d30830' },
  /** Changes of status of one robot, a site, a client, or all that the caller sees. A reader too slow for it gets the newest change of each robot. */
  robotStatusChanged: { kind: 'subscription', document: documents.RobotStatusChangedDocument, hash: 'b6194230cdf264851da7f7d6405be8c85100b13f612628f8edba0541aedf4687' },
  /** The robots that the caller sees. */
  robots: { kind: 'query', document: documents.RobotsDocument, hash: 'ea9631313aa7d97405f773cba0deaca28120beb50f450538d2a11f036bab364c' },
  /** The caller’s own sessions that are good, the last used first. */
  sessions: { kind: 'query', document: documents.SessionsDocument, hash: '43d1e572f35bff41ba615da3f0c37649b85948ab52c08cd5cd190088d745d981' },
  /** Lets somebody in or out; whoever is let out is out at once. A SAV_MANAGER does it with accounts of clients. The last active ADMIN stays in. */
  setUserActive: { kind: 'mutation', document: documents.SetUserActiveDocument, hash: '7670cf456d4e5c3d41ef4d029738d41452140571830f5e7352ef16b83ba966eb', takesKey: false },
  /** Replays past tickets under another policy, and says what would have been met and breached. Nothing is changed. */
  simulateSla: { kind: 'query', document: documents.SimulateSlaDocument, hash: '2901202bdc3c01d2aa9c93d62447848b05102a0b59bd7dac6814d9eb46310e7b' },
  /** All calendars of service levels, by name. */
  slaCalendars: { kind: 'query', document: documents.SlaCalendarsDocument, hash: '35c224b95ded7aede683510f94839a2c2789809e9eab846d7d2fcf32280813c2' },
  /** All policies of service levels, by name. */
  slaPolicies: { kind: 'query', document: documents.SlaPoliciesDocument, hash: '400a083da9c5b378bf4e59b529b4030dc77397d8d844bcc1c53659ac4c6d2d6f' },
  /** Makes part of a ticket a ticket of its own, and links them. */
  splitTicket: { kind: 'mutation', document: documents.SplitTicketDocument, hash: '37a72c3b8b341e36dc8876a57efc90cf26c41f2a5ad6f4b0b5efa89f5e2d4bc0', takesKey: true },
  /** Providers that people may sign in with; none when the desk has none. */
  ssoProviders: { kind: 'query', document: documents.SsoProvidersDocument, hash: '1f97c687f2bce8fd6b697584e4051f53f015afd06003f8b93333fa6678559be8' },
  /** To whom a ticket could be given, and why; null when there is none that the caller may see. */
  suggestTechnicians: { kind: 'query', document: documents.SuggestTechniciansDocument, hash: 'd6a326311009c20ad68d5eb83f6d7d4f18a73117878dd14af4b32e56cd68b446' },
  /** Takes tags on and off. */
  tagTicket: { kind: 'mutation', document: documents.TagTicketDocument, hash: 'abd398fdabb8de204904fc713d7e48147cd4f5b3ffe55375229a8519e6c05b70', takesKey: false },
  /** The technicians; a technician sees themselves. */
  technicians: { kind: 'query', document: documents.TechniciansDocument, hash: '5d54da5ef2c2dce016ad486110ddb8d1d83a5dbd39656f8f21822f2c10dd2da5' },
  /** A ticket by id or by number; null when there is none that the caller may see. */
  ticket: { kind: 'query', document: documents.TicketDocument, hash: '105610eca511de9c52e3fb0fa01f5163845a3cf5a424f5b7828cf95582ebdbae' },
  /** The tickets that the caller sees, in numbers. Only what is asked for is counted. */
  ticketStatistics: { kind: 'query', document: documents.TicketStatisticsDocument, hash: '0e0d96478fdc2d2e4a08ad60473e0830b1a05ec82a82520f4c51994be7a9ccac' },
  /** What happens to one ticket, or to all that the caller sees and asks for. */
  ticketUpdated: { kind: 'subscription', document: documents.TicketUpdatedDocument, hash: 'bdeafe5431385f8d0632022c2832e68c9c857e2c42ae1a3599689b21bcd51d0e' },
  /** The tickets that the caller sees. */
  tickets: { kind: 'query', document: documents.TicketsDocument, hash: '5e6761e0e66a00bdc7750625e12e52fb1ba2c32a74b0c1d407129f8ba6f0a614' },
  /** Takes a ticket from its technician. */
  unassignTicket: { kind: 'mutation', document: documents.UnassignTicketDocument, hash: 'd967646d85e08aa0cf21016167866dee8a2d97210d09ab2263cab859587fb515', takesKey: false },
  /** Takes a link away, named from either side. */
  unlinkTickets: { kind: 'mutation', document: documents.UnlinkTicketsDocument, hash: '36eb163e31d3c688f69c5f73e8e21e7cf1aace0493d6cd7f3011ded879e63395', takesKey: false },
  /** Takes somebody from among them. */
  unwatchTicket: { kind: 'mutation', document: documents.UnwatchTicketDocument, hash: 'cd2f297c0a922eee9e14ce4e31c211fc3578460e67786c5da13bfb756bcc073f', takesKey: false },
  /** Changes a client’s profile. */
  updateClient: { kind: 'mutation', document: documents.UpdateClientDocument, hash: 'c23cd36e9481b94ad5ec220545c10117a25edb0a5f8db8eb0e566a3509891c70', takesKey: false },
  /** Changes limits and allowed origins. They hold at once, at every process of the desk. */
  updatePolicies: { kind: 'mutation', document: documents.UpdatePoliciesDocument, hash: 'aa49309a80448dd9374edaa9b112dc655e5af0bc70494c38ea2ac71d10a03c24', takesKey: false },
  /** Changes a product, takes it off offer, or offers it again. */
  updateProduct: { kind: 'mutation', document: documents.UpdateProductDocument, hash: '8ca0af2e369d23bff09bf14fca1afbe94fb02cd69ec461bc0c82abecba188723', takesKey: false },
  /** Changes the caller’s own name and language. */
  updateProfile: { kind: 'mutation', document: documents.UpdateProfileDocument, hash: 'e9cae8f4129906a6f95bfb43ca48b3c0258785003b5de102a6e35a56c1aeaef0', takesKey: false },
  /** Corrects what a ticket says; a client may until work begins. */
  updateTicket: { kind: 'mutation', document: documents.UpdateTicketDocument, hash: '1ec81aee5cdf89c5dd35e21b8d503c624d9cd2fa470cc2a518dbd9bc00314180', takesKey: false },
  /** Enters a contact, or changes one. */
  upsertContact: { kind: 'mutation', document: documents.UpsertContactDocument, hash: 'b5c2614ec7f0e9365c14f4a13d67a667e2b271ba0a44b15a7e1df1951393653b', takesKey: true },
  /** Makes a contract, or changes one. */
  upsertContract: { kind: 'mutation', document: documents.UpsertContractDocument, hash: '6e2fd4a139f045c2a207d8dc78d8bee9c7d3c5e7cbd1cb0a4c9e02f88bee45ef', takesKey: true },
  /** Makes a detection rule or changes one; it holds from the next batch on. */
  upsertDetectionRule: { kind: 'mutation', document: documents.UpsertDetectionRuleDocument, hash: 'e771db5aba36687c9147c0b7180e0bec384593a80ed52e91e7806ace1a464938', takesKey: false },
  /** Enters a site, or changes one. */
  upsertSite: { kind: 'mutation', document: documents.UpsertSiteDocument, hash: '34804add22b9b8bd213c554d67dbd4249d168b5440be37c32192e85a55906a70', takesKey: true },
  /** Makes a calendar or changes one. New hours hold for tickets that are opened from now on; new holidays and days off also move the deadlines of open ones. */
  upsertSlaCalendar: { kind: 'mutation', document: documents.UpsertSlaCalendarDocument, hash: '3b9222f05b0fe7c19dadc3563fe5eb7602358537fe663dffc4a8da005c087c98', takesKey: true },
  /** Makes a policy or changes one; it holds for tickets that are opened from now on. One that becomes the default takes the place of the one that was. */
  upsertSlaPolicy: { kind: 'mutation', document: documents.UpsertSlaPolicyDocument, hash: 'e0fcc7c8fe01ee4fea311e7e657af544921924dae6ecc54686baed4687db9391', takesKey: true },
  /** Enters a technician, or changes their record. */
  upsertTechnician: { kind: 'mutation', document: documents.UpsertTechnicianDocument, hash: '37cec4d09e40d294def283bb96e4b285c4898979e79c4586c23a999a908e146c', takesKey: true },
  /** The accounts. A SAV_MANAGER is shown those of clients and technicians. */
  users: { kind: 'query', document: documents.UsersDocument, hash: 'dcc613e819911f05889fbdeb834cb849f7680ed6223bad58389fb3b867d03a7c' },
  /** Puts somebody among those who want to hear of a ticket. */
  watchTicket: { kind: 'mutation', document: documents.WatchTicketDocument, hash: 'fffc0d4dfd0373c940e685a4a0e45098393e915868ea212e53c8d1888727d366', takesKey: false },
} as const;
