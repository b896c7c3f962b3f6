// What is typed into a field beside what the text holds: each stays as it is while both mean the same.
import { useEffect, useState } from "preact/hooks";
import { language } from "../text";
import { heldText, shown } from "./numbers";

/**
 * A number or formula as the language writes it, and what takes the next thing typed. `plain`: a text, as it is written.
 */
export function useTyped(value: string, change: (value: string) => void, plain = false): [string, (typed: string) => void] {
  const spoken = language.value;
  const written = plain ? value : shown(value, spoken);
  const [typed, setTyped] = useState(written);
  useEffect(() => {
    if ((plain ? typed.trim() : heldText(typed, spoken)) !== value) setTyped(written);
  }, [value, spoken]);
  const put = (next: string) => {
    setTyped(next);
    change(plain ? next.trim() : heldText(next, spoken));
  };
  return [typed, put];
}
