// What a person's roles in a purchase let them do, so that pages offer nothing the server would refuse.
import type { Role } from "../api";

const anyOf = (...wanted: Role[]) => (roles: Role[]) => roles.some((role) => wanted.includes(role));

/** Writes the purchase's value case, and sees its documents. */
export const mayWriteCase = anyOf("buyer", "economist", "clinician");
/** Changes title, organisation and phase. */
export const mayChangePurchase = anyOf("buyer", "economist", "administrator");
/** Sees the value case. */
export const seesCase = anyOf("buyer", "economist", "clinician", "supplier");
/** Sees who takes part. */
export const seesMembers = anyOf("buyer", "economist", "clinician", "administrator");
