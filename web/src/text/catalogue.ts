import { words, type Text } from "./language";

/** The catalogue: finding prices, what each rests on, converting, own prices. */
export const catalogueText = words({
  title: { da: "Enhedspriser", en: "Unit prices" },
  lead: {
    da: "Fælles priser og forudsætninger med kilde, prisår og tillid. Brug dem i en værdicase, eller læg jeres egne ovenpå.",
    en: "Common prices and conventions with source, price year and certainty. Use them in a value case, or put your own on top.",
  },
  find: { da: "Find en pris", en: "Find a price" },
  findHelp: { da: "Fx sengedag, genindlæggelse, sygeplejerske", en: "E.g. bed day, readmission, nurse" },
  kind: { da: "Vis", en: "Show" },
  own: { da: "Egne priser", en: "Own prices" },
  count: (n: number) => ({ da: n === 1 ? "1 post" : `${n} poster`, en: n === 1 ? "1 entry" : `${n} entries` }),
  nothing: { da: "Intet rummer alle ordene. Prøv færre eller andre ord.", en: "Nothing holds all these words. Try fewer or others." },
  what: { da: "Hvad det er", en: "What it is" },
  price: { da: "Pris", en: "Price" },
  year: { da: "Prisår", en: "Price year" },
  payer: { da: "Betaler", en: "Payer" },
  evidence: { da: "Evidens", en: "Evidence" },
  back: { da: "Alle enhedspriser", en: "All unit prices" },
  useTitle: { da: "Brug i en værdicase", en: "Use in a value case" },
  useHelp: {
    da: "Prisen følger med kilde og usikkerhed. Kopiér teksten, eller sæt den ind i en af dine værdicases.",
    en: "The price brings its source and uncertainty along. Copy the text, or put it into one of your value cases.",
  },
  copy: { da: "Kopiér", en: "Copy" },
  copied: { da: "Kopieret", en: "Copied" },
  insertInto: { da: "Sæt ind i", en: "Put into" },
  insert: { da: "Sæt ind", en: "Put in" },
  noCases: { da: "Du har ingen værdicase at redigere endnu.", en: "You have no value case to edit yet." },
  convertTitle: { da: "Omregn", en: "Convert" },
  convertHelp: { da: "Til et andet prisår eller en anden valuta, trin for trin.", en: "To another price year or currency, step by step." },
  toYear: { da: "Til prisår", en: "To price year" },
  toCurrency: { da: "Til valuta", en: "To currency" },
  convert: { da: "Omregn", en: "Convert" },
  converted: (amount: string, year: number) => ({ da: `${amount} i ${year}-priser`, en: `${amount} in ${year} prices` }),
  nothingToConvert: { da: "Samme valuta og år: intet at omregne.", en: "Same currency and year: nothing to convert." },
  mortality: { da: "Sandsynlighed for at dø inden for året", en: "Probability of dying within the year" },
  mortalityHelp: { da: "Efter hel alder: den gælder fra den ene fødselsdag til den næste.", en: "By whole age: it holds from one birthday to the next." },
  age: { da: "Alder", en: "Age" },
  women: { da: "Kvinder", en: "Women" },
  men: { da: "Mænd", en: "Men" },
  both: { da: "Kvinder og mænd", en: "Women and men" },
  replaceWithOwn: { da: "Erstat med jeres eget tal", en: "Replace with your own figure" },
});

export const kinds: { kind: string; name: Text }[] = [
  { kind: "price", name: { da: "Enhedspriser", en: "Unit prices" } },
  { kind: "category", name: { da: "Kategorier af omkostning og effekt", en: "Categories of cost and effect" } },
  { kind: "staff", name: { da: "Personalegrupper", en: "Staff groups" } },
  { kind: "payer", name: { da: "Betalere", en: "Payers" } },
  { kind: "split", name: { da: "Fordelinger", en: "Splits" } },
  { kind: "transfer", name: { da: "Overførselsregler", en: "Transfer rules" } },
  { kind: "discounting", name: { da: "Diskontering", en: "Discounting" } },
  { kind: "life-table", name: { da: "Dødelighedstavler", en: "Life tables" } },
  { kind: "price-index", name: { da: "Prisindeks", en: "Price indices" } },
  { kind: "exchange-rate", name: { da: "Valutakurser", en: "Exchange rates" } },
  { kind: "purchasing-power", name: { da: "Købekraft", en: "Purchasing power" } },
  { kind: "keyword", name: { da: "Nøgleord", en: "Keywords" } },
  { kind: "", name: { da: "Alt", en: "Everything" } },
];

