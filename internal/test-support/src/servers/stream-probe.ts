import { connect } from "node:net";

/**
 * Waits until a stream to the domain answers with its features: a server opens the port before it has loaded its hosts,
 * so an open port says little. Tries again until `signal` aborts.
 */
export async function waitForStream(host: string, port: number, domain: string, signal: AbortSignal): Promise<void> {
  while (!(await hasFeatures(host, port, domain, signal))) {
    signal.throwIfAborted();
    await pause(25, signal);
  }
}

function hasFeatures(host: string, port: number, domain: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect({ host, port });
    const finish = (ready: boolean) => {
      signal.removeEventListener("abort", abort);
      socket.destroy();
      resolve(ready);
    };
    const abort = () => finish(false);
    signal.addEventListener("abort", abort, { once: true });
    socket.setEncoding("utf8");
    socket.once("connect", () => {
      const namespaces = `xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'`;
      socket.write(`<?xml version='1.0'?><stream:stream to='${domain}' version='1.0' ${namespaces}>`);
    });
    socket.on("data", (text) => {
      received += String(text);
      if (received.includes("</stream:features>")) socket.end("</stream:stream>", () => finish(true));
    });
    socket.once("error", () => finish(false));
    socket.once("close", () => finish(received.includes("</stream:features>")));
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}
