import { createMucClient } from "@xeps/muc-client";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Exercises } from "./exercise.ts";

export const talking: Exercises = {
  "send_message(mto=room,": {
    async run(world, line) {
      const { hers, his } = await world.pair();
      const heard = next(hers, "message");
      const { value } = await line({ room: his });
      expect(value).toMatchObject({ nick: "Romeo", isOwn: true, body: "when shall we three meet again?" });
      expect(await heard).toMatchObject({ nick: "Romeo", isOwn: false, body: "when shall we three meet again?" });
    },
  },
  "send_message(mto=room_nick,": {
    async run(world, line) {
      const { hers, his } = await world.pair();
      const heard = next(his, "privateMessage");
      await line({ room: hers, nick: "Romeo" });
      expect(await heard).toMatchObject({ nick: "Juliet", body: "psst" });
    },
  },
  set_subject: {
    async run(world, line) {
      const { hers, his } = await world.pair();
      const told = next(his, "subject");
      expect((await line({ room: hers })).value).toMatchObject({ text: "Fire burn", setBy: "Juliet" });
      expect(await told).toMatchObject({ text: "Fire burn", setBy: "Juliet" });
    },
  },
  "invite(room": {
    needs: "invitations",
    async run(world, line) {
      const { hers, jid } = await world.pair();
      const nurse = await world.guest("nurse");
      const invited = next(nurse.muc, "invite");
      await line({ room: hers, jid: nurse.account, password: "cauldron" });
      expect(await invited).toMatchObject({ room: jid, reason: "Come" });
    },
  },
  invite_server: {
    needs: "components",
    async run(world, line) {
      const [nurse, component] = await Promise.all([world.guest("nurse"), world.component()]);
      const hall = `hall@${component.domain}`;
      const bridge = createMucClient(component.entity, { from: component.domain });
      const invited = next(nurse.muc, "invite");
      await line({ bridge, hall, jid: nurse.account, inviter: `crone@${component.domain}` });
      const invitation = { room: hall, kind: "mediated", from: `crone@${component.domain}`, reason: "Come" };
      expect(await invited).toMatchObject(invitation);
      await bridge.dispose();
    },
  },
  decline: {
    needs: "invitations",
    async run(world, line) {
      const { juliet, hers, jid } = await world.pair();
      const nurse = await world.guest("nurse");
      const invited = next(nurse.muc, "invite");
      await hers.invite(nurse.account, { kind: "mediated" });
      const declined = next(juliet.muc, "decline");
      await line({ muc: nurse.muc, invitation: await invited });
      expect(await declined).toMatchObject({ room: jid, reason: "too busy" });
    },
  },
  request_voice: {
    needs: "voice-requests",
    async run(world, line) {
      const { hers, his } = await world.pair();
      await hers.setConfig({ moderatedRoom: true });
      await hers.setRole("Romeo", "visitor");
      const asked = next(hers, "voiceRequest");
      await line({ room: his });
      expect((await asked).request).toMatchObject({ nick: "Romeo", role: "participant" });
    },
  },
};
