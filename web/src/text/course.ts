import type { Phase } from "../api";
import { words, type Text } from "./language";

/** The course of a purchase: what happens in each phase, and what one figure is in it on its way. */
export const courseText = words({
  title: { da: "Sådan forløber et indkøb", en: "The course of a purchase" },
  lead: {
    da: "Det, I vil opnå, får ét navn og beholder det hele vejen. Følg tallet »opereres om inden for to år«:",
    en: "What you want to achieve gets one name and keeps it all the way. Follow the figure “operated again within two years”:",
  },
  now: { da: "Her er indkøbet nu", en: "The purchase is here now" },
  figure: { da: "Tallet", en: "The figure" },
});

export type PhaseWords = { name: Text; what: Text; figure: Text };

export const phases: Record<Phase, PhaseWords> = {
  need: {
    name: { da: "Behov", en: "Need" },
    what: { da: "Hvad skal blive bedre, og for hvem?", en: "What should get better, and for whom?" },
    figure: { da: "Færre knæ skal opereres om.", en: "Fewer knees operated again." },
  },
  market: {
    name: { da: "Markedsdialog", en: "Market dialogue" },
    what: { da: "Hvad kan leverandørerne, og hvad ved de?", en: "What can suppliers do, and what do they know?" },
    figure: { da: "Registre og studier viser 1,5 til 4 %.", en: "Registries and studies show 1.5 to 4%." },
  },
  case: {
    name: { da: "Værdicase", en: "Value case" },
    what: { da: "Er det pengene værd, for hvem og hvor sikkert?", en: "Is it worth it, for whom, and how sure?" },
    figure: { da: "En usikker størrelse med kilde.", en: "An uncertain parameter with a source." },
  },
  tender: {
    name: { da: "Udbud", en: "Tender" },
    what: { da: "Tilbuddene regnes i samme værdicase.", en: "Bids are valued in the same value case." },
    figure: { da: "Leverandøren lover 1,8 % og dokumenterer det.", en: "The supplier claims 1.8% and documents it." },
  },
  contract: {
    name: { da: "Kontrakt", en: "Contract" },
    what: { da: "Løftet bliver til en garanti med en pris.", en: "The promise becomes a guarantee with a price." },
    figure: { da: "Garanti: højst 2 %, udgangsniveau 3,1 %.", en: "Guarantee: at most 2%, baseline 3.1%." },
  },
  operation: {
    name: { da: "Drift", en: "Operation" },
    what: { da: "Produktet tages i brug, og data samles ind.", en: "The product is in use, and data are gathered." },
    figure: { da: "Hver operation registreres.", en: "Every operation is registered." },
  },
  outcomes: {
    name: { da: "Effekt og afregning", en: "Outcomes and settlement" },
    what: { da: "Effekten tælles op, og der afregnes efter den.", en: "Outcomes are counted, and payment follows them." },
    figure: { da: "Talt op: 2,3 %. Det flytter et beløb.", en: "Counted: 2.3%. It moves an amount." },
  },
  spread: {
    name: { da: "Udbredelse", en: "Spread" },
    what: { da: "Det, der virker, kommer ud til flere.", en: "What works reaches more people." },
    figure: { da: "Lovet mod realiseret, til næste værdicase.", en: "Promised against realised, for the next value case." },
  },
};

export const phaseOrder = Object.keys(phases) as Phase[];
