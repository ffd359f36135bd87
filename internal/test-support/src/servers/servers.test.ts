import xml from "@xmpp/xml";
import { afterEach, describe, expect, test } from "vitest";
import { connect } from "../client/connect.ts";
import { findServers } from "./find-servers.ts";
import type { XmppServer } from "./xmpp-server.ts";

const { found, missing } = findServers();
if (missing.length > 0) process.stderr.write(`not installed here, so their tests are not run: ${missing.join(", ")}\n`);

const running: XmppServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

describe.each(found)("$name", ({ start }) => {
  test("two start at once, know only their own accounts, and stop", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    running.push(one, two);
    expect(one.port).not.toBe(two.port);
    const account = await one.account("juliet");
    expect(await one.account("juliet")).toEqual(account);
    const juliet = await connect(one, account);
    expect(juliet.jid).toMatch(/^juliet@localhost\/./);
    const query = xml("query", { xmlns: "http://jabber.org/protocol/disco#info" });
    const info = xml("iq", { type: "get", to: one.conference }, query);
    expect((await juliet.entity.iqCaller.request(info)).attrs.type).toBe("result");
    await expect(connect(two, account)).rejects.toThrow("not-authorized");
    const overWebSocket = await connect(one, account, { transport: "websocket", resource: "ws" });
    expect(overWebSocket.jid).toBe("juliet@localhost/ws");
    await Promise.all([juliet.stop(), overWebSocket.stop()]);
    await Promise.all([one.stop(), two.stop()]);
    await expect(connect(one, account, { timeout: 2_000 })).rejects.toThrow("ECONNREFUSED");
  });
});
