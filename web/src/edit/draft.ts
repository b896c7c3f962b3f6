// The draft of a document: kept in this browser at every change, on the server a moment later. Whatever happens to the
// connection, the server, the tab or the session, one of the two has it.
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import { api, connected, type Draft } from "../api";
import { draftKey, dropFromDevice, keepOnDevice, onDevice, type DeviceDraft } from "./device";

const moment = 1200;
const patience = 5000;

export type Kept =
  | { where: "nothing" }
  | { where: "device"; at: string; lost: boolean }
  | { where: "server"; at: string }
  | { where: "nowhere" };

export type Keeper = {
  kept: ReadonlySignal<Kept>;
  keep: (base: number, text: string) => void;
  /** The draft has become a version, or is not wanted. */
  drop: () => Promise<void>;
  stop: () => void;
};

export function keepDraft(person: number, path: string): Keeper {
  const key = draftKey(person, path);
  const kept = signal<Kept>({ where: "nothing" });
  let latest: DeviceDraft | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** There is one time of sending, the one last set; what is sent is what is latest then. */
  function sendIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  }

  async function send(): Promise<void> {
    const draft = latest;
    if (!draft) return;
    const answer = await api.documents.keepDraft(path, draft.base, draft.text);
    if (latest !== draft) return;
    if (answer.ok) kept.value = { where: "server", at: answer.value.saved };
    else if (answer.problem.code !== "aborted") {
      if (kept.value.where === "device") kept.value = { where: "device", at: draft.at, lost: true };
      sendIn(patience);
    }
  }

  const stopWatching = effect(() => {
    if (connected.value && kept.peek().where === "device") sendIn(0);
  });

  return {
    kept,
    keep(base, text) {
      const draft = { base, text, at: new Date().toISOString() };
      latest = draft;
      const lost = !connected.peek();
      kept.value = { where: "device", at: draft.at, lost };
      void keepOnDevice(key, draft).then((possible) => {
        if (!possible && latest === draft && kept.peek().where === "device") kept.value = { where: "nowhere" };
      });
      sendIn(moment);
    },
    async drop() {
      latest = undefined;
      clearTimeout(timer);
      kept.value = { where: "nothing" };
      await Promise.all([dropFromDevice(key), api.documents.dropDraft(path)]);
    },
    stop() {
      clearTimeout(timer);
      stopWatching();
      // What has not been sent yet goes now; if it does not arrive, this browser has it.
      if (kept.peek().where === "device") void send();
    },
  };
}

export type Found = { base: number; text: string; at: string };

/** The newer of the two drafts, when there is one that says anything else than the document does. */
export function newerDraft(device: DeviceDraft | undefined, server: Draft | undefined, text: string): Found | undefined {
  const found = [
    ...(device ? [{ base: device.base, text: device.text, at: device.at }] : []),
    ...(server ? [{ base: server.base, text: server.text, at: server.saved }] : []),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const [newest] = found;
  return newest && newest.text !== text ? newest : undefined;
}

/** `onServer`: whether the server has any draft of mine in the purchase; one that is not there is not asked for. */
export async function findDraft(person: number, path: string, text: string, onServer: boolean): Promise<Found | undefined> {
  const [device, server] = await Promise.all([onDevice(draftKey(person, path)), onServer ? api.documents.draft(path) : undefined]);
  return newerDraft(device, server?.ok ? server.value : undefined, text);
}
