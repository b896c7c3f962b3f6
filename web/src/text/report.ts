import { words } from "./language";

/** The self-contained report. */
export const reportText = words({
  report: { da: "Rapport om en værdicase", en: "Report on a value case" },
  print: { da: "Udskriv beslutningsnotat", en: "Print decision memo" },
  offline: { da: "Filen indeholder alt, hvad den viser, og henter intet fra nettet.", en: "The file holds all that it shows and fetches nothing from the net." },
  empty: { da: "Rapporten er tom. Lav den igen med vaerdi assess --html.", en: "The report is empty. Make it again with vaerdi assess --html." },
  madeWith: (version: string, when: string) => ({ da: `Lavet ${when} med Værdi ${version}.`, en: `Made ${when} with Værdi ${version}.` }),
  mark: (mark: string) => ({ da: `Casens fingeraftryk (SHA-256): ${mark}`, en: `Fingerprint of the case (SHA-256): ${mark}` }),
  onlyOne: { da: "Casen har kun ét alternativ, så der er intet at sammenligne.", en: "The case has one alternative only, so there is nothing to compare." },
});
