// A page: its title in the window and as its heading, which takes the focus when the page opens, so that a screen reader
// says where one is.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

type Props = {
  title: string;
  /** Above the heading: where in a purchase one is. */
  above?: ComponentChildren;
  /** Beside the heading: the page's actions. */
  beside?: ComponentChildren;
  lead?: ComponentChildren;
  children: ComponentChildren;
};

/** The first page a visit opens on leaves the focus where the browser puts it. */
let opened = false;

export function Page({ title, above, beside, lead, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void (document.title = `${title} – Værdi`), [title]);
  useEffect(() => {
    if (opened) heading.current?.focus({ preventScroll: true });
    opened = true;
  }, []);
  return (
    <>
      {above}
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {beside && <div class="page-actions">{beside}</div>}
      </div>
      {lead && <p class="font-lead">{lead}</p>}
      {children}
    </>
  );
}
