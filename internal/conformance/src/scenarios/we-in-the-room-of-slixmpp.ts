import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const weInTheRoomOfSlixmpp: Scenario = {
  title: "we in a room of python3-slixmpp: it rules, we see it",
  section: "interop, 7.2, 7.4, 7.8, 8.1, 8.2, 8.4, 9.3, 10.2, 10.9",
  needs: "slixmpp",
  async run(world) {
    const [romeo, agent] = await Promise.all([world.guest("romeo"), world.slixmpp("juliet")]);
    const jid = world.roomJid();
    expect((await agent.run("join", { room: jid, nick: "Juliet" })).nick).toBe("Juliet");
    await agent.run("configure", { room: jid, values: { "muc#roomconfig_roomname": "Balcony" } });

    const invited = next(romeo.muc, "invite");
    await agent.run("invite", { room: jid, jid: romeo.account, reason: "Hey" });
    expect(await invited).toMatchObject({ room: jid, kind: "mediated", reason: "Hey" });
    const { room, self, created } = await romeo.muc.join(jid, "Romeo");
    expect([self.nick, created]).toEqual(["Romeo", false]);
    expect((await room.getInfo()).name).toBe("Balcony");
    await agent.next("presence", { sender: `${jid}/Romeo`, type: "available" });

    const heard = next(room, "message");
    await agent.run("say", { room: jid, body: "O Romeo & <so on>" });
    expect(await heard).toMatchObject({ nick: "Juliet", body: "O Romeo & <so on>", isOwn: false });
    await room.send("call me but love");
    await agent.next("message", { sender: `${jid}/Romeo`, body: "call me but love" });
    const subject = next(room, "subject");
    await agent.run("subject", { room: jid, subject: "of names" });
    expect(await subject).toMatchObject({ text: "of names", setBy: "Juliet" });

    const changed = next(room, "configChange");
    await agent.run("configure", { room: jid, values: { "muc#roomconfig_roomdesc": "moonlit" } });
    expect((await changed).statusCodes).toContain(104);
    const hushed = next(room, "occupantChange", ({ after }) => after.role === "visitor");
    await agent.run("role", { room: jid, nick: "Romeo", role: "visitor", reason: "hush" });
    expect(await hushed).toMatchObject({ after: { nick: "Romeo" }, reason: "hush" });
    const made = next(room, "occupantChange", ({ after }) => after.affiliation === "admin");
    await agent.run("affiliation", { room: jid, jid: romeo.account, affiliation: "admin" });
    expect(await made).toMatchObject({ after: { nick: "Romeo", role: "moderator" } });
    const listed = await agent.run("affiliations", { room: jid, affiliation: "admin" });
    expect(listed.jids).toEqual([romeo.account]);
    const unmade = next(room, "occupantChange", ({ after }) => after.affiliation === "none");
    await agent.run("affiliation", { room: jid, jid: romeo.account, affiliation: "none" });
    await unmade;
    const out = next(room, "exit");
    await agent.run("role", { room: jid, nick: "Romeo", role: "none", reason: "Avaunt" });
    expect(await out).toMatchObject({ why: { kind: "kicked", reason: "Avaunt" } });

    await room.join("Romeo");
    const nurse = await world.guest("nurse");
    const asked = next(nurse.muc, "invite");
    await agent.run("invite", { room: jid, jid: nurse.account });
    // slixmpp 1.8 answers a decline with an error, for which ejabberd puts it out; the room is its own all the same.
    await nurse.muc.decline(await asked, { reason: "busy" });
    await agent.next("decline", { room: jid, reason: "busy" });
    const end = next(room, "exit");
    await agent.run("destroy", { room: jid, reason: "over", venue: `tomb@${world.server.conference}` });
    const venue = { reason: "over", jid: `tomb@${world.server.conference}` };
    expect(await end).toMatchObject({ why: { kind: "destroyed", destroy: venue } });
    expect(romeo.muc.joinedRooms.size).toBe(0);
  },
};
