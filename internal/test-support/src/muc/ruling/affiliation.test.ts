import { describe, expect, test } from "vitest";
import { adminXml, goneXml, listXml, occupantXml, resultXml } from "../../test/expected.ts";
import { codes, configXml, errorXml, fieldXml, joinXml, ROOM, userXml, useService } from "../../test/use-service.ts";
import { canonical, type XmlClient } from "../../test/xml-client.ts";

const ALICE = "alice@localhost/res";
const BOB = "bob@localhost/res";
const CAROL = "carol@localhost/res";
const affiliationXml = (jid: string, affiliation: string, content = "") =>
  adminXml("set", `<item jid='${jid}' affiliation='${affiliation}'>${content}</item>`);
const listOf = (affiliation: string) => adminXml("get", `<item affiliation='${affiliation}'/>`);
const noticeXml = (to: string, item: string, ...statusCodes: number[]) =>
  `<message from='${ROOM}' to='${to}'>${userXml(item + codes(...statusCodes))}</message>`;
const REASON = "<reason>Treason</reason>";

describe.each(["prosody", "ejabberd"] as const)("in a room like that of %s", (profile) => {
  const { logIn, inside, service } = useService({ profile });
  const isProsody = profile === "prosody";
  const actor = (to: string) => {
    const jid = isProsody && to === ALICE ? ` jid='${ALICE}'` : "";
    return `<actor nick='Alice'${jid}/>`;
  };

  test("who is banned has to go, cannot come back, is on the list, and may come back once he is off it", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    const carol = await inside("carol");
    await Promise.all([alice, bob].map((one) => one.received()));
    const gone = (to: string, more = "", ...statusCodes: number[]) =>
      goneXml("Bob", to, "outcast/none", { more, content: actor(to) + REASON, statusCodes: [301, ...statusCodes] });
    expect(await alice.ask(affiliationXml("bob@localhost", "outcast", REASON))).toEqual(
      canonical([gone(ALICE, `jid='${BOB}'`), resultXml("a", ALICE)]),
    );
    expect(canonical(await bob.received()).slice(-1)).toEqual(canonical([gone(BOB, `jid='${BOB}'`, 110)]));
    expect(canonical(await carol.received())).toEqual(canonical([gone(CAROL)]));
    expect((await bob.ask(joinXml("Bob"))).join()).toContain("forbidden");
    const listed = isProsody ? "" : REASON;
    expect(await alice.ask(listOf("outcast"))).toEqual(
      canonical([resultXml("a", ALICE, listXml(`<item affiliation='outcast' jid='bob@localhost'>${listed}</item>`))]),
    );
    await alice.ask(affiliationXml("bob@localhost", "none"));
    expect((await bob.ask(joinXml("Bob"))).join()).toContain(`code="110"`);
    expect(await alice.ask(listOf("outcast"))).toContain(canonical([resultXml("a", ALICE, listXml(""))])[0]);
  });

  test("a whole domain can be banned", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await bob.received();
    await alice.ask(affiliationXml("localhost", "outcast"));
    expect((await bob.received()).join()).toContain(`code="301"`);
    expect((await bob.ask(joinXml("Bob"))).join()).toContain("forbidden");
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  test("those who may know are told of somebody who is absent", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    const item = (affiliation: string) =>
      isProsody
        ? `<item affiliation='${affiliation}' jid='dave@localhost'>${REASON}</item>`
        : `<item affiliation='${affiliation}' role='none' jid='dave@localhost'/>`;
    expect(await alice.ask(affiliationXml("dave@localhost", "member", REASON))).toEqual(
      canonical([noticeXml(ALICE, item("member")), resultXml("a", ALICE)]),
    );
    expect(await alice.ask(affiliationXml("Dave@LOCALHOST", "outcast", REASON))).toEqual(
      canonical([noticeXml(ALICE, item("outcast"), ...(isProsody ? [301] : [])), resultXml("a", ALICE)]),
    );
    expect(await bob.received()).toEqual([]);
  });

  test("a member has voice, an admin moderates, and each loses with the affiliation what came with it", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    const standings: string[] = [];
    for (const affiliation of ["member", "admin", "owner", "admin", "member", "none"]) {
      await bob.received();
      await alice.ask(affiliationXml("bob@localhost", affiliation));
      const [seen = ""] = (await bob.received()).filter((one) => one.includes(`${ROOM}/Bob`));
      standings.push(`${/affiliation="(\w+)"/.exec(seen)?.[1]}/${/role="(\w+)"/.exec(seen)?.[1]}`);
    }
    expect(standings).toEqual([
      "member/participant",
      "admin/moderator",
      "owner/moderator",
      "admin/moderator",
      "member/participant",
      "none/participant",
    ]);
  });

  test("who loses his membership of a room for members has to go", async () => {
    const alice = await inside("alice");
    await alice.ask(configXml(fieldXml("membersonly", "1")));
    const bob = await logIn("bob");
    expect((await bob.ask(joinXml("Bob"))).join()).toContain("registration-required");
    await alice.ask(affiliationXml("bob@localhost", "member"));
    await bob.ask(joinXml("Bob"));
    await alice.ask(affiliationXml("bob@localhost", "none", "<reason>out</reason>"));
    expect(canonical(await bob.received()).slice(-1)).toEqual(
      canonical([
        goneXml("Bob", BOB, "none/none", {
          more: `jid='${BOB}'`,
          content: "<actor nick='Alice'/><reason>out</reason>",
          statusCodes: [321, 110],
        }),
      ]),
    );
  });

  test("the last owner stays one, and admins do not make admins", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.ask(affiliationXml("bob@localhost", "admin"));
    for (const [client, jid, affiliation] of [
      [alice, "alice@localhost", "none"],
      [alice, "alice@localhost", "outcast"],
      [bob, "carol@localhost", "admin"],
      [bob, "alice@localhost", "member"],
      [bob, "bob@localhost", "owner"],
    ] as const) {
      const [answer] = (await client.ask(affiliationXml(jid, affiliation))).slice(-1);
      expect(answer, `${affiliation} for ${jid}`).toMatch(/conflict|not-allowed/);
    }
    expect(await names(alice, "owner")).toEqual(["alice@localhost"]);
    expect(await names(alice, "admin")).toEqual(["bob@localhost"]);
  });

  test("lists are for those who may see them", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    const carol = await logIn("carol");
    await alice.ask(affiliationXml("dave@localhost", "member"));
    await alice.ask(affiliationXml("bob@localhost", "admin"));
    expect(await names(bob, "member")).toEqual(["dave@localhost"]);
    expect((await carol.ask(listOf("member"))).join()).toContain("forbidden");
    const owners = (await bob.ask(listOf("owner"))).join();
    expect(owners).toContain(isProsody ? "forbidden" : "alice@localhost");
  });

  test("some roles may see the members where the owner has said so", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.ask(configXml(fieldXml("getmemberlist", "participant")));
    await alice.ask(affiliationXml("dave@localhost", "member"));
    await bob.received();
    expect(await names(bob, "member")).toEqual(["dave@localhost"]);
    expect((await bob.ask(listOf("outcast"))).join()).toContain("forbidden");
  });

  test("requests that make no sense are refused", async () => {
    const alice = await inside("alice");
    for (const [items, condition] of [
      [`<item jid='a@b@c' affiliation='member'/>`, isProsody ? "jid-malformed" : "bad-request"],
      [`<item jid='bob@localhost' affiliation='king'/>`, isProsody ? "not-acceptable" : "bad-request"],
      [`<item nick='Nobody' affiliation='member'/>`, isProsody ? "item-not-found" : "not-acceptable"],
      [`<item jid='bob@localhost' affiliation='member' role='visitor'/>`, isProsody ? "bad-request" : "not-allowed"],
    ] as const) {
      expect((await alice.ask(adminXml("set", items))).join(), items).toContain(condition);
    }
    const full = (await alice.ask(affiliationXml("bob@localhost/phone", "member"))).join();
    expect(full).toContain(isProsody ? "jid-malformed" : `type="result"`);
  });

  test("somebody inside can be named by his nick", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.ask(adminXml("set", `<item nick='Bob' affiliation='member'/>`));
    expect((await bob.received()).join()).toContain(`affiliation="member"`);
    expect(await names(alice, "member")).toEqual(["bob@localhost"]);
  });
});

describe("in a room like Prosody's", () => {
  const { inside } = useService();

  test("who becomes an admin is shown the addresses of all", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await bob.received();
    await alice.ask(affiliationXml("bob@localhost", "admin"));
    expect(canonical(await bob.received())).toEqual(
      canonical([
        occupantXml("Bob", BOB, "admin/moderator", {
          more: `jid='${BOB}'`,
          content: "<actor nick='Alice'/>",
          statusCodes: [110],
        }),
        occupantXml("Alice", BOB, "owner/moderator", { more: `jid='${ALICE}'` }),
      ]),
    );
  });

  test("an error names the request and nothing more", async () => {
    const bob = await inside("bob");
    expect(await bob.ask(affiliationXml("bob@localhost", "none"))).toEqual(
      canonical([`<iq type='error' id='a' from='${ROOM}' to='${BOB}'>${errorXml("cancel", "conflict")}</iq>`]),
    );
  });
});

async function names(client: XmlClient, affiliation: string): Promise<string[]> {
  const [answer = ""] = (await client.ask(listOf(affiliation))).filter((one) => one.includes(`}iq `));
  return [...answer.matchAll(/ jid="([^"]*)"/g)].map(([, jid]) => jid ?? "");
}
