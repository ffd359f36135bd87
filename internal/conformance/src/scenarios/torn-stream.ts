import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const tornStream: Scenario = {
  title: "a link that tears every character apart changes nothing of what is said and who is there",
  section: "7.2, 7.4",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guestBehindFaults("romeo")]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Джульетта");
    await hers.setSubject("Балкон 🌙");
    romeo.proxy.latest.toClient.split(1);
    romeo.proxy.latest.toServer.split(3);
    const { room: his, subject } = await romeo.muc.join(jid, "Romeo");
    expect([...his.occupants.keys()].sort()).toEqual(["Romeo", "Джульетта"]);
    expect(subject?.text).toBe("Балкон 🌙");
    const heard = next(hers, "message");
    expect((await his.send("«Она заговорила» 👂")).body).toBe("«Она заговорила» 👂");
    expect((await heard).body).toBe("«Она заговорила» 👂");
  },
};
