import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { language, useText, type Language } from "../text";
import { shellText } from "../text/shell";
import { place } from "./router";
import { chooseLanguage, person, signOut } from "./session";
import mark from "./mark.svg";

export function Header() {
  const t = useText(shellText);
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [place.value]);
  const someone = person.value;
  return (
    <header class="shell-header">
      <div class="container shell-top">
        <a href="/" class="shell-mark">
          <img src={mark} alt="" width="32" height="32" />
          <span class="shell-name">{t.product}</span>
          <span class="shell-line">{t.productLine}</span>
        </a>
        <LanguageSwitch />
        {someone && (
          <button
            type="button" class="function-link shell-menu-button" aria-expanded={open} aria-controls="shell-menu"
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? "close" : "menu"} />{t.menu}
          </button>
        )}
      </div>
      {someone && (
        <div id="shell-menu" class={open ? "shell-menu open" : "shell-menu"}>
          <div class="container shell-menu-inner">
            <nav aria-label={t.mainMenu}>
              <ul class="unstyled-list no-max-width">
                <Item href="/" text={t.home} also="/purchases" />
                <Item href="/catalogue" text={t.catalogue} />
                {someone.administrator && <Item href="/people" text={t.people} />}
                {someone.administrator && <Item href="/audit" text={t.audit} />}
              </ul>
            </nav>
            <div class="shell-person">
              <a href="/password" title={t.password}><Icon name="person" />{someone.name}</a>
              <button type="button" class="function-link" onClick={() => void signOut()}>
                <Icon name="lock" />{t.signOut}
              </button>
            </div>
          </div>
        </div>
      )}
    </header>
  );
}

function Item({ href, text, also }: { href: string; text: string; also?: string }) {
  const path = place.value.path;
  const within = (root: string) => path === root || path.startsWith(`${root}/`);
  const here = path === href ? "page" : (href !== "/" && within(href)) || (also && within(also)) ? "true" : undefined;
  return <li><a href={href} aria-current={here}>{text}</a></li>;
}

const languages: { code: Language; name: string }[] = [
  { code: "da", name: "Dansk" },
  { code: "en", name: "English" },
];

function LanguageSwitch() {
  const t = useText(shellText);
  return (
    <div class="shell-languages" role="group" aria-label={t.chooseLanguage}>
      {languages.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={language.value === code} onClick={() => chooseLanguage(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
