import { words } from "./language";

/** The course of illness of a case with a health model. */
export const illnessText = words({
  tab: { da: "Sygdomsforløb", en: "Course of illness" },
  title: (years: string) => ({ da: `Forløbet for én patient over ${years}`, en: `The course of one patient over ${years}` }),
  lives: (alternative: string, years: string) => ({ da: `${alternative}: ${years} leveår.`, en: `${alternative}: ${years} life years.` }),
  livesOut: (alternative: string, years: string) => ({ da: `${alternative}: restlevetid ${years} år.`, en: `${alternative}: life expectancy ${years} years.` }),
  livesOn: (alternative: string, years: string, alive: string) => ({
    da: `${alternative}: ${years} leveår. ${alive} er i live ved tidshorisonten: restlevetiden er længere.`,
    en: `${alternative}: ${years} life years. ${alive} are alive at the horizon: the life expectancy is longer.`,
  }),
  undiscounted: {
    da: "Leveår og år i tilstandene er for én patient inden for tidshorisonten, uden diskontering, med casens tal uden usikkerhed.",
    en: "Life years and years in the states are for one patient within the horizon, undiscounted, with the numbers of the case as they stand, without uncertainty.",
  },
  diagram: { da: "Tilstande og overgange", en: "States and transitions" },
  diagramHelp: (cycle: string) => ({
    da: `Ved hver pil: den andel af tilstanden, der går den vej i en cyklus på ${cycle}. To tal er den mindste og den største i forløbet. Resten bliver, hvor den er.`,
    en: `At each arrow: the share of the state that goes that way in a cycle of ${cycle}. Two numbers are the least and the largest over the course. The rest stays where it is.`,
  }),
  diagramWords: (states: string) => ({ da: `Diagram over tilstandene ${states}; overgangene står i tabellen nedenfor`, en: `Diagram of the states ${states}; the transitions stand in the table below` }),
  year: { da: "1 år", en: "1 year" },
  cycleYears: (n: string) => ({ da: `${n} år`, en: `${n} years` }),
  months: (n: string) => ({ da: n === "1" ? "1 måned" : `${n} måneder`, en: n === "1" ? "1 month" : `${n} months` }),
  days: (n: string) => ({ da: n === "1" ? "1 dag" : `${n} dage`, en: n === "1" ? "1 day" : `${n} days` }),
  transition: { da: "Overgang", en: "Transition" },
  trace: { da: "Hvor patienterne er", en: "Where the patients are" },
  traceHelp: { da: "Andelen af dem, der begynder, i hver tilstand år for år.", en: "The share of those who begin that is in each state, year by year." },
  traceWords: (alternative: string, from: string, to: string) => ({
    da: `Andele i hver tilstand over tid for ${alternative}. Ved start: ${from}. Til sidst: ${to}.`,
    en: `Shares in each state over time for ${alternative}. At the start: ${from}. At the end: ${to}.`,
  }),
  curves: { da: "Overlevelseskurver", en: "Survival curves" },
  curvesHelp: {
    da: "Andelen, der endnu ikke har nået hvert endepunkt, ved casens tal uden usikkerhed. Farven er alternativet, stregen endepunktet. Tilstandene aflæses mellem kurverne.",
    en: "The share that has not yet reached each end point, with the numbers of the case as they stand. The colour is the alternative, the kind of line the end point. The states are read between the curves.",
  },
  curvesWords: (years: string, shares: string) => ({ da: `Overlevelseskurver over tid. Efter ${years} år: ${shares}.`, en: `Survival curves over time. After ${years} years: ${shares}.` }),
  years: { da: "År", en: "Year" },
  calendarYear: { da: "Kalenderår", en: "Calendar year" },
  afterYears: { da: "År siden start", en: "Years since the start" },
  shown: { da: "Vis forløbet for", en: "Show the course of" },
  csv: { da: "Hent tabellen (CSV)", en: "Download the table (CSV)" },
  svg: { da: "Hent billedet (SVG)", en: "Download the picture (SVG)" },
  lived: { da: "Leveår og år i hver tilstand", en: "Life years and years in each state" },
  lifeYears: { da: "Leveår", en: "Life years" },
  qalys: { da: "QALY i hele casen", en: "QALYs of the whole case" },
  qalysHelp: { da: "QALY er for hele casen, som nutidsværdi.", en: "QALYs are for the whole case, as a present value." },
  alternative: { da: "Alternativ", en: "Alternative" },
  events: { da: "Hændelser", en: "Events" },
  eventsHelp: {
    da: "Hvor mange gange én patient går hver vej i gennemsnit inden for tidshorisonten; i parentes andelen af tilstanden, der går den vej i en cyklus.",
    en: "How often one patient goes each way on average within the horizon; in brackets the share of the state that goes that way in a cycle.",
  },
});
