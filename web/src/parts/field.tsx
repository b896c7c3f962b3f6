// A question of a form: label, help, what is wrong with the answer, and the control, tied together for screen readers.
import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

type Question = { label: string; help?: string | undefined; error?: string | undefined };
type Tied = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean | undefined };

/** A question around a control of any kind; `control` gets what ties it to label, help and error. */
export function Field({ label, help, error, control }: Question & { control: (tied: Tied) => ComponentChildren }) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={error ? "form-group form-error" : "form-group"}>
      <label class="form-label" for={id}>{label}</label>
      {help && <span class="form-hint" id={`${id}-help`}>{help}</span>}
      {error && <span class="form-error-message" id={`${id}-error`}>{error}</span>}
      {control({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
    </div>
  );
}

type Input = {
  value: string;
  change: (value: string) => void;
  type?: "text" | "password" | "search" | "number" | "date" | "email";
  /** After the field: the unit. */
  suffix?: string | undefined;
  /** The design system's widths: input-width-xs … input-width-l. */
  width?: string;
} & Pick<InputHTMLAttributes<HTMLInputElement>, "autocomplete" | "autocapitalize" | "spellcheck" | "inputMode" | "placeholder" | "disabled" | "readOnly" | "required" | "maxLength" | "name">;

export function TextField({ label, help, error, value, change, suffix, width, type, ...rest }: Question & Input) {
  return (
    <Field
      label={label} help={help} error={error}
      control={(tied) => {
        const input = (
          <input {...rest} {...tied} type={(type ?? "text") as "text"} class={width ? `form-input ${width}` : "form-input"} value={value} onInput={(e) => change(e.currentTarget.value)} />
        );
        if (!suffix) return input;
        return (
          <div class="form-input-wrapper form-input-wrapper--suffix">
            {input}
            <div class="form-input-suffix" aria-hidden="true">{suffix}</div>
          </div>
        );
      }}
    />
  );
}

export type Choice<V extends string> = { value: V; text: string };

type Select<V extends string> = { value: V; choices: Choice<V>[]; change: (value: V) => void };

export function SelectField<V extends string>({ label, help, error, value, choices, change }: Question & Select<V>) {
  return (
    <Field
      label={label} help={help} error={error}
      control={(tied) => (
        <select {...tied} class="form-select" value={value} onChange={(e) => change(e.currentTarget.value as V)}>
          {choices.map((c) => <option key={c.value} value={c.value}>{c.text}</option>)}
        </select>
      )}
    />
  );
}
