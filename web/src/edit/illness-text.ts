// The words of the table of states and ways between them.
import { words, type Text } from "../text/language";

export const illnessText = words({
  states: { da: "Tilstande", en: "States" },
  statesHelp: {
    da: "De tilstande, man kan være i, én i hver række. Tal og formler skrives som i teksten, fx 0,8 eller 60.000 DKK/year.",
    en: "The states people can be in, one in each row. Numbers and formulas are written as in the text, e.g. 0.8 or 60,000 DKK/year.",
  },
  noStates: { da: "Der er ingen tilstande endnu. En model har mindst to, fx levende og død.", en: "There are no states yet. A model has at least two, e.g. alive and dead." },
  state: { da: "Tilstand", en: "State" },
  name: { da: "Navn i formler", en: "Name in formulas" },
  start: { da: "Begynder her", en: "Begin here" },
  everybody: { da: "alle", en: "all" },
  utility: { da: "Livskvalitet", en: "Quality of life" },
  cost: { da: "Et år koster", en: "A year costs" },
  payer: { da: "Betaler", en: "Payer" },
  dead: { da: "Død", en: "Dead" },
  actions: { da: "Fjern", en: "Remove" },
  ofState: (column: string, state: string) => ({ da: `${column}: ${state}`, en: `${column}: ${state}` }),
  usualPayer: { da: "Region (standard)", en: "Region (default)" },
  sharedPayers: { da: "Delt, se teksten", en: "Shared, see the text" },
  several: { da: "flere udgifter", en: "several costs" },
  allLiving: { da: "Alle med liv", en: "All with life" },
  newState: { da: "Ny tilstand", en: "New state" },
  newStateHelp: { da: "Hvad den hedder, fx Efter blodprop", en: "What it is called, e.g. After a stroke" },
  newStateWrong: { da: "Skriv, hvad tilstanden hedder.", en: "Write what the state is called." },
  addState: { da: "Tilføj tilstand", en: "Add state" },
  startsInTree: { da: "Beslutningstræet siger, hvor mange der begynder i hver tilstand.", en: "The decision tree says how many begin in each state." },

  transitions: { da: "Overgange", en: "Transitions" },
  transitionsHelp: {
    da: "Sandsynligheden i én cyklus for at gå fra rækkens tilstand til kolonnens: et tal eller en formel. Et tomt felt er ingen overgang; det, der ikke går nogen steder, bliver. Skriv rest dér, hvor resten går hen.",
    en: "The probability in one cycle of going from the state of the row to that of the column: a number or a formula. An empty cell is no transition; what goes nowhere stays. Write rest where the rest goes.",
  },
  times: { da: "Tider for hændelser", en: "Times of events" },
  timesHelp: {
    da: "Hvornår man går fra rækkens tilstand til kolonnens. Den tidligste afgør. Tiderne rettes i teksten eller under tabellen.",
    en: "When people go from the state of the row to that of the column. The earliest decides. Times are changed in the text or below the table.",
  },
  fromTo: { da: "Fra ↓ til →", en: "From ↓ to →" },
  way: (from: string, to: string) => ({ da: `Fra ${from} til ${to}`, en: `From ${from} to ${to}` }),
  stays: { da: "resten bliver", en: "the rest stays" },
  ends: (states: string) => ({ da: `Ingen forlader ${states}.`, en: `Nobody leaves ${states}.` }),
  toText: { da: "Vis i teksten", en: "Show in the text" },
  toTextOf: (what: string) => ({ da: `${what}: vis i teksten`, en: `${what}: show in the text` }),
  addTime: (what: string) => ({ da: `${what}: tilføj en tid`, en: `${what}: add a time` }),
  removeTime: (what: string) => ({ da: `${what}: fjern`, en: `${what}: remove` }),
  ground: { da: "Usikkerhed og kilde for hvert tal", en: "Uncertainty and source of each number" },
  rest: { da: "Resten af modellen", en: "The rest of the model" },
});

/** The kinds of model, as a field calls them. */
export const modelNames: { id: string; name: Text }[] = [
  { id: "cohort", name: { da: "Kohorte", en: "Cohort" } },
  { id: "survival", name: { da: "Overlevelseskurver", en: "Survival curves" } },
  { id: "individual", name: { da: "Individer", en: "Individuals" } },
  { id: "tree", name: { da: "Beslutningstræ", en: "Decision tree" } },
];
