// Whether the same person has the same document open in another tab of this browser: the two would write over each
// other's draft. Tabs ask when they open and answer while they stand.
import { signal, type ReadonlySignal } from "@preact/signals";

type Said = "here?" | "here" | "gone";

/** `true` while another tab has the document open too; `leave` tells the others. */
export function openElsewhere(key: string): { elsewhere: ReadonlySignal<boolean>; leave: () => void } {
  const elsewhere = signal(false);
  if (typeof BroadcastChannel === "undefined") return { elsewhere, leave: () => undefined };
  let left = false;
  const channel = new BroadcastChannel(`vaerdi-open ${key}`);
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    elsewhere.value = data !== "gone";
    if (data === "here?") channel.postMessage("here" satisfies Said);
    // With a third tab, whoever is left says so.
    if (data === "gone") channel.postMessage("here?" satisfies Said);
  };
  channel.postMessage("here?" satisfies Said);
  return {
    elsewhere,
    leave: () => {
      if (left) return;
      left = true;
      channel.postMessage("gone" satisfies Said);
      channel.close();
    },
  };
}
