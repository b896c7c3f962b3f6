// Finds an entry of the catalogue, with its price, year and how well founded it is, and gives its id.
import { useEffect, useState } from "preact/hooks";
import { api, useAsked } from "../api";
import { Dialog, Icon, Shown, TextField } from "../parts";
import { language, useText } from "../text";
import { catalogueText } from "../text/catalogue";
import { formText } from "./form-text";

const pauseInTyping = 200;

type Props = { kind: string; choose: (id: string) => void; label?: string };

export function CataloguePicker({ kind, choose, label }: Props) {
  const t = useText(formText);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="function-link" onClick={() => setOpen(true)}><Icon name="search" />{label ?? t.pick}</button>
      {open && <Picker kind={kind} close={() => setOpen(false)} choose={(id) => (setOpen(false), choose(id))} />}
    </>
  );
}

function Picker({ kind, choose, close }: Props & { close: () => void }) {
  const t = useText(formText);
  const c = useText(catalogueText);
  const [typed, setTyped] = useState("");
  const [words, setWords] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed), pauseInTyping);
    return () => clearTimeout(timer);
  }, [typed]);
  const hits = useAsked(() => api.catalogue.find(words, kind, language.value), [words, kind, language.value]);
  return (
    <Dialog title={t.pick} close={close} wide>
      <TextField label={c.find} type="search" value={typed} change={setTyped} placeholder={c.findHelp} />
      <Shown of={hits} lines={6} height={320}>
        {(found) => (
          <ul class="unstyled-list no-max-width picked" aria-label={t.pick}>
            {found.length === 0 && <li>{c.nothing}</li>}
            {found.map((hit) => (
              <li key={`${hit.kind} ${hit.id}`}>
                <button type="button" class="picked-entry" onClick={() => choose(hit.id)}>
                  <span><strong>{hit.title}</strong> <span class="hit-id">{hit.id}</span></span>
                  <span>{[hit.price, hit.price_year, hit.evidence].filter(Boolean).join(" · ")}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Dialog>
  );
}
