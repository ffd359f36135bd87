import type { Room } from "@xeps/muc-client";
import { createDisco } from "@xeps/xep-0030";
import { hasSlixmpp, runSlixmpp, type Slixmpp, type XmppServer } from "@xeps-internal/test-support";
import { xml } from "@xmpp/client";
import { component } from "@xmpp/component";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Guests } from "../test/guests.ts";
import { next, nextStanza } from "../test/next.ts";
import { allServers } from "../test/services.ts";
import { serveRooms } from "./serve-rooms.ts";

describe.each(allServers)("the room service at $name", ({ start }) => {
  let server: XmppServer;
  let entity: ReturnType<typeof component>;
  let close: ReturnType<typeof serveRooms>;
  let guests: Guests;
  let rooms = 0;
  let jid: string;

  beforeAll(async () => {
    server = await start();
  });

  afterAll(() => server?.stop());

  beforeEach(async () => {
    const { domain, port, secret } = server.component!;
    entity = component({ service: `xmpp://${server.host}:${port}`, domain, password: secret });
    entity.on("error", console.error);
    close = serveRooms(entity, domain);
    await entity.start();
    guests = new Guests(server);
    jid = `hall-${++rooms}@${domain}`;
  });

  afterEach(async () => {
    await close();
    await guests.go();
    entity.reconnect.stop();
    await entity.stop();
  });

  /** Juliet in a room that she has opened, and Romeo who came after her. */
  async function pair() {
    const [juliet, romeo] = await Promise.all([guests.come("juliet"), guests.come("romeo")]);
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const arrival = next(hers, "occupantJoin");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    await arrival;
    return { juliet, romeo, hers, his };
  }

  it("lets two clients in, who see each other and talk", async () => {
    const { hers, his } = await pair();
    expect([...his.occupants.keys()].sort()).toEqual(["Juliet", "Romeo"]);
    const heard = next(hers, "message");
    expect(await his.send("But, <soft>! & what light")).toMatchObject({ nick: "Romeo", isOwn: true });
    expect(await heard).toMatchObject({ nick: "Romeo", body: "But, <soft>! & what light", isHistory: false });
    const subject = next(hers, "subject");
    await his.setSubject("Wherefore art thou?");
    expect(await subject).toMatchObject({ text: "Wherefore art thou?", setBy: "Romeo" });
  });

  it("tells newcomers what was said last, as much as they want, and the subject", async () => {
    const { hers, his } = await pair();
    for (const body of ["one", "two", "three"]) await hers.send(body);
    await his.setSubject("Numbers");
    const bodies = ({ history }: { history: readonly { body?: string; nick?: string }[] }) =>
      history.map(({ nick, body }) => `${nick}: ${body}`);
    const late = await (await guests.come("nurse")).muc.join(jid, "Nurse", { history: { maxStanzas: 2 } });
    expect(bodies(late)).toEqual(["Juliet: two", "Juliet: three"]);
    expect(late.subject).toMatchObject({ text: "Numbers", setBy: "Romeo" });
    expect(bodies(await (await guests.come("friar")).muc.join(jid, "Friar"))).toHaveLength(3);
    expect(bodies(await (await guests.come("page")).muc.join(jid, "Page", { history: false }))).toEqual([]);
  });

  it("keeps nicknames apart, and lets people change theirs and be away", async () => {
    const { hers, his } = await pair();
    await expect((await guests.come("paris")).muc.join(jid, "Juliet")).rejects.toMatchObject({
      failure: "nick-conflict",
    });
    const renamed = next(hers, "nickChange");
    await his.setNick("Love");
    expect(await renamed).toMatchObject({ before: { nick: "Romeo" }, after: { nick: "Love" } });
    await expect(his.setNick("Juliet")).rejects.toMatchObject({ condition: "conflict" });
    const away = next(hers, "occupantChange");
    await his.setPresence({ show: "away", status: "in Mantua" });
    expect((await away).after).toMatchObject({ nick: "Love", show: "away", status: "in Mantua" });
  });

  it("says who leaves, and that it closes itself", async () => {
    const { hers, his } = await pair();
    const left = next(hers, "occupantLeave");
    await his.leave({ status: "good night" });
    expect(await left).toMatchObject({ occupant: { nick: "Romeo" }, why: { kind: "left", text: "good night" } });
    const closed = next(hers, "exit");
    await close();
    expect((await closed).why.kind).toBe("service-shutdown");
  });

  it("forgets who is gone without a word, and a room that is empty", async () => {
    const { romeo, hers, his } = await pair();
    const gone = next(hers, "occupantLeave");
    await romeo.stop();
    expect((await gone).occupant.nick).toBe("Romeo");
    expect(his.state).not.toBe("joined");
    const disco = createDisco((await guests.come("nurse")).entity);
    const listed = async () => (await disco.getItems(server.component!.domain)).items.map((item) => item.jid);
    expect(await disco.supports(server.component!.domain, "http://jabber.org/protocol/muc")).toBe(true);
    expect(await listed()).toEqual([jid]);
    await hers.leave();
    expect(await listed()).toEqual([]);
    await expect(disco.getInfo(jid)).rejects.toMatchObject({ condition: "item-not-found" });
  });

  it("passes on invitations in the name of the room, and refusals", async () => {
    const { juliet, hers } = await pair();
    const nurse = await guests.come("nurse");
    await nurse.entity.send(xml("presence"));
    const invited = next(nurse.muc, "invite");
    await hers.invite(`nurse@${server.domain}`, { kind: "mediated", reason: "Come & see" });
    expect(await invited).toMatchObject({ room: jid, kind: "mediated", reason: "Come & see" });
    const declined = next(juliet.muc, "decline");
    await nurse.muc.decline(await invited, { reason: "too old" });
    expect(await declined).toMatchObject({ room: jid, from: nurse.jid, reason: "too old" });
  });

  it("lets nobody speak who is not in, nor forge what the room says", async () => {
    const { hers, his } = await pair();
    const paris = await guests.come("paris");
    const refusal = nextStanza(paris.entity, (stanza) => stanza.attrs.type === "error");
    await paris.entity.send(xml("message", { to: jid, type: "groupchat" }, xml("body", {}, "Let me in")));
    expect((await refusal).toString()).toContain("not-acceptable");
    const heard = next(hers, "message");
    const forged = xml("x", { xmlns: "http://jabber.org/protocol/muc#user" }, xml("status", { code: "104" }));
    await his.send({ body: "config changed", extensions: [forged] });
    expect((await heard).stanza.getChild("x")).toBeUndefined();
  });

  it.skipIf(!hasSlixmpp())("lets python3-slixmpp in", async () => {
    const juliet = await guests.come("juliet");
    const { room } = await juliet.muc.join(jid, "Juliet");
    await room.setSubject("Wherefore?");
    const agent = await runSlixmpp(server, await server.account("romeo"));
    try {
      await meet(room, agent);
    } finally {
      await agent.stop();
    }
  });
});

async function meet(room: Room, agent: Slixmpp): Promise<void> {
  const arrival = next(room, "occupantJoin");
  const joined = await agent.run("join", { room: room.jid, nick: "Romeo" });
  expect(joined).toMatchObject({ nick: "Romeo", occupants: ["Juliet", "Romeo"], subject: "Wherefore?" });
  await arrival;
  const heard = next(room, "message");
  await agent.run("say", { room: room.jid, body: "It is my lady" });
  expect(await heard).toMatchObject({ nick: "Romeo", body: "It is my lady" });
  await room.send("Good night");
  await agent.next("message", { sender: `${room.jid}/Juliet`, body: "Good night" });
}
