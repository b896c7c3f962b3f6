// Where the person is: the address bar, read and written. Links are real links (`<a href>`); a click on one that stays
// here changes the page without loading it anew.
import { signal } from "@preact/signals";

export type Place = { path: string; query: URLSearchParams; hash: string };

const read = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash });

export const place = signal<Place>(read());

type Guard = () => boolean;
let guard: Guard | undefined;

/** Asked before the page is left; false keeps the person on it (unsaved work). Returns how to stop asking. */
export function beforeLeaving(mayLeave: Guard): () => void {
  guard = mayLeave;
  return () => void (guard === mayLeave && (guard = undefined));
}

export function go(href: string, { replace = false }: { replace?: boolean } = {}): void {
  const to = new URL(href, location.href);
  if (to.pathname !== location.pathname && guard && !guard()) return;
  history[replace ? "replaceState" : "pushState"](null, "", to);
  const moved = to.pathname !== place.value.path;
  place.value = read();
  if (moved) window.scrollTo(0, 0);
}

function staysHere(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  return plain && !link.target && !link.hasAttribute("download") && link.origin === location.origin && !link.pathname.startsWith("/api/");
}

export function followLinks(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.href || event.defaultPrevented || !staysHere(event, link)) return;
    // A jump within the page is the browser's own.
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
    event.preventDefault();
    go(link.href);
  });
  window.addEventListener("popstate", () => (place.value = read()));
}

/** The values of `:names` in a pattern ("/purchases/:id/case"), or nothing when the path is another. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.replace(/(.)\/$/, "$1").split("/");
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? "";
    if (part.startsWith(":")) {
      try {
        found[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return undefined;
      }
    } else if (part !== value) return undefined;
  }
  return found;
}
