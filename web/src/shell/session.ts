// Who is signed in. The language a person chose last follows the person to the next browser.
import { signal } from "@preact/signals";
import { api, type Answer, type Person, type Session } from "../api";
import { onSignedOut, useCsrf } from "../api/request";
import { speak, type Language } from "../text";
import { go, place } from "./router";

/** undefined: not known yet; null: nobody. */
export const person = signal<Person | null | undefined>(undefined);

/** The language somebody chose before signing in. */
let chosenBefore: Language | undefined;

function begin(session: Session): void {
  useCsrf(session.csrf);
  speak(session.person.language);
  person.value = session.person;
}

/** After a new password: the same person in a session begun anew. */
export function renew(session: Session): void {
  useCsrf(session.csrf);
}

export async function findSession(): Promise<void> {
  const answer = await api.session.now();
  if (answer.ok && answer.value.person) begin(answer.value);
  else if (!answer.ok && answer.problem.code === "offline") setTimeout(() => void findSession(), 3000);
  else person.value = null;
}

export async function signIn(login: string, password: string): Promise<Answer<Session>> {
  const answer = await api.session.begin(login, password);
  if (answer.ok) {
    useCsrf(answer.value.csrf);
    // A language chosen on the sign-in page is the latest choice; kept before anything else, so that a page opened at once
    // speaks it too.
    if (chosenBefore) {
      await api.session.language(chosenBefore);
      answer.value.person.language = chosenBefore;
      chosenBefore = undefined;
    }
    begin(answer.value);
  }
  return answer;
}

export async function signOut(): Promise<void> {
  await api.session.end();
  person.value = null;
  go("/");
}

export function chooseLanguage(chosen: Language): void {
  speak(chosen);
  if (!person.value) {
    chosenBefore = chosen;
    return;
  }
  chosenBefore = undefined;
  person.value = { ...person.value, language: chosen };
  void api.session.language(chosen);
}

/** Where to go on after sign-in: the page that was asked for. */
export function goOn(): void {
  const wanted = new URL(place.value.query.get("to") ?? "/", location.origin);
  go(wanted.origin === location.origin ? wanted.href : "/", { replace: true });
}

onSignedOut(() => (person.value = null));
