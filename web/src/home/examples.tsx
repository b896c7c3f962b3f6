import { useState } from "preact/hooks";
import { api, useAsked, type Example } from "../api";
import { Shown, say } from "../parts";
import { go } from "../shell/router";
import { language, useText } from "../text";
import { homeText } from "../text/home";

const shownFirst = 4;

/** Examples to open as a copy of one's own. */
export function Examples() {
  const t = useText(homeText);
  const examples = useAsked(() => api.examples(language.value), [language.value]);
  const [all, setAll] = useState(false);
  const [opening, setOpening] = useState<string>();

  async function open(example: Example) {
    setOpening(example.name);
    const answer = await api.purchases.begin({ title: example.title, from: { example: example.name } });
    setOpening(undefined);
    if (answer.ok) go(`/purchases/${encodeURIComponent(answer.value.id)}`);
    else say(answer.problem.message, "error");
  }

  return (
    <Shown of={examples} height={240}>
      {(list) => (
        <>
          <ul class="examples unstyled-list no-max-width">
            {(all ? list : list.slice(0, shownFirst)).map((example) => (
              <li key={example.name}>
                <div>
                  <strong>{example.title}</strong>
                  <p>{example.summary}</p>
                </div>
                <button
                  type="button" class="button button-secondary" disabled={opening !== undefined}
                  aria-label={t.openExample(example.title)} onClick={() => void open(example)}
                >
                  {opening === example.name ? t.opening : t.openCopy}
                </button>
              </li>
            ))}
          </ul>
          {!all && list.length > shownFirst && (
            <button type="button" class="function-link" onClick={() => setAll(true)}>{t.allExamples(list.length)}</button>
          )}
        </>
      )}
    </Shown>
  );
}
