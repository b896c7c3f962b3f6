// A number as a person types it in the language. While it is typed it stays as typed; what is a number, counts at once.
import { useEffect, useState } from "preact/hooks";
import { TextField } from "../parts";
import { language, useText } from "../text";
import { conversationText } from "./conversation-text";
import { shownNumber, typedInUnit } from "./numbers";

type Props = {
  label: string;
  help?: string | undefined;
  value: number | undefined;
  change: (value: number) => void;
  suffix?: string | undefined;
  error?: string | undefined;
  width?: string;
  /** A year is written without a sign between thousands. */
  plain?: boolean;
};

export function NumberField({ label, help, value, change, suffix, error, width, plain }: Props) {
  const t = useText(conversationText);
  const spoken = language.value;
  const written = value === undefined ? "" : plain ? String(value) : shownNumber(value, spoken);
  const [typed, setTyped] = useState(written);
  const number = typedInUnit(typed, suffix, spoken);
  useEffect(() => {
    if (value !== typedInUnit(typed, suffix, spoken) || typed === "") setTyped(written);
  }, [value, spoken]);
  useEffect(() => setTyped(written), [spoken]);
  return (
    <TextField
      label={label} help={help} value={typed} inputMode="decimal" width={width ?? "input-width-m"} suffix={suffix} autocomplete="off"
      error={typed !== "" && number === undefined ? t.numberWrong : error}
      change={(next) => {
        setTyped(next);
        const found = typedInUnit(next, suffix, spoken);
        if (found !== undefined) change(found);
      }}
    />
  );
}
