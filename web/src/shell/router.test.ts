import { beforeAll, describe, expect, it, vi } from "vitest";

let match: typeof import("./router").match;
beforeAll(async () => {
  vi.stubGlobal("location", { pathname: "/", search: "", hash: "" });
  ({ match } = await import("./router"));
});

describe("an address", () => {
  it("gives the values of its pattern's names", () => {
    expect(match("/purchases/:id/edit", "/purchases/tavi/edit")).toEqual({ id: "tavi" });
    expect(match("/catalogue/:kind/:id", "/catalogue/price/k%C3%B8b")).toEqual({ kind: "price", id: "køb" });
  });
  it("may end in a slash", () => expect(match("/people", "/people/")).toEqual({}));
  it("of another page does not match", () => {
    expect(match("/purchases/:id", "/purchases/tavi/edit")).toBeUndefined();
    expect(match("/people", "/audit")).toBeUndefined();
  });
  it("that is badly written matches nothing", () => expect(match("/purchases/:id", "/purchases/%E0%A4")).toBeUndefined());
});
