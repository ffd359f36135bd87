import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { joined, record } from "../test/stage.ts";
import { delay, presence, ROOM, said, selfPresence, subject } from "../test/wire.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const invitation = `<message from='heath@chat.shakespeare.example' id='i'><x xmlns='http://jabber.org/protocol/muc#user'>
  <invite from='hecate@shakespeare.example'/></x></message>`;
const configChange = `<message from='${ROOM}' type='groupchat'><x xmlns='http://jabber.org/protocol/muc#user'><status code='104'/></x></message>`;

/** One of everything that raises an event, and does not just say what is known. */
const history: readonly string[] = [
  said("firstwitch", "When shall we three meet again?", "", "a"),
  presence("macbeth"),
  said("macbeth", "So foul and fair a day I have not seen."),
  said("thirdwitch", "Macbeth! That shalt be king hereafter!", "", "own"),
  `<message from='${ROOM}/macbeth' type='chat' id='p'><body>Stay, you imperfect speakers</body></message>`,
  presence("macbeth", { type: "unavailable" }),
  presence("firstwitch", { role: "moderator" }),
  presence("firstwitch"),
  subject("Something wicked this way comes"),
  configChange,
  invitation,
];

async function lived() {
  const at = await joined({ resumable: true, others: [presence("firstwitch")] });
  const heard = record(at.muc);
  const invitations = vi.fn();
  at.muc.on("invite", invitations);
  for (const stanza of history) at.entity.receive(stanza);
  const before = heard.length;
  at.entity.disconnect();
  const news = () => heard.slice(before + 1).flatMap(([event]) => (event === "resume" ? [] : [event]));
  return { ...at, heard, invitations, news };
}

const resume = async ({ entity }: Awaited<ReturnType<typeof lived>>) => {
  entity.resume();
  await vi.advanceTimersByTimeAsync(2_000);
};

describe("a resumed stream", () => {
  it.each(history.map((_, at) => history.length - at))(
    "that brings the last %d stanzas again raises no event twice",
    async (count) => {
      for (const late of [false, true]) {
        const at = await lived();
        if (late) await resume(at);
        for (const stanza of history.slice(-count)) {
          // A server that kept a message may say so.
          const kept = stanza.replace(
            "</message>",
            `${delay("2024-05-01T12:00:00Z", "juliet@capulet.example")}</message>`,
          );
          at.entity.receive(kept);
        }
        await resume(at);
        at.entity.receive(said("firstwitch", "Hail!", "", "z"));
        expect(at.news()).toEqual(["message"]);
        expect([at.invitations.mock.calls.length, [...at.room.occupants.keys()]]).toEqual([
          1,
          ["firstwitch", "thirdwitch"],
        ]);
      }
    },
  );

  it.each([
    ["another id", said("firstwitch", "ay", "", "1"), said("firstwitch", "ay", "", "2")],
    ["another sender", said("firstwitch", "ay"), said("thirdwitch", "ay")],
    ["another word", said("firstwitch", "ay"), said("firstwitch", "no")],
    ["another state", said("firstwitch", "", "<active xmlns='c'/>"), said("firstwitch", "", "<paused xmlns='c'/>")],
    ["another namespace", said("firstwitch", "", "<a xmlns='urn:a'/>"), said("firstwitch", "", "<a xmlns='urn:ab'/>")],
  ])("that goes on with %s brings something new", async (_, last, next) => {
    const at = await joined({ resumable: true, others: [presence("firstwitch")] });
    at.entity.receive(last);
    at.entity.disconnect();
    const heard = record(at.muc, "message");
    at.entity.resume();
    at.entity.receive(next);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard).toHaveLength(1);
  });

  it("brings all that is new, though it begins like what we had", async () => {
    const at = await lived();
    await resume(at);
    at.entity.receive(presence("macbeth"));
    at.entity.receive(said("macbeth", "So foul and fair a day I have not seen."));
    expect(at.news()).toEqual([]);
    at.entity.receive(said("macbeth", "Tell me more."));
    at.entity.receive(said("macbeth", "Tell me more."));
    expect(at.news()).toEqual(["occupantJoin", "message", "message", "message"]);
  });

  it("brings what somebody else says in the words of the last stanza", async () => {
    for (const news of [invitation.replace("heath@", "moor@"), invitation.replace("hecate@", "macbeth@")]) {
      const at = await lived();
      at.entity.receive(news);
      await resume(at);
      expect(at.invitations).toHaveBeenCalledTimes(2);
    }
  });

  it("does not keep back for long what nothing follows", async () => {
    const at = await lived();
    at.entity.receive(presence("macbeth"));
    await resume(at);
    expect([at.news(), at.room.occupants.has("macbeth")]).toEqual([["occupantJoin"], true]);
  });

  it("brings news after the repetition, also when they are like it", async () => {
    const at = await lived();
    for (const stanza of history.slice(-7)) at.entity.receive(stanza);
    at.entity.receive(presence("macbeth"));
    at.entity.receive(presence("macbeth", { type: "unavailable" }));
    await resume(at);
    expect(at.news()).toEqual(["occupantJoin", "occupantLeave"]);
  });

  it("tells of our removal while it was away", async () => {
    const at = await lived();
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    await resume(at);
    expect([at.news(), at.room.state]).toEqual([["exit"], "idle"]);
  });

  it("recognises a repetition among thousands of stanzas", async () => {
    const at = await joined({ resumable: true });
    const bodies: unknown[] = [];
    at.room.on("message", ({ body }) => bodies.push(body));
    for (let n = 0; n < 3_500; n++) at.entity.receive(said("firstwitch", String(n)));
    at.entity.disconnect();
    for (let n = 2_600; n < 3_501; n++) at.entity.receive(said("firstwitch", String(n)));
    expect([bodies.length, bodies.at(-1)]).toEqual([3_501, "3500"]);
  });
});

it("a fresh stream repeats nothing: what looks like it is news", async () => {
  const at = await lived();
  at.entity.goOnline();
  at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
  at.entity.receive(subject("Something wicked this way comes"));
  const heard = record(at.room, "message");
  at.entity.receive(said("firstwitch", "When shall we three meet again?", "", "a"));
  expect(heard).toHaveLength(1);
});