/** Own prices: the form over catalogue/own.yaml. */
export const ownText = words({
  title: { da: "Egne priser", en: "Own prices" },
  lead: {
    da: "Jeres egne enhedspriser. Et nyt id tilføjes; et kendt id, fx bed-day, erstatter den fælles pris i alle jeres værdicases.",
    en: "Your own unit prices. A new id is added; a known id, e.g. bed-day, replaces the common price in all your value cases.",
  },
  empty: {
    da: "I har ingen egne priser endnu. Begynd med den, jeres værdicases afhænger mest af – ofte en sengedag eller en personaletime.",
    en: "You have no prices of your own yet. Begin with the one your value cases depend on most – often a bed day or an hour of staff.",
  },
  actions: { da: "Handlinger", en: "Actions" },
  add: { da: "Tilføj en pris", en: "Add a price" },
  edit: { da: "Ret", en: "Edit" },
  remove: { da: "Fjern", en: "Remove" },
  editing: (title: string) => ({ da: `Ret ${title}`, en: `Edit ${title}` }),
  adding: { da: "Ny pris", en: "New price" },
  id: { da: "Id", en: "Id" },
  idHelp: { da: "Små bogstaver a–z, cifre og bindestreg; det, der står i price(…).", en: "Small letters a–z, digits and hyphens; what stands in price(…)." },
  idWrong: { da: "Brug små bogstaver a–z, cifre og bindestreg, fx bed-day.", en: "Use small letters a–z, digits and hyphens, e.g. bed-day." },
  idTaken: { da: "Id’et er allerede i brug blandt jeres priser.", en: "The id is already in use among your prices." },
  name: { da: "Hvad er det, prisen gælder?", en: "What is the price of?" },
  nameMissing: { da: "Skriv, hvad prisen gælder.", en: "Write what the price is of." },
  value: { da: "Pris i kroner", en: "Price in kroner" },
  valueWrong: { da: "Skriv et tal, fx 4870.", en: "Write a number, e.g. 4870." },
  per: { da: "Pr. hvad?", en: "Per what?" },
  perHelp: { da: "Enheden på engelsk, fx bed day, hour, visit, admission.", en: "The unit, e.g. bed day, hour, visit, admission." },
  perMissing: { da: "Skriv enheden.", en: "Write the unit." },
  low: { da: "Kan være så lav som", en: "May be as low as" },
  high: { da: "Kan være så høj som", en: "May be as high as" },
  rangeWrong: { da: "Skriv begge ender, og lad prisen ligge imellem dem.", en: "Write both ends, with the price between them." },
  year: { da: "Prisår", en: "Price year" },
  yearWrong: { da: "Skriv et årstal, fx 2024.", en: "Write a year, e.g. 2024." },
  payer: { da: "Hvem betaler?", en: "Who pays?" },
  valueType: { da: "Hvilken slags penge er det?", en: "What kind of money is it?" },
  source: { da: "Kilde", en: "Source" },
  sourceHelp: { da: "Fx Omkostningsregnskab 2024, økonomiafdelingen.", en: "E.g. Cost accounts 2024, finance department." },
  evidence: { da: "Hvad hviler prisen på?", en: "What does the price rest on?" },
  save: { da: "Gem pris", en: "Save price" },
  saved: { da: "Prisen er gemt og bruges nu i jeres værdicases.", en: "The price is saved and now used in your value cases." },
  savedWithErrors: {
    da: "Prisen er gemt, men bruges ikke, før fejlene er rettet.",
    en: "The price is saved, but not used until the errors are mended.",
  },
  removed: { da: "Prisen er fjernet.", en: "The price is removed." },
  conflict: (who: string) => ({
    da: `${who} har ændret priserne imens. Din rettelse er lagt oven på den nye udgave; se den igennem, og gem igen.`,
    en: `${who} has changed the prices meanwhile. Your change is put on top of the new version; look it over and save again.`,
  }),
  unreadable: {
    da: "catalogue/own.yaml kan ikke læses som YAML. Ret den som tekst først.",
    en: "catalogue/own.yaml cannot be read as YAML. Mend it as text first.",
  },
  confirmRemove: (title: string) => ({ da: `Fjern ${title}?`, en: `Remove ${title}?` }),
  confirmRemoveHelp: {
    da: "Værdicases, der bruger prisen, går tilbage til den fælles pris, hvis der er en. Tidligere versioner er bevaret.",
    en: "Value cases that use the price go back to the common one, if there is one. Earlier versions are kept.",
  },
});

export const payerNames: { id: string; name: Text }[] = [
  { id: "region", name: { da: "Region", en: "Region" } },
  { id: "municipality", name: { da: "Kommune", en: "Municipality" } },
  { id: "state", name: { da: "Stat", en: "State" } },
  { id: "patient", name: { da: "Patient", en: "Patient" } },
  { id: "society", name: { da: "Samfund", en: "Society" } },
];

export const valueTypes: { id: string; name: Text }[] = [
  { id: "average cost", name: { da: "Gennemsnitsomkostning", en: "Average cost" } },
  { id: "marginal cost", name: { da: "Marginalomkostning", en: "Marginal cost" } },
  { id: "tariff", name: { da: "Takst", en: "Tariff" } },
  { id: "cashable", name: { da: "Kan høstes økonomisk", en: "Cashable" } },
  { id: "transfer", name: { da: "Overførsel", en: "Transfer" } },
  { id: "societal", name: { da: "Samfundsværdi", en: "Societal value" } },
];

export const evidenceKinds: { id: string; name: Text }[] = [
  { id: "registry", name: { da: "Register eller regnskab", en: "Registry or accounts" } },
  { id: "rct", name: { da: "Randomiseret forsøg", en: "Randomised trial" } },
  { id: "cohort", name: { da: "Kohortestudie", en: "Cohort study" } },
  { id: "literature", name: { da: "Litteratur", en: "Literature" } },
  { id: "expert", name: { da: "Fagligt skøn", en: "Expert judgement" } },
  { id: "supplier", name: { da: "Leverandørens oplysning", en: "Supplier's claim" } },
  { id: "assumption", name: { da: "Antagelse", en: "Assumption" } },
];
