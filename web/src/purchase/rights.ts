// What a person's roles in a purchase let them do, so that pages offer nothing the server would refuse.
import type { Role } from "../api";

const anyOf = (...wanted: Role[]) => (roles: Role[]) => roles.some((role) => wanted.includes(role));

/** Writes the purchase's value case. */
export const mayWriteCase = anyOf("buyer", "economist", "clinician");
/** Changes title, organisation and phase. */
export const mayChangePurchase = anyOf("buyer", "economist", "administrator");
/** Sees the value case. */
export const seesCase = anyOf("buyer", "economist", "clinician", "data_manager", "management", "supplier");
/** Sees who takes part. */
export const seesMembers = anyOf("buyer", "economist", "clinician", "data_manager", "management", "administrator");
/** Sees the documents beside the value case. */
export const readsDocuments = anyOf("buyer", "economist", "clinician", "data_manager", "management");
/** Brings in patient-level data, and removes it. */
export const mayBringData = anyOf("data_manager");
/** Writes what is counted: measures.yaml. */
export const mayWriteMeasures = anyOf("buyer", "economist", "clinician", "data_manager");
/** Sees all figures of the outcomes. */
export const seesFigures = anyOf("buyer", "economist", "clinician", "data_manager", "management");
/** Sees figures whose small numbers are hidden, at least. */
export const seesOutcomes = anyOf("buyer", "economist", "clinician", "data_manager", "management", "supplier");
/** Sees the pseudonymous rows behind a figure. */
export const seesRows = anyOf("clinician", "data_manager");
