import { bareOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const slixmppInOurRoom: Scenario = {
  title: "python3-slixmpp in a room of ours: it talks, we rule, it sees it",
  section: "interop, 7.2, 7.4, 7.5, 7.8, 8.1, 8.2, 8.4, 9.3, 10.2, 10.9",
  needs: "slixmpp",
  async run(world) {
    const [juliet, agent] = await Promise.all([world.guest("juliet"), world.slixmpp("romeo")]);
    const account = bareOf(agent.jid);
    const jid = world.roomJid();
    const { room } = await juliet.muc.join(jid, "Juliet");
    await room.setSubject("of moons");

    await room.invite(account, { kind: "mediated", reason: "Hey" });
    const invite = await agent.next("invite", { room: jid });
    expect(invite.reason).toBe("Hey");
    const declined = next(juliet.muc, "decline");
    await agent.run("decline", { room: jid, jid: juliet.account, reason: "too busy" });
    expect(await declined).toMatchObject({ room: jid, reason: "too busy" });
    await room.invite(agent.jid, { kind: "direct", reason: "again" });
    await agent.next("direct-invite", { room: jid, reason: "again" }); // the room's own had a direct one in it too

    const came = next(room, "occupantJoin");
    const entered = await agent.run("join", { room: jid, nick: "Romeo" });
    expect(entered).toMatchObject({ nick: "Romeo", occupants: ["Juliet", "Romeo"], subject: "of moons" });
    expect((await came).occupant).toMatchObject({ nick: "Romeo", role: "participant" });

    const heard = next(room, "message");
    await agent.run("say", { room: jid, body: "but soft & <low>" });
    expect(await heard).toMatchObject({ nick: "Romeo", body: "but soft & <low>" });
    await room.send("who's there?");
    expect(await agent.next("message", { sender: `${jid}/Juliet` })).toMatchObject({ body: "who's there?" });
    const whispered = next(room, "privateMessage");
    await agent.run("whisper", { to: `${jid}/Juliet`, body: "psst" });
    expect(await whispered).toMatchObject({ nick: "Romeo", body: "psst" });
    await room.setSubject("of roses");
    await agent.next("subject", { subject: "of roses" });

    await room.setConfig({ roomDesc: "moonlit" });
    expect((await agent.next("config-status")).sender).toBe(jid);
    await room.setRole("Romeo", "visitor");
    await agent.next("presence", { sender: `${jid}/Romeo`, role: "visitor" });
    await room.setAffiliation(account, "member");
    await agent.next("presence", { sender: `${jid}/Romeo`, affiliation: "member" });
    const renamed = next(room, "nickChange");
    await agent.run("nick", { room: jid, nick: "Montague" });
    expect(await renamed).toMatchObject({ before: { nick: "Romeo" }, after: { nick: "Montague" } });
    await room.kick("Montague", { reason: "Avaunt" });
    const kicked = await agent.next("presence", { sender: `${jid}/Montague`, type: "unavailable" });
    expect(kicked.codes).toContain(307);

    await agent.run("join", { room: jid, nick: "Romeo" });
    await room.destroy({ reason: "over" });
    await agent.next("presence", { sender: `${jid}/Romeo`, type: "unavailable" });
  },
};
