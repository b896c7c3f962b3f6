import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connected } from "../api";
import { keepDraft, newerDraft } from "./draft";

const store = new Map<string, string>();
beforeEach(() => {
  store.clear();
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  });
  connected.value = true;
});
afterEach(() => vi.useRealTimers());

const answering = (status: () => number | "away") => {
  const sent: { base: number; text: string }[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const now = status();
    if (now === "away") throw new Error("away");
    if (init.method === "PUT") sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify(now === 200 ? { saved: "2026-11-25T14:02:00Z" } : { error: { code: "unauthenticated" } }), { status: now });
  });
  return sent;
};

describe("a draft", () => {
  it("is in the browser at once, and on the server a moment later, the latest only", async () => {
    const sent = answering(() => 200);
    const keeper = keepDraft(7, "purchases/a/case.yaml");
    keeper.keep(3, "one");
    keeper.keep(3, "two");
    expect(JSON.parse(store.get("vaerdi-draft 7 purchases/a/case.yaml") ?? "")).toMatchObject({ base: 3, text: "two" });
    expect(keeper.kept.value).toMatchObject({ where: "device", lost: false });
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toEqual([{ base: 3, text: "two" }]);
    expect(keeper.kept.value).toEqual({ where: "server", at: "2026-11-25T14:02:00Z" });
    keeper.stop();
  });

  it("stays in the browser while the server is away or the session has ended, and is sent when it is back", async () => {
    let status: number | "away" = "away";
    const sent = answering(() => status);
    const keeper = keepDraft(7, "p");
    keeper.keep(1, "mine");
    await vi.advanceTimersByTimeAsync(2000);
    expect(keeper.kept.value).toMatchObject({ where: "device", lost: true });
    status = 401;
    await vi.advanceTimersByTimeAsync(6000);
    expect(sent.length).toBe(1);
    expect(keeper.kept.value).toMatchObject({ where: "device" });
    expect(JSON.parse(store.get("vaerdi-draft 7 p") ?? "")).toMatchObject({ text: "mine" });
    status = 200;
    await vi.advanceTimersByTimeAsync(6000);
    expect(keeper.kept.value.where).toBe("server");
    keeper.stop();
  });

  it("is sent at once when the connection is back, and only as it is by then", async () => {
    let status: number | "away" = "away";
    const sent = answering(() => status);
    const keeper = keepDraft(7, "p");
    keeper.keep(1, "first");
    await vi.advanceTimersByTimeAsync(2000);
    expect(connected.value).toBe(false);
    status = 200;
    connected.value = true; // another request has got through
    keeper.keep(1, "last");
    connected.value = false;
    connected.value = true;
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([{ base: 1, text: "last" }]);
    expect(keeper.kept.value.where).toBe("server");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent.length).toBe(1);
    keeper.stop();
  });

  it("found again is the newer of the two, and none when it says what is saved already", () => {
    const device = { base: 2, text: "device", at: "2026-11-25T14:05:00Z" };
    const server = { path: "purchases/ours/case.yaml", base: 2, text: "server", saved: "2026-11-25T14:02:00Z" };
    expect(newerDraft(device, server, "saved")?.text).toBe("device");
    expect(newerDraft({ ...device, at: "2026-11-25T13:00:00Z" }, server, "saved")?.text).toBe("server");
    expect(newerDraft(device, undefined, "device")).toBeUndefined();
    expect(newerDraft(undefined, undefined, "x")).toBeUndefined();
  });
});
