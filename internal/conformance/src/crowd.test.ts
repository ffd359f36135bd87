import { createMucClient } from "@xeps/muc-client";
import { connect, startService } from "@xeps-internal/test-support";
import { expect, it } from "vitest";

// Real servers are not asked for this: a thousand accounts would take them longer than the join.
it("a join of a room of 1 000 occupants resolves with all of them (XEP-0045 §7.2.2)", async () => {
  const service = await startService();
  try {
    const room = service.room("agora");
    room.configure({ roomName: "Agora" });
    room.fill(999);
    await using juliet = await connect(service, await service.account("juliet"));
    const muc = createMucClient(juliet.entity);
    const { occupants, self } = await muc.join(room.jid, "Juliet");
    expect(self.nick).toBe("Juliet");
    expect(new Set(occupants.map(({ nick }) => nick)).size).toBe(1_000);
    expect(muc.room(room.jid).occupants.size).toBe(1_000);
    await muc.dispose();
  } finally {
    await service.stop();
  }
});
