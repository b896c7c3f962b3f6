import { words } from "./language";

/** What it is worth to know more before deciding. */
export const informationText = words({
  tab: { da: "Værdi af viden", en: "Value of information" },
  choose: (alternative: string, share: string) => ({
    da: `Vælg ${alternative} med det, der vides nu: det er bedst i ${share} af de simulerede udfald.`,
    en: `Choose ${alternative} on what is known now: it is the best in ${share} of the simulated outcomes.`,
  }),
  everything: (worth: string) => ({ da: `Det ville højst være ${worth} værd at vide alt.`, en: `Knowing everything would be worth at most ${worth}.` }),
  nothing: { da: "Ingen ny viden kan ændre valget: det samme alternativ er bedst i alle udfald.", en: "No new knowledge can change the choice: the same alternative is the best in all outcomes." },
  unpricedQalys: {
    da: "Hvad der bør vælges, afhænger af, hvad en QALY er værd; det siger casen ikke. Kurven viser svaret for hver værdi.",
    en: "What to choose depends on what a QALY is worth, which the case does not say. The curve shows the answer for each value.",
  },
  unpricedLifeYears: {
    da: "Hvad der bør vælges, afhænger af, hvad et leveår er værd; det siger casen ikke. Kurven viser svaret for hver værdi.",
    en: "What to choose depends on what a life year is worth, which the case does not say. The curve shows the answer for each value.",
  },
  everythingHelp: {
    da: "Så meget mistes der i gennemsnit ved at vælge nu frem for at kende alle tal præcist først (EVPI), for hele casen. En undersøgelse, der koster mere, kan ikke betale sig for denne beslutning.",
    en: "So much is forgone on average by choosing now rather than knowing all numbers exactly first (EVPI), for the whole case. A study that costs more cannot pay for this decision.",
  },
  weak: (share: string, worth: string) => ({
    da: `${share} af det kunne vindes ved at kende de tal, der hviler på antagelser eller svag evidens (${worth}).`,
    en: `${share} of it could be gained by knowing the numbers that rest on assumptions or weak evidence (${worth}).`,
  }),
  noWeak: { da: "Intet usikkert tal hviler på antagelser eller svag evidens.", en: "No uncertain number rests on assumptions or weak evidence." },
  sure: (draws: string, error: string, share: string) => ({
    da: `Med ${draws} simulerede udfald er værdien af at vide alt bestemt med en standardfejl på ${error} (${share} af den).`,
    en: `With ${draws} simulated outcomes the value of knowing everything is found with a standard error of ${error} (${share} of it).`,
  }),
  sureEnough: { da: "Flere udfald ville ikke ændre billedet.", en: "More draws would not change the picture." },
  notSure: { da: "Læs tallene som størrelsesordener; flere udfald gør dem sikrere (kommandolinjen: --draws).", en: "Read the figures as orders of magnitude; more draws make them surer (command line: --draws)." },
  curve: { da: "Hvor ofte er hvert alternativ bedst?", en: "How often is each alternative the best?" },
  curveHelp: {
    da: "Andelen af udfaldene, hvor alternativet har den højeste nettoværdi, efter hvad der betales for effekten. Den tykke linje følger det alternativ, der har den højeste gennemsnitlige nettoværdi.",
    en: "The share of outcomes in which the alternative has the highest net value, by what is paid for the effect. The thick line follows the alternative with the highest mean net value.",
  },
  curveWords: (from: string, first: string, to: string, last: string) => ({
    da: `Ved ${from} er det bedste valg ${first}; ved ${to} er det ${last}. Tallene står i tabellen nedenfor.`,
    en: `At ${from} the best choice is ${first}; at ${to} it is ${last}. The figures stand in the table below.`,
  }),
  perQaly: (currency: string) => ({ da: `Værdi af en QALY, ${currency}`, en: `Value of a QALY, ${currency}` }),
  perLifeYear: (currency: string) => ({ da: `Værdi af et leveår, ${currency}`, en: `Value of a life year, ${currency}` }),
  frontier: { da: "Bedste valg", en: "Best choice" },
  noCurve: {
    da: "Casen tæller hverken QALY eller leveår, så der er ingen kurve over, hvad der betales for dem.",
    en: "The case counts neither QALYs nor life years, so there is no curve over what is paid for them.",
  },
  loss: { da: "Hvad mistes ved at vælge nu?", en: "What is forgone by choosing now?" },
  lossHelp: {
    da: "Gennemsnitligt tab i forhold til det, der viser sig at være bedst. Det laveste er værdien af at vide alt.",
    en: "The mean loss against what turns out to be the best. The lowest is the value of knowing everything.",
  },
  lossCurve: { da: "Forventet tab efter værdien af effekten", en: "Expected loss by the value of the effect" },
  alternative: { da: "Alternativ", en: "Alternative" },
  probability: { da: "Bedst i", en: "Best in" },
  expectedLoss: { da: "Forventet tab", en: "Expected loss" },
  evpi: { da: "Værdi af at vide alt", en: "Value of knowing everything" },
  byNumber: { da: "Hvilke tal er værd at kende bedre?", en: "Which numbers are worth knowing better?" },
  byNumberHelp: {
    da: "Værdien af at kende ét tal (eller tal, der trækkes sammen) præcist (EVPPI). Den tynde streg er to standardfejl til hver side.",
    en: "The value of knowing one number (or numbers drawn together) exactly (EVPPI). The thin line is two standard errors to each side.",
  },
  byEvidence: { da: "Efter evidensens styrke", en: "By grade of evidence" },
  byEvidenceHelp: {
    da: "Værdien af at kende alle tal med denne slags evidens præcist, sammen.",
    en: "The value of knowing all numbers with this kind of evidence exactly, together.",
  },
  number: { da: "Tal", en: "Number" },
  evidence: { da: "Evidens", en: "Evidence" },
  value: { da: "Værdi", en: "Value" },
  standardError: { da: "Standardfejl", en: "Standard error" },
  share: { da: "Andel af alt", en: "Share of all" },
  more: (n: number) => ({ da: n === 1 ? "1 tal mere" : `${n} tal mere`, en: n === 1 ? "1 more number" : `${n} more numbers` }),
  unstated: { da: "Ikke oplyst", en: "Not stated" },
  settling: { da: "Er de simulerede udfald mange nok?", en: "Are there enough simulated outcomes?" },
  settlingHelp: {
    da: "Den gennemsnitlige nettoværdi mod sammenligningsgrundlaget over flere og flere udfald. Båndet (1,96 standardfejl til hver side) er, hvad antallet af udfald overlader til tilfældet; usikkerheden i casens tal bliver ikke mindre af flere udfald.",
    en: "The mean net value against the comparator over more and more outcomes. The band (1.96 standard errors to each side) is what the number of outcomes leaves to chance; the uncertainty of the numbers of the case does not shrink with more of them.",
  },
  moneyAlone: { da: "Det er pengene alene, for sundheden har ingen pris i casen.", en: "It is money alone, for health has no price in the case." },
  settled: (draws: string, alternative: string, value: string, error: string) => ({
    da: `${alternative}: efter ${draws} udfald ${value} ± ${error}.`,
    en: `${alternative}: after ${draws} outcomes ${value} ± ${error}.`,
  }),
  sideKnown: { da: "Om den i gennemsnit er over eller under nul, ligger fast.", en: "Whether it is above or below nil on average is settled." },
  sideUnknown: {
    da: "Om den i gennemsnit er over eller under nul, ligger ikke fast; flere udfald kan afgøre det (kommandolinjen: --draws).",
    en: "Whether it is above or below nil on average is not settled; more outcomes may tell (command line: --draws).",
  },
  ownScale: { da: "Hvert billede har sin egen skala.", en: "Each picture has a scale of its own." },
  within: (alternative: string) => ({ da: `±, ${alternative}`, en: `±, ${alternative}` }),
  draws: { da: "Simulerede udfald", en: "Simulated outcomes" },
  meanOf: (alternative: string) => ({ da: `Gennemsnit, ${alternative}`, en: `Mean, ${alternative}` }),
  wait: { da: "Regner på værdien af viden …", en: "Working out the value of information …" },
});
