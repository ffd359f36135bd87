import type { RoomMessage } from "@xeps/muc-client";
import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const historyThenSubjectThenLive: Scenario = {
  title: "who enters gets history, then the subject, then what is said from now on",
  section: "7.1, 7.2.13, 7.2.15",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: balcony } = await juliet.muc.join(jid, "Juliet");
    await balcony.send("first words");
    await balcony.send("second words");
    const subject = await balcony.setSubject("What's in a <name>?");
    expect(subject).toMatchObject({ text: "What's in a <name>?", setBy: "Juliet" });

    const room = romeo.muc.room(jid);
    const heard = record(room, "message", "subject", "joined", "occupantJoin");
    const result = await room.join("Romeo", { history: { maxStanzas: 10 } });
    const said = result.history.map(({ nick, body, isHistory, isOwn }) => ({ nick, body, isHistory, isOwn }));
    expect(said).toEqual([
      { nick: "Juliet", body: "first words", isHistory: true, isOwn: false },
      { nick: "Juliet", body: "second words", isHistory: true, isOwn: false },
    ]);
    expect(result.history[0]?.delay?.stamp.getTime()).toBeGreaterThan(Date.now() - 600_000);
    expect(result.subject).toMatchObject({ text: "What's in a <name>?" });
    expect(heard.map(({ event }) => event)).toEqual(["message", "message", "joined"]);
    expect(heard[2]?.value).toBe(result);

    const arrival = next(room, "message");
    await balcony.send("and now?");
    const live = await arrival;
    expect(live).toMatchObject({
      body: "and now?",
      nick: "Juliet",
      isHistory: false,
      isOwn: false,
    } satisfies Partial<RoomMessage>);

    const change = next(room, "subject");
    await balcony.setSubject("");
    expect(await change).toMatchObject({ text: "", setBy: "Juliet" });
    expect(room.subject?.text).toBe("");
  },
};
