import { words, type Text } from "./language";

/** A purchase apart from its value case: phase, documents, what happened in it. */
export const purchaseText = words({
  about: { da: "Om indkøbet", en: "About the purchase" },
  outcomes: { da: "Resultater", en: "Outcomes" },
  edit: { da: "Redigér", en: "Edit" },
  people: { da: "Personer", en: "People" },
  log: { da: "Log", en: "Log" },
  within: { da: "Indkøbets sider", en: "Pages of the purchase" },
  phase: { da: "Hvor er indkøbet nu?", en: "Where is the purchase now?" },
  phaseNow: { da: "Fase", en: "Phase" },
  title: { da: "Titel", en: "Title" },
  titleMissing: { da: "Skriv en titel.", en: "Write a title." },
  organisation: { da: "Organisation", en: "Organisation" },
  save: { da: "Gem", en: "Save" },
  saved: { da: "Indkøbet er gemt.", en: "The purchase is saved." },
  documents: { da: "Dokumenter", en: "Documents" },
  document: { da: "Dokument", en: "Document" },
  version: { da: "Version", en: "Version" },
  savedWhen: { da: "Gemt", en: "Saved" },
  by: { da: "Af", en: "By" },
});

/** The audit log, of a purchase or of the whole workspace. */
export const auditText = words({
  title: { da: "Hændelseslog", en: "Audit log" },
  lead: {
    da: "Hvad der er gjort, af hvem og hvornår. Loggen kan kun vokse; hver hændelse er låst til den forrige.",
    en: "What was done, by whom and when. The log can only grow; every event is locked to the one before.",
  },
  purchaseLead: { da: "Hvad der er gjort i dette indkøb, af hvem og hvornår.", en: "What was done in this purchase, by whom and when." },
  when: { da: "Hvornår", en: "When" },
  who: { da: "Hvem", en: "Who" },
  what: { da: "Hvad", en: "What" },
  subject: { da: "Hvor", en: "Where" },
  system: { da: "Systemet", en: "The system" },
  unknown: { da: "Ukendt", en: "Unknown" },
  older: { da: "Vis ældre", en: "Show older" },
  empty: { da: "Her er ikke sket noget endnu.", en: "Nothing has happened here yet." },
  verify: { da: "Kontrollér, at loggen er ubrudt", en: "Check that the log is whole" },
  verifying: { da: "Kontrollerer …", en: "Checking …" },
  whole: (entries: string, versions: string) => ({
    da: `Loggen er ubrudt: ${entries} hændelser og ${versions} dokumentversioner er, som de blev skrevet.`,
    en: `The log is whole: ${entries} events and ${versions} document versions are as they were written.`,
  }),
  broken: (seq: string, what: string) => ({
    da: `Loggen er brudt ved hændelse ${seq}: ${what} Bevar databasen, som den er, og kontakt den, der driver den.`,
    en: `The log is broken at event ${seq}: ${what} Keep the database as it is and contact whoever runs it.`,
  }),
  head: (seq: string, hash: string) => ({ da: `Seneste hændelse ${seq}, kontrolsum ${hash}`, en: `Latest event ${seq}, checksum ${hash}` }),
});

export const actions: Record<string, Text> = {
  "document.saved": { da: "Gemte dokument", en: "Saved a document" },
  "document.removed": { da: "Fjernede dokument", en: "Removed a document" },
  "file.sent": { da: "Sendte en fil med data", en: "Sent a file with data" },
  "data.imported": { da: "Lagde data ind", en: "Took data in" },
  "data.removed": { da: "Fjernede data", en: "Removed data" },
  "rows.seen": { da: "Så rækker bag et tal", en: "Saw rows behind a figure" },
  "purchase.created": { da: "Oprettede indkøb", en: "Created a purchase" },
  "role.given": { da: "Gav en rolle", en: "Gave a role" },
  "role.taken": { da: "Fratog en rolle", en: "Took a role" },
  "person.added": { da: "Tilføjede person", en: "Added a person" },
  "person.renamed": { da: "Omdøbte person", en: "Renamed a person" },
  "person.deactivated": { da: "Lukkede adgang", en: "Closed access" },
  "person.activated": { da: "Åbnede adgang", en: "Opened access" },
  "person.language-set": { da: "Skiftede sprog", en: "Changed language" },
  "person.password-set": { da: "Satte ny adgangskode", en: "Set a new password" },
  "person.password-rehashed": { da: "Adgangskoden blev låst stærkere", en: "The password was locked more strongly" },
  "session.begun": { da: "Loggede ind", en: "Signed in" },
  "session.ended": { da: "Loggede af", en: "Signed out" },
  "session.all-ended": { da: "Blev logget af overalt", en: "Was signed out everywhere" },
  "session.expired": { da: "Login udløb", en: "Session expired" },
  "sign-in.failed": { da: "Forgæves forsøg på at logge ind", en: "Failed to sign in" },
};
