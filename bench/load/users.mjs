// The people of the load: each signs in, opens a value case and gets its sliders.
import { writeFile } from "node:fs/promises";

const draws = 10_000;

/** What the tabs of the case page ask for while a slider moves (web/src/case/page.tsx); most stay on the first. */
const asked = [["headroom"], ["headroom"], ["headroom"], ["headroom", "plane", "sensitivity", "thresholds"]];

export async function signIn(url, login, password) {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ login, password }),
  });
  if (!response.ok) throw new Error(`${login} cannot sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers.get("set-cookie").split(";")[0];
  return { cookie, csrf: (await response.json()).csrf };
}

const headers = (session) => ({ Cookie: session.cookie, "X-CSRF-Token": session.csrf, "Content-Type": "application/json" });

export async function read(url, session, path) {
  const response = await fetch(`${url}/api${path}`, { headers: headers(session) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function slidersOf(url, session, purchase) {
  const response = await fetch(`${url}/api/assess`, {
    method: "POST",
    headers: headers(session),
    body: JSON.stringify({ document: `purchases/${purchase}/case.yaml`, purchase, draws, include: ["sliders"] }),
  });
  if (!response.ok) throw new Error(`${purchase}: ${response.status} ${await response.text()}`);
  return (await response.json()).sliders;
}

/** One line a person for sliders.lua: cookie, token, body before and after what is set, then the sliders. */
export async function writeUsers(file, url, logins, count) {
  const people = ["buyer", "clinician", "economist"];
  const first = await signIn(url, people[0], logins[people[0]]);
  const purchases = [];
  for (const { id } of await read(url, first, "/purchases")) {
    const sliders = (await slidersOf(url, first, id)).filter((slider) => slider.high > slider.low);
    if (sliders.length > 0) purchases.push({ id, sliders });
  }
  const lines = [];
  for (let i = 0; i < count; ++i) {
    const login = people[i % people.length];
    const session = await signIn(url, login, logins[login]);
    const { id, sliders } = purchases[i % purchases.length];
    const question = { document: `purchases/${id}/case.yaml`, purchase: id, draws, language: "da", run: `user-${i}` };
    const include = JSON.stringify(asked[Math.floor(i / purchases.length) % asked.length]);
    lines.push([
      session.cookie, session.csrf, `${JSON.stringify(question).slice(0, -1)},"include":${include},"set":{`, "}}",
      ...sliders.flatMap((slider) => [slider.input, slider.low, slider.high, slider.unit_text]), "",
    ].join("\t"));
  }
  await writeFile(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  return first;
}
