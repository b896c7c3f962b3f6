import { beforeEach, describe, expect, it, vi } from "vitest";
import { connected, onSignedOut, request, useCsrf } from "./request";

const answers = (...list: (Response | Error)[]) => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    const next = list.length > 1 ? list.shift() : list[0];
    if (next instanceof Error || !next) throw next;
    return next.clone();
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
};
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
const error = (status: number, code: string) => json(status, { error: { code, message: { da: "nej", en: "no" } } });

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
  connected.value = true;
});

describe("a request", () => {
  it("gives the answer's value, and asks with what was named", async () => {
    const fetch = answers(json(200, [1]));
    expect(await request("GET", "/catalogue", { query: { find: "bed day", kind: undefined } })).toEqual({ ok: true, value: [1] });
    expect(fetch.mock.calls[0]?.[0]).toBe("/api/catalogue?find=bed+day");
  });

  it("that changes something carries the session's token", async () => {
    useCsrf("secret");
    const fetch = answers(json(200, {}));
    await request("PUT", "/x", { body: { a: 1 } });
    expect(fetch.mock.calls[0]?.[1].headers).toMatchObject({ "X-CSRF-Token": "secret", "Content-Type": "application/json" });
  });

  it("gives a refusal as a problem, with what the server says of it", async () => {
    answers(json(429, { error: { code: "too_many", message: { da: "vent", en: "wait" } } }, { "Retry-After": "7" }));
    const answer = await request("POST", "/session", { body: {} });
    expect(answer).toMatchObject({ ok: false, problem: { code: "too_many", status: 429, message: { en: "wait" }, retryAfter: 7 } });
  });

  it("reads again when the network fails, and tells when it stays away", async () => {
    const fetch = answers(new Error("down"), json(200, "here"));
    expect(await request("GET", "/x")).toEqual({ ok: true, value: "here" });
    expect(fetch).toHaveBeenCalledTimes(2);
    answers(new Error("down"));
    expect(await request("GET", "/x")).toMatchObject({ ok: false, problem: { code: "offline" } });
    expect(connected.value).toBe(false);
  });

  it("writes once only: the first try may have arrived", async () => {
    const fetch = answers(new Error("down"));
    expect(await request("PUT", "/x", { body: {} })).toMatchObject({ problem: { code: "offline" } });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("replaces the one before it in its lane", async () => {
    vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
      url.endsWith("first")
        ? new Promise((_, fail) => init.signal?.addEventListener("abort", () => fail(new Error("aborted"))))
        : Promise.resolve(json(200, "second")),
    );
    const first = request("GET", "/first", { lane: "a" });
    expect(await request("GET", "/second", { lane: "a" })).toEqual({ ok: true, value: "second" });
    expect(await first).toMatchObject({ problem: { code: "aborted" } });
  });

  it("tells the session when nobody is signed in any more, but not when a sign-in fails", async () => {
    const gone = vi.fn();
    onSignedOut(gone);
    answers(error(401, "unauthenticated"));
    await request("POST", "/session", { body: {} });
    expect(gone).not.toHaveBeenCalled();
    await request("GET", "/purchases");
    expect(gone).toHaveBeenCalledOnce();
  });
});
