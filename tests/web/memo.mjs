// The decision memo as it comes out of the printer.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const pictures = new URL("../../build/screenshots/", import.meta.url);

/** Prints the page as a person would, keeps the PDF, and tells how many pages it has and what stands on them. */
export async function printedMemo(visitor, name) {
  const session = await visitor.context.newCDPSession(visitor.page);
  const { data } = await session.send("Page.printToPDF", { preferCSSPageSize: true, printBackground: true });
  const file = fileURLToPath(new URL(`memo-${name}.pdf`, pictures));
  await writeFile(file, Buffer.from(data, "base64"));
  const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
  const pages = stdout.split("\f").filter((page) => page.trim() !== "");
  return { pages: pages.length, text: stdout.replace(/\s+/g, " ") };
}
