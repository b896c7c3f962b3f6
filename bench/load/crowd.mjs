// Those who only take up room: connections that ask once and then lie idle, and clients that send a byte a second. The
// server cuts both off in time; each then comes again.
import net from "node:net";

const head = (host) => `GET /health HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: ${"slow ".repeat(40)}\r\n\r\n`;

export function crowd(url, { idle, slow }) {
  const { hostname, port, host } = new URL(url);
  const seen = { open: 0, answered: 0, cutOff: 0, refused: 0 };
  const sockets = new Set();
  let over = false;

  function come(speak) {
    const socket = net.connect(Number(port), hostname);
    sockets.add(socket);
    let timer;
    let connected = false;
    socket.on("connect", () => {
      connected = true;
      ++seen.open;
      timer = speak(socket);
    });
    socket.on("data", (bytes) => {
      if (bytes.toString("latin1").startsWith("HTTP/1.1 200")) ++seen.answered;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(timer);
      sockets.delete(socket);
      if (connected) --seen.open;
      if (over) return;
      ++seen[connected ? "cutOff" : "refused"];
      setTimeout(() => !over && come(speak), 500);
    });
  }

  const askOnce = (socket) => void socket.write(head(host));
  const byteASecond = (socket) => {
    const text = head(host);
    let sent = 0;
    return setInterval(() => socket.writable && socket.write(text[sent++ % text.length]), 1000);
  };
  for (let i = 0; i < idle; ++i) setTimeout(() => !over && come(askOnce), i * 2);
  for (let i = 0; i < slow; ++i) setTimeout(() => !over && come(byteASecond), i * 5);
  return {
    seen,
    leave() {
      over = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
