/** People-facing sentences of refusals, in French (the default) and English. Codes say what happened; these say what to do. */
export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export type MessageParams = Record<string, string | number | undefined>;

const things: Record<string, [string, string]> = {
  ticket: ['Ce ticket', 'ticket'],
  robot: ['Ce robot', 'robot'],
  client: ['Ce client', 'client'],
  product: ['Cet article', 'product'],
  site: ['Ce site', 'site'],
  contact: ['Ce contact', 'contact'],
  contract: ['Ce contrat', 'contract'],
  asset: ['Cet actif', 'asset'],
  technician: ['Ce technicien', 'technician'],
  link: ['Ce lien', 'link'],
  fault: ['Cette panne', 'fault'],
  fleetAlert: ['Cette alerte', 'fleet alert'],
  ssoProvider: ['Ce fournisseur d’identité', 'identity provider'],
  rule: ['Cette règle de détection', 'detection rule'],
  account: ['Ce compte', 'account'],
  session: ['Cette session', 'session'],
  stockLocation: ['Ce lieu de stock', 'stock location'],
  requiredPart: ['Cette pièce demandée', 'required part'],
  file: ['Ce fichier', 'file'],
  image: ['Cette image', 'image'],
  attachment: ['Cette pièce jointe', 'attachment'],
  apiKey: ['Cette clé d’API', 'API key'],
  message: ['Ce message', 'message'],
  savedView: ['Cette vue', 'saved view'],
  slaCalendar: ['Ce calendrier', 'calendar'],
  slaPolicy: ['Cette politique de service', 'SLA policy'],
};

