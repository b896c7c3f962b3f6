// Drafts kept in this browser, at every change and at once: local storage, or the browser's database when a text is too
// large for it. A draft belongs to a person and a document.
export type DeviceDraft = { base: number; text: string; at: string };

const prefix = "vaerdi-draft";
const store = "drafts";

export const draftKey = (person: number, path: string) => `${prefix} ${person} ${path}`;

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(prefix, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inDatabase<T>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await database();
  return new Promise((resolve, reject) => {
    const asked = act(opened.transaction(store, mode).objectStore(store));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Whether it could be kept. */
export async function keepOnDevice(key: string, draft: DeviceDraft): Promise<boolean> {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    localStorage.removeItem(key);
  }
  return inDatabase("readwrite", (drafts) => drafts.put(draft, key)).then(() => true, () => false);
}

export async function onDevice(key: string): Promise<DeviceDraft | undefined> {
  const kept = localStorage.getItem(key);
  if (kept !== null) return JSON.parse(kept) as DeviceDraft;
  return inDatabase<DeviceDraft | undefined>("readonly", (drafts) => drafts.get(key)).catch(() => undefined);
}

export async function dropFromDevice(key: string): Promise<void> {
  localStorage.removeItem(key);
  await inDatabase("readwrite", (drafts) => drafts.delete(key)).catch(() => undefined);
}
