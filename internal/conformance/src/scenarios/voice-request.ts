import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const voiceRequest: Scenario = {
  title: "a visitor asks for voice, and a moderator gives it",
  section: "7.13, 8.6",
  needs: "voice-requests",
  async run(world) {
    const { romeo, hers, his } = await world.pair();
    await hers.setConfig({ moderatedRoom: true });
    await hers.setRole("Romeo", "visitor");
    const asked = next(hers, "voiceRequest");
    await his.requestVoice();
    const { request, form } = await asked;
    expect(request).toMatchObject({ nick: "Romeo", role: "participant", jid: romeo.jid });
    const given = next(his, "occupantChange", ({ after }) => after.role === "participant");
    await hers.answerVoiceRequest(form, true);
    expect((await given).after.nick).toBe("Romeo");
    expect((await his.send("I take thee at thy word")).isOwn).toBe(true);
  },
};
