// One request to the server. Reads are tried again when the network fails; writes are not, for the first try may have
// arrived. A request with a `lane` replaces the one before it in that lane, which comes to `aborted`.
import { signal } from "@preact/signals";
import { aborted, offline, problemOf, type Answer } from "./answer";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Options = {
  body?: unknown;
  /** Sent as it is, instead of a body. */
  file?: File;
  query?: Record<string, string | number | undefined>;
  lane?: string;
  /** A POST that changes nothing (an assessment), and so may be tried again. */
  reads?: boolean;
};

/** Whether the last request reached the server. */
export const connected = signal(true);

/** Called when the server says that nobody is signed in; the session sets it. */
let signedOut: () => void = () => {};
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

let csrf = "";
export function useCsrf(token: string): void {
  csrf = token;
}

const lanes = new Map<string, AbortController>();
const pauses = [300, 1200];

function address(path: string, query: Options["query"]): string {
  const named = Object.entries(query ?? {}).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  const asked = new URLSearchParams(named.map(([name, value]) => [name, String(value)])).toString();
  return `/api${path}${asked ? `?${asked}` : ""}`;
}

function takeLane(lane: string | undefined): AbortController {
  const controller = new AbortController();
  if (lane !== undefined) {
    lanes.get(lane)?.abort();
    lanes.set(lane, controller);
  }
  return controller;
}

async function reach(url: string, init: RequestInit, tries: number): Promise<Response | undefined> {
  for (let tried = 0; ; tried++) {
    try {
      return await fetch(url, init);
    } catch {
      if (init.signal?.aborted || tried >= tries) return undefined;
      await new Promise((resume) => setTimeout(resume, pauses[tried]));
    }
  }
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function request<T>(method: Method, path: string, options: Options = {}): Promise<Answer<T>> {
  const controller = takeLane(options.lane);
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-Token"] = csrf;
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  if (options.file) headers["Content-Type"] = "application/octet-stream";
  const init: RequestInit = {
    method, headers, signal: controller.signal, credentials: "same-origin", cache: "no-store",
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.file ? { body: options.file } : {}),
  };
  const reads = method === "GET" || options.reads === true;
  const response = await reach(address(path, options.query), init, reads ? pauses.length : 0);
  if (controller.signal.aborted) return { ok: false, problem: aborted };
  if (!response || response.status === 502 || response.status === 504) {
    connected.value = false;
    return { ok: false, problem: offline };
  }
  const text = await response.text().catch(() => undefined);
  if (controller.signal.aborted) return { ok: false, problem: aborted };
  // The connection was cut in the middle of the answer.
  if (text === undefined) return { ok: false, problem: offline };
  connected.value = true;
  const body = parsed(text);
  if (response.ok) return { ok: true, value: body as T };
  const problem = problemOf(response.status, body, response.headers.get("Retry-After"));
  if (problem.code === "unauthenticated" && path !== "/session" && path !== "/session/password") signedOut();
  return { ok: false, problem };
}
