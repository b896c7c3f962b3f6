// Hands what the page shows to the person as a file.

export function download(name: string, kind: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: kind }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The first picture within a place as a file of its own, readable without the page. */
export function downloadPicture(name: string, place: Element | null): void {
  const drawn = place?.querySelector("svg");
  if (!drawn) return;
  const picture = drawn.cloneNode(true) as SVGElement;
  picture.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  picture.style.background = "#ffffff";
  download(name, "image/svg+xml", new XMLSerializer().serializeToString(picture));
}
