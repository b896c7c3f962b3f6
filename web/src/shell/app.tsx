// The frame of the workbench: skip link, header, the page of the address, footer, messages.
import { useEffect, useErrorBoundary, useState } from "preact/hooks";
import type { ComponentType } from "preact";
import { Messages } from "../parts/messages";
import { Skeleton } from "../parts/skeleton";
import { language, useText } from "../text";
import { shellText } from "../text/shell";
import { Header } from "./header";
import { OfflineBanner } from "./offline";
import { Page } from "./page";
import { AbsentPage } from "./problem";
import { place } from "./router";
import { routeAt, type PageProps } from "./routes";
import { person } from "./session";
import SignInPage from "../sign-in/page";

export function App() {
  const t = useText(shellText);
  useEffect(() => void (document.documentElement.lang = language.value), [language.value]);
  return (
    <>
      <a class="skipnav" href="#main-content">{t.skip}</a>
      <Header />
      <OfflineBanner />
      <main id="main-content" class="container page-container" tabIndex={-1}>
        <Current />
      </main>
      <Messages />
    </>
  );
}

function Current() {
  const found = routeAt(place.value.path);
  const [failure, forget] = useErrorBoundary((error) => console.error(error));
  useEffect(forget, [place.value.path]);
  if (failure) return <BrokenPage />;
  if (person.value === undefined) return <Skeleton lines={6} />;
  if (person.value === null && !found?.route.open) return <SignInPage at={{}} />;
  if (!found) return <AbsentPage />;
  return <Fetched key={place.value.path} load={found.route.load} at={found.at} />;
}

const fetched = new Map<() => Promise<unknown>, ComponentType<PageProps>>();

function Fetched({ load, at }: { load: () => Promise<{ default: ComponentType<PageProps> }>; at: Record<string, string> }) {
  const [page, setPage] = useState(() => fetched.get(load));
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (page) return;
    load().then(
      (module) => {
        fetched.set(load, module.default);
        setPage(() => module.default);
      },
      () => setMissing(true),
    );
  }, [load]);
  if (missing) return <BrokenPage />;
  const Content = page;
  return Content ? <Content at={at} /> : <Skeleton lines={6} />;
}

function BrokenPage() {
  const t = useText(shellText);
  return (
    <Page title={t.brokenTitle}>
      <p>{t.broken}</p>
      <button type="button" class="button button-primary" onClick={() => location.reload()}>{t.reload}</button>
    </Page>
  );
}
