// Made by graphql-codegen, see codegen.yml.
import * as documents from './documents.js';

/** Every operation of the desk, by its root field. */
export const operations = {
  /** Notes that somebody has seen a fault. */
  acknowledgeFault: { kind: 'mutation', document: documents.AcknowledgeFaultDocument, hash: 'bfcd3d34d3a41c945a044c4317d738a19db78c64e0c85a1f974fd3e865f95d40', takesKey: false },
  /** Adds an image to a product; 20 at the most. */
  addProductImage: { kind: 'mutation', document: documents.AddProductImageDocument, hash: 'a5e7b5660633bd69d2ff626a71ecb49ce51426383650b40e7fa10a51d022e9e2', takesKey: true },
  /** Puts a file on a ticket; 50 at the most. */
  addTicketAttachment: { kind: 'mutation', document: documents.AddTicketAttachmentDocument, hash: 'c90226b016fee0f61f186265a6c318c8b6e256ce5a7c810804054dfb2bd0ddb6', takesKey: true },
  /** The API keys, also those that have ended; never their secrets. */
  apiKeys: { kind: 'query', document: documents.ApiKeysDocument, hash: 'f57b7d7206c9bc12bb7869e8a6c5de13adf113aa456bd88d27c7f40221f0c9a1' },
  /** Gives an account another role; it holds at once. The last active ADMIN stays one. */
  assignRole: { kind: 'mutation', document: documents.AssignRoleDocument, hash: '12bc3ee4697325488e879ba508e0f406eb55d61edadbbee35ad1595c2df45757', takesKey: false },
  /** Gives a ticket to a technician. */
  assignTicket: { kind: 'mutation', document: documents.AssignTicketDocument, hash: 'b2321cfeac46076213cfe7982ba994fea7168185511cf9776d6dcafd9a85e056', takesKey: false },
  /** Who did what to which thing, the newest first. Nothing is ever taken out of it. */
  auditLog: { kind: 'query', document: documents.AuditLogDocument, hash: '20b91e833a613ebfead4a32cfd9e67bcb91d652588b0b9215f25bbe0b35ae33b' },
  /** Changes the caller’s own password, and ends every other session of theirs. */
  changePassword: { kind: 'mutation', document: documents.ChangePasswordDocument, hash: 'b625a7e2dc466c7a2f232102243d292be546a9471988a688945719ba65ad87f1', takesKey: false },
  /** Takes one step of the lifecycle. */
  changeTicketStatus: { kind: 'mutation', document: documents.ChangeTicketStatusDocument, hash: '24c5c8e84948d6ce6f055ec567db5bebe3dfca898a460db21ad08a2dcef81abf', takesKey: false },
  /** A client; null when there is none that the caller may see. */
  client: { kind: 'query', document: documents.ClientDocument, hash: 'c0e9771eb1d5523d7622844f5720727d4ea60fcb5a564346f3489768e6ed2e1c' },
  /** The clients. */
  clients: { kind: 'query', document: documents.ClientsDocument, hash: '97ffa8ef8d7ae00af677ec201118b45c7fb9282febb09591a66b0c9a1768432a' },
  /** Makes an API key for a service account. */
  createApiKey: { kind: 'mutation', document: documents.CreateApiKeyDocument, hash: '0e376b2b3e080f0414eda53c2a75981f73b7336ed6aaac22e91444e96c94a955', takesKey: false },
  /** Enters a product. */
  createProduct: { kind: 'mutation', document: documents.CreateProductDocument, hash: '1afa425cba007e32b85f18d0f7aaf8c7d7bb4e18847d5eff063ba591fa0fd74e', takesKey: true },
  /** Opens a ticket. */
  createTicket: { kind: 'mutation', document: documents.CreateTicketDocument, hash: '88fc98fe8ca12f90ff5d3cc0a1b6ff0b1d8e67b0a59f391a9418ef8e8e7041fc', takesKey: true },
  /** Makes an account for somebody, who is invited by mail to choose a password. */
  createUser: { kind: 'mutation', document: documents.CreateUserDocument, hash: '22d170b84ce26daacd2e83cbb00d95444d28d7e47a9fa797cc3a1c004ecc6489', takesKey: true },
  /** Takes a product away: one that is in use is archived, any other is erased. */
  deleteProduct: { kind: 'mutation', document: documents.DeleteProductDocument, hash: '35be62717cfcf0e30c99595bbcbc640167b44a17f4f911746063688f8d10e4ee', takesKey: false },
  /** Takes one of the caller’s views away. */
  deleteSavedView: { kind: 'mutation', document: documents.DeleteSavedViewDocument, hash: '6d6db83e0b59e6e7b3e6adf77539fbbd7a1a8d3503f3f4f03d77e3b1fe53d013', takesKey: false },
  /** All detection rules, in the order in which they are tried. */
  detectionRules: { kind: 'query', document: documents.DetectionRulesDocument, hash: '975b2e3550a95baf7b38829672285956bfbef536d5bccdb958efd227fd064731' },
  /** What robots say, as it comes: of one, or of all that the caller sees. */
  diagnosticReceived: { kind: 'subscription', document: documents.DiagnosticReceivedDocument, hash: 'c21f015c0a7fd98d3178fbb755a029a84949d7b682fdd999f3becbff4d28e67d' },
  /** What the robots that the caller sees have said. */
  diagnostics: { kind: 'query', document: documents.DiagnosticsDocument, hash: '7fb96c084f16346bcc344c168be0a192d77905605f85ec7bfdf9d2bf7dd8a3a6' },
  /** Faults of the robots that the caller sees, active and cleared. */
  faults: { kind: 'query', document: documents.FaultsDocument, hash: 'b6322808b02f993926acbbd79dceb506ce8631c49b2ffc43321cfef59d4be605' },
  /** Fleet alerts as they are raised. */
  fleetAlertRaised: { kind: 'subscription', document: documents.FleetAlertRaisedDocument, hash: 'c993f2a72d5fdcef8483cf8d431a01f83f68fc73aabe83776d580cc9b8840e81' },
  /** Fleet alerts, open and resolved. */
  fleetAlerts: { kind: 'query', document: documents.FleetAlertsDocument, hash: '6ce784161359f0a7c8a26dffd34a25bea91c69e597444b2d8b7cd10f14456888' },
  /** Takes a batch of what robots say. Bad messages are rejected one by one and the good ones are kept; what the desk had already is counted and changes nothing. */
  ingestDiagnostics: { kind: 'mutation', document: documents.IngestDiagnosticsDocument, hash: '445a45ee86e61f932246b25f5ec86cd2731041a5c0b961d8b53d4a38c6cc94ab', takesKey: true },
  /** Links a robot to a client and site, or takes it back. */
  linkRobotToClient: { kind: 'mutation', document: documents.LinkRobotToClientDocument, hash: '21026293d614323e9000377315c5ba8e75f1737cc2acb9682671507913f2ddca', takesKey: false },
  /** Signs in with e-mail and password. */
  login: { kind: 'mutation', document: documents.LoginDocument, hash: 'bc172e6137cf3138fbd5098cd558f2763f4569f279596b8bb29fd106ec727ee0', takesKey: false },
  /** Every attempt to sign in with a password, good or bad. */
  loginAudit: { kind: 'query', document: documents.LoginAuditDocument, hash: 'a0d78588d40d89944a6433cfa72a73f31c13c4e782cee4c5ddeac30a983e41f2' },
  /** Signs out: ends the session, its tokens and its sockets. Not for API keys. */
  logout: { kind: 'mutation', document: documents.LogoutDocument, hash: 'db3c5f2b82d241c2fd09ccf3b6e2339fb0d186a24bf6a455e2f81ebc9a6c9c4f', takesKey: false },
  /** Notes how far the caller has read a ticket’s messages; it never goes back. */
  markTicketRead: { kind: 'mutation', document: documents.MarkTicketReadDocument, hash: 'c3a290da17a55b3c6489779d8fece9d69647022824f6d9b5857d9be5c571d18c', takesKey: false },
  /** Who the caller is. */
  me: { kind: 'query', document: documents.MeDocument, hash: 'b31ee7a70e248fb36adf7f9b3d23828d59e8fcbd99d38a67d2ddf91eb6fc1456' },
  /** Anything by its id; null when the caller may not see it. */
  node: { kind: 'query', document: documents.NodeDocument, hash: 'f8e188d47f2eaf6b1f223259b03e9f179e7eedbe236f77a3008acb4926d94ef3' },
  /** Several things by their ids, in the order asked; null for those that the caller may not see. */
  nodes: { kind: 'query', document: documents.NodesDocument, hash: 'f1507b81f649e3a90b81731901d3de5367fa0633fa958bf99e55e95a3218179f' },
  /** Limits and allowed origins, as they now hold. */
  policies: { kind: 'query', document: documents.PoliciesDocument, hash: '6d5fe2dd101fa7d612cfa5e03975959d1fc590694f0bf116bf7bc8691d1ffa08' },
  /** Writes a message on a ticket, or with `internal` a note for the desk alone. An answer of the client brings a ticket that waits for the client back to work, and reopens a resolved one. */
  postTicketMessage: { kind: 'mutation', document: documents.PostTicketMessageDocument, hash: '28ae3e14f10f9dab450ee0c5f2474c7d586750c95ecae2c15a1ffd95c9ede595', takesKey: true },
  /** A product by id or by reference, also an archived one; null when there is none. */
  product: { kind: 'query', document: documents.ProductDocument, hash: '012b110a9af987063e73608a495702f941bcbee53e79c8c14db431a1a386ef37' },
  /** The products of the catalogue. */
  products: { kind: 'query', document: documents.ProductsDocument, hash: '93e4877644b41a50ac19451f964b7e13f67125adcb2b2d4afec44baffe3bc32d' },
  /** Raises an alert: one parent ticket, on which the faults that it describes hang, muted while it is open. */
  raiseFleetAlert: { kind: 'mutation', document: documents.RaiseFleetAlertDocument, hash: 'c82bcde05b7923a4dd7c8c2e2bcb6dcd3ea32ba02e810b31b9c171d174e3d942', takesKey: true },
  /** The caller’s budget of cost, the same over HTTP and WebSocket. Each answer also has it in `extensions`. */
  rateLimit: { kind: 'query', document: documents.RateLimitDocument, hash: '3683eca399268b2c0d8813cdc3778e17a5148d9ca199ddf581cf22dbf20b8146' },
  /** Exchanges a refresh token for new tokens. Using one twice ends the session. */
  refreshToken: { kind: 'mutation', document: documents.RefreshTokenDocument, hash: '248bf678a1cd28e34e27e06ff83fe04d8ee08ea1ca7dc036c09e3e58b313401f', takesKey: true },
  /** Opens a client’s account, with its profile, and signs in. Not for those who are signed in. */
  register: { kind: 'mutation', document: documents.RegisterDocument, hash: '82495f754a41897ad0a4193ac58684917a2e4412a4f49e9b859e34b246c80cde', takesKey: false },
  /** Takes a robot into care. */
  registerRobot: { kind: 'mutation', document: documents.RegisterRobotDocument, hash: '5d133bcb5b119d9208a89e5c5922f71526197e1588481daecbe652026b847cf6', takesKey: true },
  /** Takes an image off its product. Links to it are dead at once. */
  removeProductImage: { kind: 'mutation', document: documents.RemoveProductImageDocument, hash: '3f308b59301a5692340c80665bbb585841027c3e8f61505b8e7abac8e4972069', takesKey: false },
  /** Takes a file off its ticket. Links to it are dead at once. */
  removeTicketAttachment: { kind: 'mutation', document: documents.RemoveTicketAttachmentDocument, hash: 'b01db989005f86af665c73221d55134e65e38b84d6a757c6bba8b63d84ff1506', takesKey: false },
  /** Has a link to a new password sent by mail, good once and for an hour. The answer is the same whether or not the address has an account. */
  requestPasswordReset: { kind: 'mutation', document: documents.RequestPasswordResetDocument, hash: '7f09bb82db0d7fb3fddadb54e5ddd66f06b4e3bbf8452dbe56703eaecf74cfd1', takesKey: false },
  /** Asks for a place to send a file to. A file that belongs to nothing a day later is forgotten. */
  requestUpload: { kind: 'mutation', document: documents.RequestUploadDocument, hash: '480e9a2e15da56a3c9782d38e9367e970c9012647679c4cf8fe741952ccad913', takesKey: true },
  /** Sets a password by the link in a mail, and ends all sessions of the account. */
  resetPassword: { kind: 'mutation', document: documents.ResetPasswordDocument, hash: 'd06111964d336ac62c41e9cf470f1652ac6233afa21f57b2b038bd5576fe86d5', takesKey: false },
  /** Resolves an alert and its parent ticket; its children are heard again. */
  resolveFleetAlert: { kind: 'mutation', document: documents.ResolveFleetAlertDocument, hash: '863c32de5cb9d23bce9620f2706c23359003e5ff90bbbcad86a3e9932b6bbf31', takesKey: false },
  /** Takes a message back: that it was there remains, what it said is shown no more. */
  retractTicketMessage: { kind: 'mutation', document: documents.RetractTicketMessageDocument, hash: 'e88ad55f1f132315cc0f226495c0cbd1ac9429544f827eaabd28c6867b34c13a', takesKey: false },
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
  /** The caller’s saved views, in the order in which they arranged them. */
  savedViews: { kind: 'query', document: documents.SavedViewsDocument, hash: 'd1159ebdf4a49e198ec2aa959be4e64fee7f947c5581e12c0749615adc02133c' },
  /** The caller’s own sessions that are good, the last used first. */
  sessions: { kind: 'query', document: documents.SessionsDocument, hash: '43d1e572f35bff41ba615da3f0c37649b85948ab52c08cd5cd190088d745d981' },
  /** Lets somebody in or out; whoever is let out is out at once. A SAV_MANAGER does it with accounts of clients. The last active ADMIN stays in. */
  setUserActive: { kind: 'mutation', document: documents.SetUserActiveDocument, hash: '7670cf456d4e5c3d41ef4d029738d41452140571830f5e7352ef16b83ba966eb', takesKey: false },
  /** Providers that people may sign in with; none when the desk has none. */
  ssoProviders: { kind: 'query', document: documents.SsoProvidersDocument, hash: '1f97c687f2bce8fd6b697584e4051f53f015afd06003f8b93333fa6678559be8' },
  /** The technicians; a technician sees themselves. */
  technicians: { kind: 'query', document: documents.TechniciansDocument, hash: 'a169ba741fc986279c245c653f5b3e88420bee23c5dddf00d1525992c0580489' },
  /** A ticket by id or by number; null when there is none that the caller may see. */
  ticket: { kind: 'query', document: documents.TicketDocument, hash: 'd5de8556d3835512586ac34f2805b5af90b61cbd1f8df4a5841e9fa5722fae2e' },
  /** What is said on one ticket, or on all that the caller sees and asks for. */
  ticketMessagePosted: { kind: 'subscription', document: documents.TicketMessagePostedDocument, hash: '4b23a141a53e0ab0b7209ed91fd8e58a602b998c6758260a691737c9ec74fa53' },
  /** The tickets that the caller sees, in numbers. Only what is asked for is counted. */
  ticketStatistics: { kind: 'query', document: documents.TicketStatisticsDocument, hash: '0e0d96478fdc2d2e4a08ad60473e0830b1a05ec82a82520f4c51994be7a9ccac' },
  /** What happens to one ticket, or to all that the caller sees and asks for. */
  ticketUpdated: { kind: 'subscription', document: documents.TicketUpdatedDocument, hash: 'f3b748e7d637b17354087a4e2291fc4b345785d9aecfa5a9f6f8fa0db4e6e8d6' },
  /** The tickets that the caller sees. */
  tickets: { kind: 'query', document: documents.TicketsDocument, hash: '38f8ab218b866d158660ecc00068c8dae4c17eb92d29a108154c88299cf9a70b' },
  /** Changes limits and allowed origins. They hold at once, at every process of the desk. */
  updatePolicies: { kind: 'mutation', document: documents.UpdatePoliciesDocument, hash: 'aa49309a80448dd9374edaa9b112dc655e5af0bc70494c38ea2ac71d10a03c24', takesKey: false },
  /** Changes a product, takes it off offer, or offers it again. */
  updateProduct: { kind: 'mutation', document: documents.UpdateProductDocument, hash: '8ca0af2e369d23bff09bf14fca1afbe94fb02cd69ec461bc0c82abecba188723', takesKey: false },
  /** Changes the caller’s own name and language. */
  updateProfile: { kind: 'mutation', document: documents.UpdateProfileDocument, hash: 'e9cae8f4129906a6f95bfb43ca48b3c0258785003b5de102a6e35a56c1aeaef0', takesKey: false },
  /** Makes a detection rule or changes one; it holds from the next batch on. */
  upsertDetectionRule: { kind: 'mutation', document: documents.UpsertDetectionRuleDocument, hash: 'e771db5aba36687c9147c0b7180e0bec384593a80ed52e91e7806ace1a464938', takesKey: false },
  /** Saves a view of tickets, or changes one. */
  upsertSavedView: { kind: 'mutation', document: documents.UpsertSavedViewDocument, hash: 'bbf50acf2451f2fb96e06b782c4b7bb58ea95f55a255774bebd00c0ef64bbb21', takesKey: false },
  /** The accounts. A SAV_MANAGER is shown those of clients and technicians. */
  users: { kind: 'query', document: documents.UsersDocument, hash: 'dcc613e819911f05889fbdeb834cb849f7680ed6223bad58389fb3b867d03a7c' },
} as const;
