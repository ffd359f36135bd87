import { client } from "@xmpp/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startService, type XmppService } from "./service.ts";

let service: XmppService;
const clients: { stop(): Promise<unknown> }[] = [];
beforeEach(async () => {
  service = await startService();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((entity) => entity.stop()));
  await service.stop();
});

/** As a program does it: xmpp.js chooses. Without TLS it sends no password. */
async function start(username: string, password: string) {
  const entity = client({
    service: `xmpp://${service.host}:${service.port}`,
    domain: "localhost",
    username,
    password,
  });
  entity.on("error", () => {});
  entity.reconnect.stop();
  clients.push(entity);
  return String(await entity.start());
}

test.each([
  ["juliet", "O Romeo"],
  ["a,b=c", "=2C,=3D"],
  ["nurse", "ℵ ﬁ Ⅸ é 🌹"],
])("logs in as %s with its name and the password %s alone", async (name, password) => {
  const { username } = await service.account(name, password);
  expect(await start(username, password)).toMatch(new RegExp(`^${username}@localhost/.`));
  await expect(start(username, `${password}!`)).rejects.toThrow("not-authorized");
  await expect(start("nobody", password)).rejects.toThrow("not-authorized");
});
