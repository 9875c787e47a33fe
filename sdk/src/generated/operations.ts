// Made by graphql-codegen, see codegen.yml.
import * as documents from './documents.js';

/** Every operation of the desk, by its root field. */
export const operations = {
  /** Notes that somebody has seen a fault. */
  acknowledgeFault: { kind: 'mutation', document: documents.AcknowledgeFaultDocument, hash: 'bfcd3d34d3a41c945a044c4317d738a19db78c64e0c85a1f974fd3e865f95d40', takesKey: false },
  /** Adds an image to a product; 20 at the most. */
  addProductImage: { kind: 'mutation', document: documents.AddProductImageDocument, hash: 'a5e7b5660633bd69d2ff626a71ecb49ce51426383650b40e7fa10a51d022e9e2', takesKey: true },
  /** Asks for a spare part that one’s ticket needs. */
  addRequiredPart: { kind: 'mutation', document: documents.AddRequiredPartDocument, hash: '294b08facbc4e243bcc3d74d2d7ab8bad3733ac725e7ee0d2f03c0e2766eff8f', takesKey: true },
  /** Puts a file on a ticket; 50 at the most. */
  addTicketAttachment: { kind: 'mutation', document: documents.AddTicketAttachmentDocument, hash: 'c90226b016fee0f61f186265a6c318c8b6e256ce5a7c810804054dfb2bd0ddb6', takesKey: true },
  /** Moves stock by hand: what is delivered, counted, taken out, brought elsewhere or comes back. */
  adjustStock: { kind: 'mutation', document: documents.AdjustStockDocument, hash: '37c5b14d6522ccd02714f1f92626f8b205e963bd6d409962cb017153da07fb39', takesKey: true },
  /** The API keys, also those that have ended; never their secrets. */
  apiKeys: { kind: 'query', document: documents.ApiKeysDocument, hash: 'f57b7d7206c9bc12bb7869e8a6c5de13adf113aa456bd88d27c7f40221f0c9a1' },
  /** Grants parts of a ticket, each by itself. What is there is reserved, if only in part; the rest is a SHORTAGE, and what arrives at that place is reserved for it. */
  approveRequiredParts: { kind: 'mutation', document: documents.ApproveRequiredPartsDocument, hash: '30de734a6c05a026e79e4b31e3884a02f2ab74ab03de43c27fb7d98402ff5ed9', takesKey: true },
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
  assignTicket: { kind: 'mutation', document: documents.AssignTicketDocument, hash: 'ff761ebb44c9821e380c22819aa6e631d9ac2aff39f6e19e2cbfb2cfe09f439e', takesKey: false },
  /** Who did what to which thing, the newest first. Nothing is ever taken out of it. */
  auditLog: { kind: 'query', document: documents.AuditLogDocument, hash: '20b91e833a613ebfead4a32cfd9e67bcb91d652588b0b9215f25bbe0b35ae33b' },
  /** Changes the caller’s own password, and ends every other session of theirs. */
  changePassword: { kind: 'mutation', document: documents.ChangePasswordDocument, hash: 'b625a7e2dc466c7a2f232102243d292be546a9471988a688945719ba65ad87f1', takesKey: false },
  /** Sets a priority by decision, up or down. */
  changeTicketPriority: { kind: 'mutation', document: documents.ChangeTicketPriorityDocument, hash: '2c9ccf5096d86d332618890c47a155ff5629e6dc277596b45252d72f8e564faa', takesKey: false },
  /** Takes one step of the lifecycle. */
  changeTicketStatus: { kind: 'mutation', document: documents.ChangeTicketStatusDocument, hash: 'e63682ddbdd5fbc4ebfcbc8ca618f7ab96d4e7a9b249de8c2b738c0822204b67', takesKey: false },
  /** Makes one change to many tickets, and answers for each. */
  changeTickets: { kind: 'mutation', document: documents.ChangeTicketsDocument, hash: '26f65171dadeca6a358b8f877c6f5a6a7015a06b6f720e53e6549181cda99a57', takesKey: false },
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
  createTicket: { kind: 'mutation', document: documents.CreateTicketDocument, hash: 'ed178c3d7b074f66553c8f9d5af7d30eb91fd8201d5e4aa3edfb16b956d6d1bd', takesKey: true },
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
  /** Escalates a ticket, or ends its escalation. */
  escalateTicket: { kind: 'mutation', document: documents.EscalateTicketDocument, hash: '21727c82909d94e60257877e81cf67b01ddffeb64f50ac66fbe971e246db3030', takesKey: false },
  /** Products as a file for spreadsheets, by reference, at most 5,000; importing it again changes nothing. */
  exportProducts: { kind: 'query', document: documents.ExportProductsDocument, hash: 'c55003b31cfa1776dc33dcacb4fef6b2b3496c0fd83ae22fb1b2b33262caa148' },
  /** Faults of the robots that the caller sees, active and cleared. */
  faults: { kind: 'query', document: documents.FaultsDocument, hash: 'b6322808b02f993926acbbd79dceb506ce8631c49b2ffc43321cfef59d4be605' },
  /** Fleet alerts as they are raised. */
  fleetAlertRaised: { kind: 'subscription', document: documents.FleetAlertRaisedDocument, hash: 'c993f2a72d5fdcef8483cf8d431a01f83f68fc73aabe83776d580cc9b8840e81' },
  /** Fleet alerts, open and resolved. */
  fleetAlerts: { kind: 'query', document: documents.FleetAlertsDocument, hash: '6ce784161359f0a7c8a26dffd34a25bea91c69e597444b2d8b7cd10f14456888' },
  /** Enters and edits clients by their external references, all rows of the file or none. A row may bring one site and one contact, known by their names; further rows of the same reference bring more of them. A contact is put at the site of their row. Columns that the file has not are left as they are. */
  importClients: { kind: 'mutation', document: documents.ImportClientsDocument, hash: 'a9a9edf814fe582074cb9392d36b8021a06fffc64dea47eed1a1096876786ea8', takesKey: true },
  /** Enters and edits products by their references, all rows of the file or none. Columns that the file has not are left as they are. */
  importProducts: { kind: 'mutation', document: documents.ImportProductsDocument, hash: 'e0865b1a4a65f1a2d99e450845ed5c4d8b83b80640d0bcfecc946d4ccd85e219', takesKey: true },
  /** Takes a batch of what robots say. Bad messages are rejected one by one and the good ones are kept; what the desk had already is counted and changes nothing. */
  ingestDiagnostics: { kind: 'mutation', document: documents.IngestDiagnosticsDocument, hash: '445a45ee86e61f932246b25f5ec86cd2731041a5c0b961d8b53d4a38c6cc94ab', takesKey: true },
  /** Links a robot to a client and site, or takes it back. */
  linkRobotToClient: { kind: 'mutation', document: documents.LinkRobotToClientDocument, hash: '21026293d614323e9000377315c5ba8e75f1737cc2acb9682671507913f2ddca', takesKey: false },
  /** Says what a ticket has to do with another. */
  linkTickets: { kind: 'mutation', document: documents.LinkTicketsDocument, hash: '10ef8804f3e030d250d5e945e17b652089893ae36fb7e1b2f1e8fa8b70796464', takesKey: false },
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
  /** Merges tickets into another of the same client; what hangs on them goes over, and they end for good. */
  mergeTickets: { kind: 'mutation', document: documents.MergeTicketsDocument, hash: '691ff6a8d448fd296de993aff84a0eb55ffe33d49d6e8665e8198d559a37a3e7', takesKey: false },
  /** Anything by its id; null when the caller may not see it. */
  node: { kind: 'query', document: documents.NodeDocument, hash: 'cd3b922288670a65848f7c140203ca5a435ce59bedbd5523aaa55048bf079ef6' },
  /** Several things by their ids, in the order asked; null for those that the caller may not see. */
  nodes: { kind: 'query', document: documents.NodesDocument, hash: 'f9a114d11aabf847a90c11fbf775124c3dcfe6ac75f19ae60c03dcef017cdd4f' },
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
  register: { kind: 'mutation', document: documents.RegisterDocument, hash: '4c12e82e15afd009b16b4385a61385d29d0bce2b12a38fd087893a9e2e7965e1', takesKey: false },
  /** Enters a device, changes one, or describes a robot as the asset that it is too. */
  registerAsset: { kind: 'mutation', document: documents.RegisterAssetDocument, hash: '68a92e071afca3f4b9e6b753e589dd830ad9b2171757dad18d283a880686403a', takesKey: true },
  /** Takes a robot into care. */
  registerRobot: { kind: 'mutation', document: documents.RegisterRobotDocument, hash: '5d133bcb5b119d9208a89e5c5922f71526197e1588481daecbe652026b847cf6', takesKey: true },
  /** Refuses a required part, and says why. */
  rejectRequiredPart: { kind: 'mutation', document: documents.RejectRequiredPartDocument, hash: '0974f65cabe7ed4c26f4e100cd4636709b71ac8efe2f3f0d8788bf5934d9b773', takesKey: false },
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
  /** Says how many of a product a place should have at least. Falling below is told once. */
  setStockThreshold: { kind: 'mutation', document: documents.SetStockThresholdDocument, hash: 'ab7033eaca6994285cbd73c2468e5bbf1fbd67bf9fffd25e4f27e394d2d034d4', takesKey: false },
  /** Lets somebody in or out; whoever is let out is out at once. A SAV_MANAGER does it with accounts of clients. The last active ADMIN stays in. */
  setUserActive: { kind: 'mutation', document: documents.SetUserActiveDocument, hash: '7670cf456d4e5c3d41ef4d029738d41452140571830f5e7352ef16b83ba966eb', takesKey: false },
  /** Replays past tickets under another policy, and says what would have been met and breached. Nothing is changed. */
  simulateSla: { kind: 'query', document: documents.SimulateSlaDocument, hash: '2901202bdc3c01d2aa9c93d62447848b05102a0b59bd7dac6814d9eb46310e7b' },
  /** All calendars of service levels, by name. */
  slaCalendars: { kind: 'query', document: documents.SlaCalendarsDocument, hash: '35c224b95ded7aede683510f94839a2c2789809e9eab846d7d2fcf32280813c2' },
  /** All policies of service levels, by name. */
  slaPolicies: { kind: 'query', document: documents.SlaPoliciesDocument, hash: '400a083da9c5b378bf4e59b529b4030dc77397d8d844bcc1c53659ac4c6d2d6f' },
  /** Makes part of a ticket a ticket of its own, and links them. */
  splitTicket: { kind: 'mutation', document: documents.SplitTicketDocument, hash: '71c67d0bfb352d0f0c8bf1d3309fb079520956d9339d69f500f765ae6f779b32', takesKey: true },
  /** Providers that people may sign in with; none when the desk has none. */
  ssoProviders: { kind: 'query', document: documents.SsoProvidersDocument, hash: '1f97c687f2bce8fd6b697584e4051f53f015afd06003f8b93333fa6678559be8' },
  /** How much of each product there is, place by place. */
  stock: { kind: 'query', document: documents.StockDocument, hash: 'afc644390832a6353af54086f3af8f440a2f16fd7e3fd4342436f8d9b1918108' },
  /** The places of stock. */
  stockLocations: { kind: 'query', document: documents.StockLocationsDocument, hash: '80fef4046881027bd2f9afa41392fe4b960e0ee5a42b4f82e5fedde85f585cf8' },
  /** What came and went, of all stock. */
  stockMovements: { kind: 'query', document: documents.StockMovementsDocument, hash: '09e698552689c142c82b49f3802cf94db29ba48a067c57ef91d193bb09eecbb2' },
  /** The stock in numbers, in EUR at weighted average cost. Only what is asked for is counted. */
  stockStatistics: { kind: 'query', document: documents.StockStatisticsDocument, hash: '39a56aa42da3ad89498998ae23d7e6342ddd83fba8c10968401f7832b6657a96' },
  /** To whom a ticket could be given, and why; null when there is none that the caller may see. */
  suggestTechnicians: { kind: 'query', document: documents.SuggestTechniciansDocument, hash: 'd6a326311009c20ad68d5eb83f6d7d4f18a73117878dd14af4b32e56cd68b446' },
  /** Takes tags on and off. */
  tagTicket: { kind: 'mutation', document: documents.TagTicketDocument, hash: 'f6b375d4d77833a8a6aa8dc4c40172625e6cfab538526f00e25e5e7d3faf4401', takesKey: false },
  /** The technicians; a technician sees themselves. */
  technicians: { kind: 'query', document: documents.TechniciansDocument, hash: '5d54da5ef2c2dce016ad486110ddb8d1d83a5dbd39656f8f21822f2c10dd2da5' },
  /** A ticket by id or by number; null when there is none that the caller may see. */
  ticket: { kind: 'query', document: documents.TicketDocument, hash: '0fa99ff5d44d708344531f8a4e9f2f9c15229ad6eecae5c4aa04f18d85e838dd' },
  /** What is said on one ticket, or on all that the caller sees and asks for. */
  ticketMessagePosted: { kind: 'subscription', document: documents.TicketMessagePostedDocument, hash: '4b23a141a53e0ab0b7209ed91fd8e58a602b998c6758260a691737c9ec74fa53' },
  /** The tickets that the caller sees, in numbers. Only what is asked for is counted. */
  ticketStatistics: { kind: 'query', document: documents.TicketStatisticsDocument, hash: 'e9f1098f72719c5611eeb84694d4d9189b747ee4a3eade5c780b452700d3fb1a' },
  /** What happens to one ticket, or to all that the caller sees and asks for. */
  ticketUpdated: { kind: 'subscription', document: documents.TicketUpdatedDocument, hash: '2cea47d6ad8835d130e71c55a3581878937b3c20805c917501628b39c9e863da' },
  /** The tickets that the caller sees. */
  tickets: { kind: 'query', document: documents.TicketsDocument, hash: '645dd3e137bc0b047ed8f218c32693de9f5ef705cf288a17874e9ecce77026de' },
  /** Takes a ticket from its technician. */
  unassignTicket: { kind: 'mutation', document: documents.UnassignTicketDocument, hash: 'ef143dffbad8d669432f26ff01d87bc8a36365f4d8037be69032fa467bc1fecb', takesKey: false },
  /** Takes a link away, named from either side. */
  unlinkTickets: { kind: 'mutation', document: documents.UnlinkTicketsDocument, hash: '55a28f777bea73074cfa1e2a7b1218f253ccee690011f28b38bb0e1252c61722', takesKey: false },
  /** Takes somebody from among them. */
  unwatchTicket: { kind: 'mutation', document: documents.UnwatchTicketDocument, hash: '9f8b1ec412a72aca2ff9820e0a1bfe8cf64299aa8fc64ed67cb5b2ffda9968ca', takesKey: false },
  /** Changes a client’s profile. */
  updateClient: { kind: 'mutation', document: documents.UpdateClientDocument, hash: 'c23cd36e9481b94ad5ec220545c10117a25edb0a5f8db8eb0e566a3509891c70', takesKey: false },
  /** Changes limits and allowed origins. They hold at once, at every process of the desk. */
  updatePolicies: { kind: 'mutation', document: documents.UpdatePoliciesDocument, hash: 'aa49309a80448dd9374edaa9b112dc655e5af0bc70494c38ea2ac71d10a03c24', takesKey: false },
  /** Changes a product, takes it off offer, or offers it again. */
  updateProduct: { kind: 'mutation', document: documents.UpdateProductDocument, hash: '8ca0af2e369d23bff09bf14fca1afbe94fb02cd69ec461bc0c82abecba188723', takesKey: false },
  /** Changes the caller’s own name and language. */
  updateProfile: { kind: 'mutation', document: documents.UpdateProfileDocument, hash: 'e9cae8f4129906a6f95bfb43ca48b3c0258785003b5de102a6e35a56c1aeaef0', takesKey: false },
  /** Corrects what a ticket says; a client may until work begins. */
  updateTicket: { kind: 'mutation', document: documents.UpdateTicketDocument, hash: 'a981ad3ae32295fb9298bc40de2f3ebf727e4479a38a3a396cf33b7ca14bfcff', takesKey: false },
  /** Enters a contact, or changes one. */
  upsertContact: { kind: 'mutation', document: documents.UpsertContactDocument, hash: 'b5c2614ec7f0e9365c14f4a13d67a667e2b271ba0a44b15a7e1df1951393653b', takesKey: true },
  /** Makes a contract, or changes one. */
  upsertContract: { kind: 'mutation', document: documents.UpsertContractDocument, hash: '6e2fd4a139f045c2a207d8dc78d8bee9c7d3c5e7cbd1cb0a4c9e02f88bee45ef', takesKey: true },
  /** Makes a detection rule or changes one; it holds from the next batch on. */
  upsertDetectionRule: { kind: 'mutation', document: documents.UpsertDetectionRuleDocument, hash: 'e771db5aba36687c9147c0b7180e0bec384593a80ed52e91e7806ace1a464938', takesKey: false },
  /** Saves a view of tickets, or changes one. */
  upsertSavedView: { kind: 'mutation', document: documents.UpsertSavedViewDocument, hash: 'bbf50acf2451f2fb96e06b782c4b7bb58ea95f55a255774bebd00c0ef64bbb21', takesKey: false },
  /** Enters a site, or changes one. */
  upsertSite: { kind: 'mutation', document: documents.UpsertSiteDocument, hash: '34804add22b9b8bd213c554d67dbd4249d168b5440be37c32192e85a55906a70', takesKey: true },
  /** Makes a calendar or changes one. New hours hold for tickets that are opened from now on; new holidays and days off also move the deadlines of open ones. */
  upsertSlaCalendar: { kind: 'mutation', document: documents.UpsertSlaCalendarDocument, hash: '3b9222f05b0fe7c19dadc3563fe5eb7602358537fe663dffc4a8da005c087c98', takesKey: true },
  /** Makes a policy or changes one; it holds for tickets that are opened from now on. One that becomes the default takes the place of the one that was. */
  upsertSlaPolicy: { kind: 'mutation', document: documents.UpsertSlaPolicyDocument, hash: 'e0fcc7c8fe01ee4fea311e7e657af544921924dae6ecc54686baed4687db9391', takesKey: true },
  /** Makes a place of stock, or changes one. */
  upsertStockLocation: { kind: 'mutation', document: documents.UpsertStockLocationDocument, hash: 'b35bdaf1f11e46e750e7ff92228a6e4bdd7e9b1ff0855827f8d3a6e47f6d528e', takesKey: true },
  /** Enters a technician, or changes their record. */
  upsertTechnician: { kind: 'mutation', document: documents.UpsertTechnicianDocument, hash: '37cec4d09e40d294def283bb96e4b285c4898979e79c4586c23a999a908e146c', takesKey: true },
  /** Says that a part went into the work: it leaves the stock. What is left of it can be had again. */
  useRequiredPart: { kind: 'mutation', document: documents.UseRequiredPartDocument, hash: '68d14619dea34504847ddfa6527951c41c32894d9388f399e133daaa3f9b2c54', takesKey: true },
  /** The accounts. A SAV_MANAGER is shown those of clients and technicians. */
  users: { kind: 'query', document: documents.UsersDocument, hash: 'dcc613e819911f05889fbdeb834cb849f7680ed6223bad58389fb3b867d03a7c' },
  /** Whether an asset is covered on a day, and why; null when there is none that the caller may see. */
  warranty: { kind: 'query', document: documents.WarrantyDocument, hash: 'da985c840f9f26baffa4421b8239f62c0bdaa03c521a498330513db18edb10a6' },
  /** Puts somebody among those who want to hear of a ticket. */
  watchTicket: { kind: 'mutation', document: documents.WatchTicketDocument, hash: 'b662d31d5300a8625a25e991566e568233b728a094a45b1d8d2f505b37d821da', takesKey: false },
  /** Takes the request for a part back; what was reserved for it can be had again. */
  withdrawRequiredPart: { kind: 'mutation', document: documents.WithdrawRequiredPartDocument, hash: '684d8516aa16c0768880b45f51b0d2e470d455ed16a574c23dbf60372c1e1094', takesKey: false },
} as const;
