// What a small case asks about: the usual ways to pay for a product, and the usual things it changes. Each names its
// category and unit price in the catalogue, and who usually bears it.
import type { Text } from "../text";

export type CostKind = { id: string; category: string; name: Text; per: TimeBase };
export type TimeBase = "once" | "yearly" | "each";

export const costKinds: CostKind[] = [
  { id: "purchase", category: "price.purchase", per: "once", name: { da: "Køb", en: "Purchase" } },
  { id: "lease", category: "price.lease", per: "yearly", name: { da: "Leje, leasing eller abonnement", en: "Rent, lease or subscription" } },
  { id: "per_use", category: "operation.consumables", per: "each", name: { da: "Betaling pr. brug og forbrugsvarer", en: "Pay per use and consumables" } },
  { id: "service", category: "price.maintenance", per: "yearly", name: { da: "Service og vedligehold", en: "Service and maintenance" } },
  { id: "training", category: "price.training", per: "once", name: { da: "Oplæring af personale", en: "Training of staff" } },
  { id: "installation", category: "price.installation", per: "once", name: { da: "Installation og ombygning", en: "Installation and rebuilding" } },
];

export type EffectKind = {
  id: string;
  category: string;
  payer: string;
  name: Text;
  /** What is asked, before "for each patient" or "in all, a year". */
  question: Text;
  /** The unit of the amount; a share of those counted when absent. */
  unit?: { held: string; shown: Text };
  price: string;
  staff?: string;
  counts?: string;
};

export const effectKinds: EffectKind[] = [
  { id: "bed_days", category: "operation.bed-days", payer: "region", price: "bed-day", counts: "bed_days", name: { da: "Sengedage", en: "Bed days" }, question: { da: "Hvor mange sengedage", en: "How many bed days" }, unit: { held: "bed days", shown: { da: "sengedage", en: "bed days" } } },
  { id: "staff_time", category: "operation.staff-time", payer: "region", price: "nurse-hour", staff: "nurse", name: { da: "Personaletid", en: "Staff time" }, question: { da: "Hvor mange timer for personalet", en: "How many hours of staff" }, unit: { held: "hours", shown: { da: "timer", en: "hours" } } },
  { id: "infections", category: "patient.complications", payer: "region", price: "infection", counts: "infections", name: { da: "Infektioner", en: "Infections" }, question: { da: "Hvor mange får en infektion", en: "How many get an infection" } },
  { id: "pressure_ulcers", category: "patient.complications", payer: "region", price: "pressure-ulcer", counts: "pressure_ulcers", name: { da: "Tryksår", en: "Pressure ulcers" }, question: { da: "Hvor mange får et tryksår", en: "How many get a pressure ulcer" } },
  { id: "readmissions", category: "patient.complications", payer: "region", price: "readmission", counts: "readmissions", name: { da: "Genindlæggelser", en: "Readmissions" }, question: { da: "Hvor mange bliver genindlagt", en: "How many are readmitted" } },
  { id: "visits", category: "operation.outpatient-visits", payer: "region", price: "outpatient-visit", counts: "visits", name: { da: "Ambulante besøg", en: "Outpatient visits" }, question: { da: "Hvor mange ambulante besøg", en: "How many outpatient visits" }, unit: { held: "visits", shown: { da: "besøg", en: "visits" } } },
  { id: "home_care", category: "society.other-sectors", payer: "municipality", price: "home-care-personal-day", counts: "home_care", name: { da: "Hjemmepleje", en: "Home care" }, question: { da: "Hvor mange timers hjemmepleje", en: "How many hours of home care" }, unit: { held: "hours", shown: { da: "timer", en: "hours" } } },
  { id: "sick_days", category: "society.labour-market", payer: "society", price: "lost-working-day", counts: "sick_days", name: { da: "Sygedage", en: "Sick days" }, question: { da: "Hvor mange tabte arbejdsdage", en: "How many lost working days" }, unit: { held: "working days", shown: { da: "arbejdsdage", en: "working days" } } },
  { id: "co2", category: "environment.co2", payer: "society", price: "co2-tonne", counts: "co2", name: { da: "CO₂-udledning", en: "CO₂ emissions" }, question: { da: "Hvor mange kg CO₂", en: "How many kg of CO₂" }, unit: { held: "kg CO2e", shown: { da: "kg CO₂e", en: "kg CO₂e" } } },
];

/** What nobody prices, by the category it is weighed under. */
export const unpricedKinds: { id: string; name: Text }[] = [
  { id: "patient.nuisance", name: { da: "Færre gener for patienten", en: "Fewer nuisances for the patient" } },
  { id: "patient.clinical", name: { da: "Bedre klinisk resultat", en: "Better clinical outcome" } },
  { id: "patient.quality-of-life", name: { da: "Helbred og livskvalitet", en: "Health and quality of life" } },
  { id: "hospital.working-environment", name: { da: "Arbejdsmiljø", en: "Working environment" } },
  { id: "hospital.green", name: { da: "Klima og miljø", en: "Climate and environment" } },
  { id: "society.equality", name: { da: "Lighed i sundhed", en: "Equality in health" } },
];

export type Ground = "documented" | "supplier" | "guess";

/** How far a figure may be off, when nothing else is said, by what it rests on. */
export const usualSpread: Record<Ground, number | undefined> = { documented: undefined, supplier: 0.2, guess: 0.3 };
