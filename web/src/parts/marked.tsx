/** A text of the engine in which keys and columns stand between grave accents: those are shown as code. */
export function Marked({ text = "" }: { text?: string | undefined }) {
  return <span>{text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</span>;
}
