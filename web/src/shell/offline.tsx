import { useEffect } from "preact/hooks";
import { api, connected } from "../api";
import { useText } from "../text";
import { shellText } from "../text/shell";

/** Tells that the connection is lost and what is safe; while it shows, the server is asked every few seconds. */
export function OfflineBanner() {
  const t = useText(shellText);
  const lost = !connected.value;
  useEffect(() => {
    const drop = () => (connected.value = false);
    const ask = () => void api.session.now();
    window.addEventListener("offline", drop);
    window.addEventListener("online", ask);
    return () => (window.removeEventListener("offline", drop), window.removeEventListener("online", ask));
  }, []);
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => void api.session.now(), 4000);
    return () => clearInterval(timer);
  }, [lost]);
  return (
    <div role="status" class={lost ? "offline-banner" : undefined}>
      {lost && <div class="container"><strong>{t.offlineTitle}.</strong> {t.offline}</div>}
    </div>
  );
}