const MESSAGES = {
  amount: [
    'Donnez un montant positif avec deux décimales au plus, comme « 12.50 ».',
    'Give a positive amount with two decimals at the most, like “12.50”.',
  ],
  percent: [
    'Donnez un pourcentage de 0 à 100 avec deux décimales au plus, comme « 20 » ou « 5.5 ».',
    'Give a percentage from 0 to 100 with two decimals at the most, like “20” or “5.5”.',
  ],
  currency: ['Donnez une devise de la norme ISO 4217, comme EUR.', 'Give a currency of ISO 4217, like EUR.'],
  csv_cells: [
    'Cette ligne a {found} cellules au lieu de {expected}.',
    'This row has {found} cells instead of {expected}.',
  ],
  csv_choice: ['Donnez une de ces valeurs : {values}.', 'Give one of these values: {values}.'],
  csv_differs: [
    'La ligne {line} dit autre chose dans la colonne « {column} ».',
    'Line {line} says otherwise in the column “{column}”.',
  ],
  csv_empty: ['Ce fichier est vide.', 'This file is empty.'],
  csv_encoding: [
    'Ce fichier n’est pas en UTF-8 ; enregistrez-le comme « CSV UTF-8 ».',
    'This file is not UTF-8; save it as “CSV UTF-8”.',
  ],
  csv_integer: ['Donnez un nombre entier, comme « 24 ».', 'Give a whole number, like “24”.'],
  csv_missing_column: ['La colonne « {column} » manque.', 'The column “{column}” is missing.'],
  csv_number: ['Donnez un nombre, comme « 1890,50 ».', 'Give a number, like “1890.50”.'],
  csv_quotes: [
    'À partir de cette ligne, les guillemets ne vont pas par paires.',
    'From this line on, quotation marks do not come in pairs.',
  ],
  csv_same_row: ['La ligne {line} parle déjà de « {key} ».', 'Line {line} is about “{key}” already.'],
  csv_too_many_rows: ['{max} lignes au plus ; coupez le fichier.', 'At most {max} rows; cut the file up.'],
  csv_twice_column: ['La colonne « {column} » est là deux fois.', 'The column “{column}” is there twice.'],
  csv_unknown_column: [
    'Colonne inconnue : « {column} ». Colonnes possibles : {known}.',
    'Unknown column: “{column}”. Possible columns: {known}.',
  ],
  csv_yes_no: ['Répondez par oui ou par non.', 'Answer yes or no.'],
  import_refused: [
    'Rien n’a été importé. Problèmes à corriger dans le fichier : {count}.',
    'Nothing was imported. Problems to correct in the file: {count}.',
  ],
  not_found: ['{thing} n’existe pas.', 'There is no such {thing}.'],
  unauthenticated: ['Connectez-vous d’abord.', 'Sign in first.'],
  token_expired: ['Votre session a expiré ; reconnectez-vous.', 'Your session has ended; sign in again.'],
  forbidden: ['Vous n’avez pas le droit de faire cela.', 'You may not do this.'],
  invalid_credentials: ['Adresse ou mot de passe incorrect.', 'The e-mail address or the password is wrong.'],
  invalid_refresh_token: [
    'Cette session n’est plus valable ; reconnectez-vous.',
    'This session is no longer valid; sign in again.',
  ],
  sso_expired: [
    'Cette connexion n’est plus valable, ou a déjà servi ; recommencez.',
    'This sign-in is no longer valid, or was used already; start again.',
  ],
  sso_cancelled: ['La connexion a été abandonnée.', 'The sign-in was cancelled.'],
  sso_refused: ['Cette connexion n’a pas abouti.', 'You could not be signed in this way.'],
  sso_unavailable: [
    'Le fournisseur d’identité ne répond pas ; réessayez plus tard.',
    'The identity provider does not answer; try again later.',
  ],
  sso_unverified: [
    'Votre adresse électronique n’est pas vérifiée chez ce fournisseur.',
    'Your e-mail address is not verified at this provider.',
  ],
  sso_domain: [
    'Votre adresse n’est pas d’un domaine admis par ce fournisseur.',
    'Your address is not of a domain that may sign in here.',
  ],
  sso_unknown: [
    'Aucun compte ne correspond à votre adresse ; demandez-en un.',
    'There is no account for your address; ask for one.',
  ],
  sso_challenge: [
    'Donnez `challenge`, le SHA-256 en base64url d’un secret de la page.',
    'Give `challenge`, the SHA-256 in base64url of a secret of the page.',
  ],
  sso_return_url: ['Cette adresse de retour n’est pas admise.', 'This is not an address to return to.'],
  invalid_password_link: [
    'Ce lien n’est plus valable ; demandez-en un nouveau.',
    'This link is no longer valid; ask for a new one.',
  ],
  wrong_password: ['Le mot de passe actuel est incorrect.', 'The current password is wrong.'],
  password_link_sent: [
    'Si un compte existe à cette adresse, un message avec un lien vient d’être envoyé.',
    'If there is an account with this address, a mail with a link is on its way.',
  ],
  too_short: ['{min} caractères au moins.', 'At least {min} characters.'],
  weak_password: [
    'Ce mot de passe se devine trop facilement. {advice}',
    'This password is too easy to guess. {advice}',
  ],
  same_password: ['Choisissez un autre mot de passe que l’actuel.', 'Choose a password other than the current one.'],
  already_signed_in: ['Vous êtes déjà connecté ; déconnectez-vous d’abord.', 'You are signed in; sign out first.'],
  email_taken: [
    'Un compte existe déjà à cette adresse. Connectez-vous, ou demandez un nouveau mot de passe.',
    'There is an account with this address already. Sign in, or ask for a new password.',
  ],
  last_admin: [
    'C’est le dernier administrateur actif ; nommez-en d’abord un autre.',
    'This is the last active administrator; appoint another one first.',
  ],
  only_for_role: ['Réservé au rôle {role}.', 'Only for the role {role}.'],
  technician_taken: ['Ce technicien a déjà un compte.', 'This technician has an account already.'],
  other_technician: ['Ce compte a déjà sa fiche de technicien.', 'This account has its technician record already.'],
  required: ['Ce champ est obligatoire.', 'This field is required.'],
  too_long: ['{max} caractères au plus.', 'At most {max} characters.'],
  null_byte: ['Le caractère nul (U+0000) n’est pas accepté.', 'The null character (U+0000) is not accepted.'],
  half_character: ['Un caractère est incomplet (substitut isolé).', 'A character is incomplete (lone surrogate).'],
  number_required: ['Donnez un nombre.', 'Give a number.'],
  invalid_email: ['Cette adresse électronique n’est pas valable.', 'This is not a valid e-mail address.'],
  invalid_cursor: ['Ce curseur n’est pas valable pour cette liste.', 'This cursor is not valid for this list.'],
  page_size: ['Demandez de 1 à {max} éléments.', 'Ask for 1 to {max} items.'],
  page_direction: ['Donnez `first` ou `last`, pas les deux.', 'Give `first` or `last`, not both.'],
  unknown_scope: ['Portée inconnue : {scope}.', 'Unknown scope: {scope}.'],
  no_scope: ['Donnez au moins une portée.', 'Give at least one scope.'],
  in_the_past: ['Ce moment est déjà passé.', 'This time has passed already.'],
  key_length: [
    'Une clé d’idempotence compte de 1 à {max} caractères.',
    'An idempotency key has 1 to {max} characters.',
  ],
  idempotency_mismatch: [
    'Cette clé d’idempotence a déjà servi avec un autre contenu.',
    'This idempotency key was already used with another input.',
  ],
  version_conflict: [
    'Quelqu’un d’autre l’a modifié entre-temps ; relisez-le et recommencez.',
    'Somebody else changed it in the meantime; read it again and repeat.',
  ],
  illegal_transition: [
    'Un ticket {from} ne peut pas passer à {to}. Possible : {allowed}.',
    'A ticket that is {from} cannot become {to}. Allowed: {allowed}.',
  ],
  reopen_window: [
    'Ce ticket ne peut plus être rouvert : le délai de {days} jours est passé. Ouvrez-en un nouveau.',
    'This ticket can no longer be reopened: the window of {days} days has passed. Open a new one.',
  ],
  ticket_confirmed: [
    'Votre demande est enregistrée sous le numéro {number} : « {title} ». Priorité {priority} ({reason}).',
    'Your request is registered as {number}: “{title}”. Priority {priority} ({reason}).',
  ],
  ticket_over: ['Ce ticket est terminé ({status}).', 'This ticket is over ({status}).'],
  merge_itself: ['Un ticket ne peut pas être fusionné avec lui-même.', 'A ticket cannot be merged into itself.'],
  merge_other_client: ['Le ticket {number} est d’un autre client.', 'The ticket {number} is another client’s.'],
  merge_target_ended: [
    'Rien ne peut être fusionné dans ce ticket : il est {status}.',
    'Nothing can be merged into this ticket: it is {status}.',
  ],
  merge_target_over: [
    'Le ticket cible est terminé alors que d’autres sont ouverts ; rouvrez-le d’abord.',
    'The target is over while others are open; reopen it first.',
  ],
  merge_alert: [
    'Le ticket {number} est celui d’une alerte en cours ; prenez-le comme cible.',
    'The ticket {number} is that of an alert that is open; make it the target.',
  ],
  already_linked: ['Ces tickets sont déjà liés ainsi.', 'These tickets are linked like that already.'],
  link_itself: ['Un ticket ne peut pas être lié à lui-même.', 'A ticket cannot be linked with itself.'],
  tag: [
    'Une étiquette compte de 1 à {max} lettres, chiffres, points ou tirets : « {tag} » n’en est pas une.',
    'A tag has 1 to {max} letters, digits, dots or hyphens: “{tag}” is none.',
  ],
  nothing_to_change: ['Dites ce qui doit changer.', 'Say what is to change.'],
  already_in_work: [
    'Le travail a commencé : demandez la correction au service après-vente.',
    'Work has begun: ask the desk for the correction.',
  ],
  watcher_out_of_sight: [
    'Ce compte ne peut pas suivre ce ticket : il ne le voit pas.',
    'This account cannot watch this ticket: it does not see it.',
  ],
  skill: [
    'Une compétence compte de 1 à {max} caractères, sans guillemets, virgules ni accolades : « {skill} » n’en est pas une.',
    'A skill has 1 to {max} characters, without quotes, commas or braces: “{skill}” is none.',
  ],
  hours: [
    'Donnez des heures comme 08:00 à 12:30, sans chevauchement, dans une journée.',
    'Give hours such as 08:00 to 12:30, without overlap, within a day.',
  ],
  coordinates: ['Donnez la latitude et la longitude ensemble.', 'Give latitude and longitude together.'],
  reason_required: ['Donnez la raison.', 'Give the reason.'],
  assign_first: ['Affectez d’abord un technicien.', 'Assign a technician first.'],
  technician_inactive: ['Ce technicien n’est pas actif.', 'This technician is not active.'],
  site_of_other_client: ['Ce site n’appartient pas à ce client.', 'This site does not belong to this client.'],
  name_taken: ['Ce nom est déjà pris.', 'This name is taken already.'],
  serial_taken: ['Un robot porte déjà ce numéro de série.', 'A robot with this serial number exists already.'],
  reference_taken: ['Cette référence est déjà prise.', 'This reference is taken already.'],
  number_taken: ['Ce numéro est déjà pris.', 'This number is taken already.'],
  asset_serial_taken: [
    'Ce client a déjà un actif avec ce numéro de série.',
    'This client has an asset with this serial number already.',
  ],
  reference_is_the_crms: [
    'Les références externes sont celles du CRM ; ne les donnez pas.',
    'External references are the CRM’s; do not give them.',
  ],
  registered_robot: [
    'Cette donnée d’un robot vient de son enregistrement et ne se change pas ici.',
    'This is known of a robot from its registration and is not changed here.',
  ],
  asset_stays_with_client: [
    'Un actif reste chez son client ; archivez-le et enregistrez-le chez l’autre.',
    'A device stays with its client; archive it and register it with the other.',
  ],
  open_tickets: [
    'Des réclamations sont encore en cours ({count}) ; terminez-les d’abord.',
    'There are open tickets ({count}); end them first.',
  ],
  site_in_use: [
    'Des actifs sont encore sur ce site ({count}) ; déplacez-les d’abord.',
    'There are assets on this site ({count}); move them first.',
  ],
  latitude_and_longitude: ['Donnez la latitude et la longitude ensemble.', 'Give latitude and longitude together.'],
  country_code: ['Donnez un pays de la norme ISO 3166-1, comme FR.', 'Give a country of ISO 3166-1, like FR.'],
  ends_before_start: ['La fin précède le début.', 'The end is before the start.'],
  nothing_covered: [
    'Dites quels actifs sont couverts, ou que tous le sont.',
    'Say which assets are covered, or that all are.',
  ],
  one_currency: ['Donnez tous les montants dans la même devise.', 'Give all amounts in the same currency.'],
  client_required: ['Dites pour quel client.', 'Say for which client.'],
  rule_kind: ['Une règle {kind} a besoin de : {missing}.', 'A {kind} rule needs: {missing}.'],
  out_of_bounds: ['La valeur doit être comprise entre {min} et {max}.', 'The value must lie between {min} and {max}.'],
  time_zone: ['Donnez un fuseau horaire comme Europe/Paris.', 'Give a time zone like Europe/Paris.'],
  no_working_hours: [
    'Un calendrier a besoin d’heures ouvrées : donnez au moins un intervalle.',
    'A calendar needs working hours: give at least one interval.',
  ],
  time_of_day: ['Donnez une heure comme 09:00, de 00:00 à 24:00.', 'Give a time such as 09:00, from 00:00 to 24:00.'],
  from_before_to: ['Le début doit précéder la fin.', 'The beginning must come before the end.'],
  hours_overlap: ['Deux intervalles se chevauchent.', 'Two intervals overlap.'],
  date_twice: ['Le {date} est donné deux fois.', '{date} is given twice.'],
  unknown_holidays: [
    'Aucun jour férié n’est connu pour ce pays ou cette région.',
    'No holidays are known for this country or region.',
  ],
  no_target: ['Donnez au moins un délai.', 'Give at least one target.'],
  target_twice: [
    'Un délai pour cette priorité et ce type de service est déjà donné.',
    'There is a target for this priority and service type already.',
  ],
  pause_status: ['La pause ne vaut que pour {allowed}.', 'Only {allowed} may pause.'],
  default_for_all: [
    'La politique par défaut donne un délai pour chaque priorité, quel que soit le type de service.',
    'The default policy has a target for each priority, whatever the service type.',
  ],
  default_policy: [
    'Il faut une politique par défaut : choisissez-en d’abord une autre.',
    'There must be a default policy: choose another one first.',
  ],
  one_calendar: ['Donnez `calendarId` ou `calendar`, pas les deux.', 'Give `calendarId` or `calendar`, not both.'],
  policy_required: ['Donnez `policyId` ou `policy`, l’un des deux.', 'Give `policyId` or `policy`, one of them.'],
  initial_or_after: ['Donnez `initial` ou `after`, pas les deux.', 'Give `initial` or `after`, not both.'],
  too_many_values: ['{max} valeurs au plus.', 'At most {max} values.'],
  too_many_nodes: [
    'Cette requête peut ramener plus de {max} objets ; demandez des pages plus petites, ou en plusieurs requêtes.',
    'This may come to more than {max} objects; ask for smaller pages, or in several operations.',
  ],
  conversation_over: ['Ce ticket est terminé : ouvrez-en un nouveau.', 'This ticket is over: open a new one.'],
  reply_to_note: [
    'Seule une note interne peut répondre à une note interne.',
    'Only an internal note can reply to an internal note.',
  ],
  already_retracted: ['Ce message a déjà été retiré.', 'This message has already been retracted.'],
  alert_resolved: ['Cette alerte est déjà résolue.', 'This alert is already resolved.'],
  over_budget: [
    'Trop de demandes en peu de temps ; réessayez dans {seconds} s.',
    'Too much was asked in a short time; try again in {seconds} s.',
  ],
  too_costly: [
    'Cette requête coûterait {cost}, et {max} au plus : demandez moins d’éléments ou de champs à la fois.',
    'This operation would cost {cost}, and at most {max} is allowed: ask for fewer items or fields at once.',
  ],
  too_many_attempts: [
    'Trop de tentatives ; réessayez dans {seconds} s.',
    'Too many attempts; try again in {seconds} s.',
  ],
  too_many: ['{max} éléments au plus.', 'At most {max} items.'],
  invalid_origin: [
    'Donnez une origine comme https://www.example.org, sans chemin.',
    'Give an origin such as https://www.example.org, without a path.',
  ],
  out_of_stock: [
    'Stock insuffisant à {location} : {available} disponible(s), {asked} demandée(s).',
    'Not enough in stock at {location}: {available} available, {asked} asked for.',
  ],
  count_below_reserved: [
    '{reserved} pièce(s) y sont réservées ; libérez-en d’abord.',
    '{reserved} of them are reserved there; release some first.',
  ],
  client_archived: [
    'Le client « {key} » est archivé ; une importation ne le rétablit pas.',
    'The client “{key}” is archived; an import does not bring it back.',
  ],
  several_of_name: [
    'Ce client en a plusieurs du nom de « {key} » ; renommez-les d’abord.',
    'This client has several called “{key}”; rename them first.',
  ],
  location_archived: ['Ce lieu de stock est archivé.', 'This stock location is archived.'],
  location_not_empty: [
    'Il reste du stock à cet endroit ; transférez-le d’abord.',
    'There is stock left at this place; transfer it first.',
  ],
  location_kind: [
    'Une camionnette a un technicien, un entrepôt n’en a pas ; le genre d’un lieu ne change pas.',
    'A van has a technician, and a warehouse has none; the kind of a place does not change.',
  ],
  van_taken: ['Ce technicien a déjà une camionnette.', 'This technician has a van already.'],
  period_order: ['La fin doit être après le début.', 'The end must be after the beginning.'],
  same_location: ['Donnez un autre lieu que celui de départ.', 'Give another place than the one it leaves.'],
  only_for_action: ['Sans objet pour {action}.', 'This has no place in a {action}.'],
  stock_currency: ['Le stock est évalué en {currency}.', 'Stock is valued in {currency}.'],
  serials_required: [
    'Cet article est suivi par numéro de série : donnez-en {count}, tous différents.',
    'This product is tracked by serial number: give {count} of them, all different.',
  ],
  not_serial_tracked: [
    'Cet article n’est pas suivi par numéro de série.',
    'This product is not tracked by serial number.',
  ],
  serial_in_stock: ['La pièce {serial} est déjà en stock.', 'Piece {serial} is in stock already.'],
  serial_not_there: ['La pièce {serial} n’est pas à cet endroit.', 'Piece {serial} is not at this place.'],
  serial_never_here: [
    'La pièce {serial} n’a jamais été en stock ; recevez-la.',
    'Piece {serial} was never in stock; receive it.',
  ],
  named_twice: ['Cet élément est nommé deux fois.', 'This is named twice.'],
  not_a_part: ['Cet article n’est pas une pièce détachée proposée.', 'This product is no spare part on offer.'],
  illegal_part_step: [
    'Une pièce demandée {from} ne peut pas passer à {to}. Possible : {allowed}.',
    'A required part that is {from} cannot become {to}. Allowed: {allowed}.',
  ],
  cursor_expired: [
    'Le journal ne remonte plus jusqu’à ce curseur ; relisez l’état courant puis abonnez-vous sans curseur.',
    'The log no longer reaches back to this cursor; fetch the current state anew and subscribe without a cursor.',
  ],
  images_full: ['Un article a {max} images au plus.', 'A product has {max} images at the most.'],
  attachments_full: ['Un ticket a {max} pièces jointes au plus.', 'A ticket has {max} attachments at the most.'],
  attach_merged: [
    'Ce ticket a été fusionné ; joignez le fichier au ticket qui l’a repris.',
    'This ticket was merged; attach the file to the one that it is part of now.',
  ],
  file_type: [
    'Ce type de fichier n’est pas accepté. Types admis : {allowed}.',
    'This type of file is not accepted. These are: {allowed}.',
  ],
  file_content: [
    'Ce fichier est abîmé ou n’est pas ce qu’il prétend être.',
    'This file is damaged, or is not what it claims to be.',
  ],
  file_size: ['Un fichier de ce type compte de 1 octet à {max} Mo.', 'A file of this type has 1 byte to {max} MB.'],
  file_other_size: [
    'Le fichier reçu n’a pas la taille annoncée, {size} octets.',
    'The file does not have the size that was announced, {size} bytes.',
  ],
  image_too_large: [
    'Cette image a trop de pixels : {max} millions au plus.',
    'This image has too many pixels: {max} million at the most.',
  ],
  file_not_uploaded: ['Ce fichier n’a pas encore été envoyé.', 'This file has not been sent yet.'],
  file_used: ['Ce fichier a déjà servi.', 'This file has been used already.'],
  file_gone: [
    'Ce fichier a été oublié, faute d’usage ; recommencez avec une autre clé.',
    'This file was forgotten, because nobody used it; start again with another key.',
  ],
  file_link: ['Ce lien n’est pas valable, ou ne l’est plus.', 'This link is not valid, or is no longer.'],
  upload_busy: ['Ce fichier est déjà en cours d’envoi.', 'This file is being sent already.'],
  upload_done: ['Ce fichier a déjà été envoyé.', 'This file has been sent already.'],
  upload_too_often: [
    'Cet envoi a échoué {max} fois ; demandez un nouveau lien.',
    'This upload has failed {max} times; ask for a new link.',
  ],
  uploads_full: [
    'Trop d’envois en même temps ; réessayez dans un instant.',
    'Too much is being sent at the moment; try again in a while.',
  ],
  storage_down: [
    'Les fichiers ne sont pas accessibles en ce moment ; réessayez plus tard.',
    'Files cannot be reached at the moment; try again later.',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type MessageKey = keyof typeof MESSAGES;

/** The sentence for a key in one language, its parameters filled in. */
export function sentence(key: MessageKey, params: MessageParams, locale: Locale): string {
  const index = locale === 'fr' ? 0 : 1;
  return MESSAGES[key][index].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (name === 'thing') return things[String(value)]?.[index] ?? String(value);
    return String(value ?? '');
  });
}

/** The locale that an Accept-Language header asks for, by its weights; French when it asks for neither. */
export function localeOf(header: string | undefined): Locale {
  const asked = (header ?? '').split(',').flatMap((range) => {
    const [tag = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
    const locale = LOCALES.find((one) => one === tag.split('-')[0]);
    const weight = Number(params.find((param) => param.startsWith('q='))?.slice(2) ?? 1);
    return locale && weight > 0 ? [{ locale, weight }] : [];
  });
  return asked.sort((a, b) => b.weight - a.weight)[0]?.locale ?? 'fr';
}
