/** Above a page's heading: the way to the page it belongs under. */
export function WayBack({ href, text }: { href: string; text: string }) {
  return (
    <p class="way-back">
      <a href={href}><span aria-hidden="true">‹ </span>{text}</a>
    </p>
  );
}
