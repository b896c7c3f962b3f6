// The words of the conversation about a small case.
import { words } from "../text/language";
import type { Counted } from "./small-case";
import type { Text } from "../text";

export const conversationText = words({
  progress: (n: number, of: number) => ({ da: `Spørgsmål ${n} af ${of}`, en: `Question ${n} of ${of}` }),
  steps: { da: "Spørgsmål", en: "Questions" },
  back: { da: "Tilbage", en: "Back" },
  next: { da: "Videre", en: "Next" },
  toAnswer: { da: "Se svaret", en: "See the answer" },
  example: {
    da: "Skabelonens eksempel er lagt til side, så du kan begynde med dine egne tal.",
    en: "The template’s example is set aside, so that you can begin with your own figures.",
  },
  useExample: { da: "Begynd hellere fra eksemplet", en: "Rather begin from the example" },
  others: (n: number) => ({
    da: n === 1 ? "Værdicasen har 1 linje mere, som står i formularen." : `Værdicasen har ${n} linjer mere, som står i formularen.`,
    en: n === 1 ? "The value case has 1 more line, which stands in the form." : `The value case has ${n} more lines, which stand in the form.`,
  }),

  whatTitle: { da: "Hvad sammenligner du?", en: "What do you compare?" },
  whatHelp: { da: "Det nye holdes op mod det, I bruger i dag.", en: "The new is held against what you use today." },
  caseTitle: { da: "Hvad handler købet om?", en: "What is the purchase about?" },
  caseTitleHelp: { da: "Fx: Nye madrasser mod tryksår", en: "E.g. New mattresses against pressure ulcers" },
  today: { da: "Hvad bruger I i dag?", en: "What do you use today?" },
  todayHelp: { da: "Fx: De madrasser, vi har", en: "E.g. The mattresses we have" },
  fresh: { da: "Hvad overvejer I i stedet?", en: "What do you consider instead?" },
  freshHelp: { da: "Fx: Trykfordelende madrasser", en: "E.g. Pressure-relieving mattresses" },
  freshMore: (n: number) => ({ da: `Mulighed ${n}`, en: `Option ${n}` }),
  addOption: { da: "Tilføj en mulighed mere", en: "Add another option" },
  removeOption: (title: string) => ({ da: `Fjern ${title || "muligheden"}`, en: `Remove ${title || "the option"}` }),

  manyTitle: { da: "Hvor mange gælder det?", en: "How many does it concern?" },
  manyHelp: { da: "Et skøn er nok; du kan altid rette det.", en: "An estimate is enough; you can always change it." },
  counted: { da: "Hvad tæller du?", en: "What do you count?" },
  years: { da: "Hvor mange år skal der regnes på?", en: "How many years shall be calculated?" },
  yearsHelp: { da: "Så længe, I regner med at bruge produktet.", en: "As long as you expect to use the product." },
  yearsUnit: { da: "år", en: "years" },
  start: { da: "Hvilket år begynder I?", en: "In which year do you begin?" },

  costsTitle: { da: "Hvad koster hver?", en: "What does each cost?" },
  costsHelp: { da: "Vælg det, I betaler for, og skriv beløbene. 0 er også et svar.", en: "Choose what you pay for and write the amounts. 0 is an answer too." },
  addCost: { da: "Hvad betaler I for?", en: "What do you pay for?" },
  per: { da: "Beløbet gælder", en: "The amount is" },
  once: { da: "i alt, én gang", en: "in all, once" },
  yearly: { da: "i alt, hvert år", en: "in all, every year" },
  currency: { da: "kr.", en: "DKK" },

  changesTitle: { da: "Hvad ændrer den?", en: "What does it change?" },
  changesHelp: { da: "Begynd med det, der betyder mest. Tre eller fire ændringer er ofte nok.", en: "Begin with what matters most. Three or four changes are often enough." },
  addChange: { da: "Hvad bliver anderledes?", en: "What becomes different?" },
  other: { da: "Noget andet, der kan måles i penge", en: "Something else, measured in money" },
  otherName: { da: "Hvad er det?", en: "What is it?" },
  otherQuestion: { da: "Hvad koster det", en: "What does it cost" },
  unpriced: { da: "Noget, ingen kan sætte pris på", en: "Something nobody can price" },
  unpricedKind: { da: "Hvad handler det om?", en: "What is it about?" },
  unpricedWords: { da: "Beskriv ændringen med få ord", en: "Describe the change in a few words" },
  unpricedHelp: { da: "Det tæller ikke i kroner, men står ved siden af svaret, så det kan vejes med.", en: "It counts for nothing in money, but stands beside the answer, so that it can be weighed." },

  sure: { da: "Hvor sikkert er det?", en: "How sure is it?" },
  documented: { da: "Det er dokumenteret", en: "It is documented" },
  supplier: { da: "Leverandøren siger det", en: "The supplier says so" },
  guess: { da: "Det er vores bedste bud", en: "It is our best guess" },
  source: { da: "Hvor står det?", en: "Where does it stand?" },
  sourceHelp: { da: "Forfatter, titel og år, eller et register", en: "Author, title and year, or a registry" },
  sourceSupplier: { da: "Hvor siger leverandøren det? (valgfrit)", en: "Where does the supplier say so? (optional)" },
  documentedAs: { da: "Hvad er dokumentationen?", en: "What is the documentation?" },
  range: { da: "Hvor meget kan det afvige?", en: "How far may it be off?" },
  rangeHelp: {
    da: "Du er 95 % sikker på, at tallet ligger imellem. Foreslået ud fra, hvor sikkert det er; ret det gerne.",
    en: "You are 95% sure that the number lies between. Suggested from how sure it is; change it freely.",
  },
  low: (title: string) => ({ da: `Laveste: ${title}`, en: `Lowest: ${title}` }),
  high: (title: string) => ({ da: `Højeste: ${title}`, en: `Highest: ${title}` }),
  rangeWrong: { da: "Tallet skal ligge mellem laveste og højeste.", en: "The number must lie between the lowest and the highest." },
  nameWanted: { da: "Skriv, hvad den hedder; resten af spørgsmålene bruger navnet.", en: "Say what it is called; the other questions use the name." },
  numberWrong: { da: "Skriv et tal, fx 1.200 eller 7,5.", en: "Write a number, e.g. 1,200 or 7.5." },
  remove: (name: string) => ({ da: `Fjern ${name}`, en: `Remove ${name}` }),
  done: { da: "Færdig med denne", en: "Done with this" },
  edit: (name: string) => ({ da: `Ret ${name}`, en: `Edit ${name}` }),
  pricedAt: { da: "Regnes om til penge med", en: "Turned into money at" },
  ownPrice: { da: "Brug en anden pris", en: "Use another price" },
  pricePer: (unit: string) => ({ da: `Pris pr. ${unit} i kroner, eller vælg i kataloget`, en: `Price per ${unit} in DKK, or choose from the catalogue` }),

  gainsTitle: { da: "Hvem vinder?", en: "Who gains?" },
  gainsHelp: {
    da: "Den, der betaler for noget i dag, vinder, når der bliver mindre af det. Ret det, hvis det er anderledes hos jer.",
    en: "Whoever pays for something today gains when there is less of it. Change it if it is otherwise with you.",
  },
  gainsNone: { da: "Der er endnu ingen ændringer, nogen kan vinde ved. Gå et spørgsmål tilbage, og tilføj dem.", en: "There are no changes yet that somebody could gain from. Go a question back and add them." },
  whoPays: (name: string) => ({ da: `Hvem betaler for: ${name}?`, en: `Who pays for: ${name}?` }),

  answerTitle: { da: "Svaret", en: "The answer" },
  answerNone: { da: "Der mangler stadig noget, før der kan regnes:", en: "Something is still missing before it can be calculated:" },
  answerSave: { da: "Gem værdicasen", en: "Save the value case" },
  answerSaved: { da: "Åbn værdicasen", en: "Open the value case" },
  answerSavedHelp: { da: "Dér kan du flytte på tallene, se hvem der betaler, og skrive den ud.", en: "There you can move the figures, see who pays, and print it." },
  beside: { da: "Det, ingen kan sætte pris på, men som skal vejes med", en: "What nobody can price, but which shall be weighed" },
});

export const countedWords: Record<Counted, { many: Text; each: Text; ask: Text }> = {
  patients: { many: { da: "Patienter", en: "Patients" }, each: { da: "pr. patient", en: "for each patient" }, ask: { da: "Hvor mange patienter om året?", en: "How many patients a year?" } },
  procedures: { many: { da: "Indgreb", en: "Procedures" }, each: { da: "pr. indgreb", en: "for each procedure" }, ask: { da: "Hvor mange indgreb om året?", en: "How many procedures a year?" } },
  units: { many: { da: "Stykker af produktet", en: "Pieces of the product" }, each: { da: "pr. stk.", en: "for each piece" }, ask: { da: "Hvor mange stykker om året?", en: "How many pieces a year?" } },
};

export const ofThem: Record<Counted, Text> = {
  patients: { da: "% af patienterne", en: "% of the patients" },
  procedures: { da: "% af indgrebene", en: "% of the procedures" },
  units: { da: "% af stykkerne", en: "% of the pieces" },
};
