import { words } from "./language";

/** Home: my purchases, what waits for me, how to begin; and the page that begins a purchase. */
export const homeText = words({
  title: { da: "Dine indkøb", en: "Your purchases" },
  newPurchase: { da: "Nyt indkøb", en: "New purchase" },
  emptyTitle: { da: "Her kommer dine indkøb til at stå", en: "Your purchases will stand here" },
  empty: {
    da: "Et indkøb samler det, I ved om et produkt: hvad det koster, hvad det ændrer for patienter og personale, og hvor sikkert det er. Begynd med en lille værdicase; den tager ti minutter.",
    en: "A purchase gathers what you know about a product: what it costs, what it changes for patients and staff, and how sure that is. Begin with a small value case; it takes ten minutes.",
  },
  waitingTitle: { da: "Venter på dig", en: "Waiting for you" },
  waitingDraft: { da: "Du har en kladde, der ikke er gemt som version", en: "You have a draft that is not saved as a version" },
  waitingErrors: (n: number) => ({
    da: n === 1 ? "Værdicasen har en fejl, der skal rettes" : `Værdicasen har ${n} fejl, der skal rettes`,
    en: n === 1 ? "The value case has an error to mend" : `The value case has ${n} errors to mend`,
  }),
  waitingNoCase: { da: "Der er ingen værdicase endnu", en: "There is no value case yet" },
  assumptions: (n: number) => ({
    da: n === 1 ? "hviler på 1 antagelse" : `hviler på ${n} antagelser`,
    en: n === 1 ? "rests on 1 assumption" : `rests on ${n} assumptions`,
  }),
  goOnDraft: { da: "Fortsæt", en: "Go on" },
  mend: { da: "Ret", en: "Mend" },
  begin: { da: "Begynd", en: "Begin" },
  likely: { da: "sandsynligt, at den er pengene værd", en: "likely to be worth it" },
  saved: (when: string, who?: string) => ({
    da: who ? `Gemt ${when} af ${who}` : `Gemt ${when}`,
    en: who ? `Saved ${when} by ${who}` : `Saved ${when}`,
  }),
  startTitle: { da: "Kom i gang", en: "Get started" },
  small: { da: "Lille værdicase", en: "Small value case" },
  smallTime: { da: "10 minutter", en: "10 minutes" },
  smallHelp: {
    da: "Svar på fem spørgsmål om to alternativer. Svaret står der allerede efter det tredje.",
    en: "Answer five questions about two alternatives. The answer is there already after the third.",
  },
  medium: { da: "Mellemstor værdicase", en: "Medium value case" },
  mediumTime: { da: "En eftermiddag", en: "An afternoon" },
  mediumHelp: {
    da: "Flere omkostninger og effekter, betalere år for år, scenarier og kilder på hvert tal.",
    en: "More costs and effects, payers year by year, scenarios, and a source on every figure.",
  },
  large: { da: "Stor værdicase", en: "Large value case" },
  largeTime: { da: "Flere dage, flere fagfolk", en: "Several days, several professions" },
  largeHelp: {
    da: "Patientforløb, helbredstilstande og kvalitetsjusterede leveår, grupper og kapacitet.",
    en: "Pathways, health states and quality-adjusted life years, groups and capacity.",
  },
  examplesTitle: { da: "Se et eksempel", en: "See an example" },
  examplesLead: {
    da: "Rigtige indkøb fra det offentlige. Åbn en kopi, flyt på tallene, og se svaret ændre sig.",
    en: "Real public purchases. Open a copy, move the figures and see the answer change.",
  },
  openExample: (title: string) => ({ da: `Åbn en kopi af ${title}`, en: `Open a copy of ${title}` }),
  openCopy: { da: "Åbn en kopi", en: "Open a copy" },
  allExamples: (n: number) => ({ da: `Vis alle ${n} eksempler`, en: `Show all ${n} examples` }),
  opening: { da: "Åbner …", en: "Opening …" },

  newTitle: { da: "Nyt indkøb", en: "New purchase" },
  newLead: {
    da: "Giv indkøbet et navn, og vælg, hvor stort du vil begynde. En lille værdicase kan altid vokse.",
    en: "Give the purchase a name and choose how large to begin. A small value case can always grow.",
  },
  name: { da: "Hvad overvejer I at købe?", en: "What are you thinking of buying?" },
  nameHelp: {
    da: "Skriv det, som en kollega ville sige det, fx »Bærbare iltapparater til hjemmeboende«.",
    en: "Write it as a colleague would say it, e.g. “Portable oxygen for people at home”.",
  },
  nameMissing: { da: "Skriv et navn til indkøbet.", en: "Write a name for the purchase." },
  organisation: { da: "Organisation (kan udelades)", en: "Organisation (optional)" },
  organisationHelp: { da: "Region, kommune eller sygehus.", en: "Region, municipality or hospital." },
  size: { da: "Hvor stort vil du begynde?", en: "How large will you begin?" },
  create: { da: "Opret indkøb", en: "Create purchase" },
  creating: { da: "Opretter …", en: "Creating …" },
});
