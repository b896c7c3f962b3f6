import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useText } from "../text";
import { shellText } from "../text/shell";
import { Icon } from "./icon";

type Props = { title: string; close: () => void; actions?: ComponentChildren; wide?: boolean; children: ComponentChildren };

/** A modal dialog on the browser's own: it keeps the focus (on its first question, if it asks any), Escape closes it, and the focus returns to where it was. */
export function Dialog({ title, close, actions, wide, children }: Props) {
  const t = useText(shellText);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(".sheet-body :is(input, select, textarea)")?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog
      ref={dialog} class={wide ? "sheet wide" : "sheet"} aria-labelledby={id}
      onCancel={(event) => (event.preventDefault(), close())}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="sheet-inner">
        <div class="sheet-head">
          <h2 id={id} class="h3">{title}</h2>
          <button type="button" class="function-link" onClick={close}><Icon name="close" />{t.close}</button>
        </div>
        <div class="sheet-body">{children}</div>
        {actions && <div class="sheet-actions">{actions}</div>}
      </div>
    </dialog>
  );
}
