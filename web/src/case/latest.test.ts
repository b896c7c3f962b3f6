import { describe, expect, it } from "vitest";
import { latest } from "./latest";

/** Questions that wait until they are answered by hand, and frames that pass when told. */
function bench(apart = 0) {
  const asked: { question: number; answer: (text: string) => void; fail: () => void }[] = [];
  const shown: string[] = [];
  let frames: (() => void)[] = [];
  const ask = latest<number, string>(
    (question) => new Promise((answer, reject) => asked.push({ question, answer, fail: () => reject(new Error("down")) })),
    (answer) => shown.push(answer),
    (run) => frames.push(run),
    apart,
  );
  const settle = () => new Promise((resume) => setTimeout(resume, 0));
  const pass = async () => {
    await settle();
    const now = frames;
    frames = [];
    for (const run of now) run();
    await settle();
  };
  return { ask, asked, shown, pass };
}

describe("moving a slider", () => {
  it("asks once for all that moved within a frame", async () => {
    const { ask, asked, pass } = bench();
    for (let i = 1; i <= 20; i++) ask(i);
    await pass();
    expect(asked.map((a) => a.question)).toEqual([20]);
  });

  it("has one question under way and keeps only the newest waiting", async () => {
    const { ask, asked, shown, pass } = bench();
    ask(1);
    await pass();
    for (let i = 2; i <= 9; i++) ask(i);
    await pass();
    expect(asked).toHaveLength(1);
    asked[0]?.answer("one");
    await pass();
    expect(shown).toEqual(["one"]);
    expect(asked.map((a) => a.question)).toEqual([1, 9]);
  });

  it("ends with the answer to the last question and then rests", async () => {
    const { ask, asked, shown, pass } = bench();
    ask(1);
    await pass();
    ask(2);
    asked[0]?.answer("one");
    await pass();
    asked[1]?.answer("two");
    await pass();
    await pass();
    expect(shown).toEqual(["one", "two"]);
    ask(3);
    await pass();
    expect(asked).toHaveLength(3);
  });

  it("rests between two questions, however quick the answers are", async () => {
    const { ask, asked, pass } = bench(80);
    ask(1);
    await pass();
    ask(2);
    asked[0]?.answer("one");
    await pass();
    expect(asked).toHaveLength(1);
    await new Promise((resume) => setTimeout(resume, 100));
    await pass();
    expect(asked.map((a) => a.question)).toEqual([1, 2]);
  });

  it("goes on after a question that failed", async () => {
    const { ask, asked, pass } = bench();
    process.once("unhandledRejection", () => {});
    ask(1);
    await pass();
    ask(2);
    asked[0]?.fail();
    await pass();
    expect(asked.map((a) => a.question)).toEqual([1, 2]);
  });
});
