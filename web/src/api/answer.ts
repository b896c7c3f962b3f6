// What a request comes to: a value, or a problem that can be shown to the person as it is.
import type { Text } from "../text";

export type Finding = { severity: "error" | "warning"; file: string; line: number; column: number; message: string; remedy?: string };
export type Version = { version: number; text: string; saved: string; by: Author | null };
export type Author = { id: number; name: string };

export type ProblemCode =
  | "bad_request" | "unauthenticated" | "forbidden" | "not_found" | "conflict" | "superseded" | "too_large"
  | "document_errors" | "too_many" | "timeout" | "internal"
  // Found here, not by the server:
  | "offline" | "aborted";

export type Problem = {
  code: ProblemCode;
  status: number;
  message: Text;
  /** forbidden: the people who can give access. */
  who?: string[];
  /** document_errors: what is wrong in the document. */
  findings?: Finding[];
  /** conflict: the version that was saved meanwhile. */
  current?: Version;
  /** too_many: seconds to wait. */
  retryAfter?: number;
};

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const offlineText: Text = {
  da: "Der er ingen forbindelse til serveren. Intet er gået tabt; prøv igen, når forbindelsen er tilbage.",
  en: "There is no connection to the server. Nothing is lost; try again when the connection is back.",
};
const abortedText: Text = { da: "Afløst af en nyere forespørgsel.", en: "Replaced by a newer request." };
const unknownText: Text = {
  da: "Serveren svarede ikke, som den skal. Det, der er gemt, er sikkert; prøv igen om lidt.",
  en: "The server did not answer as it should. What was saved is safe; try again in a moment.",
};

export const offline: Problem = { code: "offline", status: 0, message: offlineText };
export const aborted: Problem = { code: "aborted", status: 0, message: abortedText };

/** The problem an error answer of the server tells of. */
export function problemOf(status: number, body: unknown, retryAfter: string | null): Problem {
  const told = (body as { error?: Partial<Problem> } | null)?.error;
  const wait = Number(retryAfter);
  return {
    ...told,
    code: told?.code ?? "internal",
    status,
    message: told?.message ?? unknownText,
    ...(retryAfter && Number.isFinite(wait) ? { retryAfter: wait } : {}),
  };
}
