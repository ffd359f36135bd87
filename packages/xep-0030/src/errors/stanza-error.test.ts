import { canonicalXml, parseWithOtherLtx, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { BuildError, buildStanzaError, parseStanzaError, StanzaError } from "../index.ts";

const S = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'";

/** What a stanza with this error says, as data. */
function read(error: string, namespace?: string): object {
  const { stanza, name, ...fields } = { ...parseStanzaError(parseXml(`<iq type='error'>${error}</iq>`, namespace)) };
  expect(name).toBe("StanzaError");
  expect(stanza?.name).toBe("iq");
  return fields;
}

describe("parseStanzaError", () => {
  it("reads condition, type, text, sender and application condition, in any order (RFC 6120 §8.3)", () => {
    const parts = [
      `<text ${S} xml:lang='en'>No such room</text>`,
      `<item-not-found ${S}/>`,
      "<no-room xmlns='urn:app'><why/></no-room>",
    ];
    for (const [a, b, c] of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ] as const) {
      const error = parseStanzaError(
        parseXml(`<message type='error'><body>x</body><error type='cancel' by='chat.example'>${parts[a]}
          ${parts[b]}${parts[c]}</error></message>`),
      );
      expect(error).toMatchObject({
        condition: "item-not-found",
        type: "cancel",
        text: "No such room",
        by: "chat.example",
      });
      expect(error?.application && canonicalXml(error.application)).toBe(canonicalXml(parts[2] ?? ""));
      expect(error).not.toHaveProperty("redirect");
    }
  });

  it("has no keys for what the stanza does not say", () => {
    expect(read(`<error><conflict ${S}/></error>`)).toStrictEqual({ condition: "conflict" });
    expect(read("<error/>")).toStrictEqual({ condition: "undefined-condition" });
    expect(read("")).toStrictEqual({ condition: "undefined-condition" });
  });

  it("takes the first text and the first condition of several", () => {
    const texts = `<text ${S}>1</text><text ${S}>2</text>`;
    expect(
      read(`<error type='auth'><forbidden ${S}/>${texts}<conflict ${S}/><a xmlns='urn:a'/><b xmlns='urn:b'/></error>`),
    ).toMatchObject({ condition: "forbidden", text: "1", application: { name: "a" } });
  });

  it.each([
    [`<gone ${S}>xmpp:romeo@afterlife.example</gone>`, "gone", "xmpp:romeo@afterlife.example"],
    [`<redirect ${S}>\n xmpp:chat.example \n</redirect>`, "redirect", "xmpp:chat.example"],
  ])("reads the address in %s", (xml, condition, redirect) => {
    expect(read(`<error type='cancel'>${xml}</error>`)).toStrictEqual({ condition, type: "cancel", redirect });
  });

  it("reads no address where there is none, or where it means nothing", () => {
    expect(read(`<error type='cancel'><gone ${S}> </gone></error>`)).toStrictEqual({
      condition: "gone",
      type: "cancel",
    });
    expect(read(`<error type='cancel'><conflict ${S}>x</conflict></error>`)).not.toHaveProperty("redirect");
  });

  it.each([
    ["302", "redirect", "modify"],
    ["400", "bad-request", "modify"],
    ["401", "not-authorized", "auth"],
    ["402", "payment-required", "auth"],
    ["403", "forbidden", "auth"],
    ["404", "item-not-found", "cancel"],
    ["405", "not-allowed", "cancel"],
    ["406", "not-acceptable", "modify"],
    ["407", "registration-required", "auth"],
    ["408", "remote-server-timeout", "wait"],
    ["409", "conflict", "cancel"],
    ["500", "internal-server-error", "wait"],
    ["501", "feature-not-implemented", "cancel"],
    ["502", "service-unavailable", "wait"],
    ["503", "service-unavailable", "cancel"],
    ["504", "remote-server-timeout", "wait"],
    ["510", "service-unavailable", "cancel"],
  ])("reads code %s of old services as %s, %s (XEP-0086 §3)", (code, condition, type) => {
    expect(read(`<error code='${code}'> Text </error>`)).toStrictEqual({ condition, type, text: "Text" });
    expect(read(`<error code='${code}'/>`)).toStrictEqual({ condition, type });
  });

  it("believes the condition and the type rather than the code", () => {
    expect(read(`<error code='404' type='wait'>x<conflict ${S}/></error>`)).toStrictEqual({
      condition: "conflict",
      type: "wait",
    });
    expect(read(`<error code='404'><conflict ${S}/></error>`)).toStrictEqual({ condition: "conflict", type: "cancel" });
    expect(read("<error code='666'>x</error>")).toStrictEqual({ condition: "undefined-condition", text: "x" });
  });

  it("takes errors and conditions of other namespaces for something else", () => {
    expect(read(`<error xmlns='urn:x' type='wait'><conflict ${S}/></error>`)).toStrictEqual({
      condition: "undefined-condition",
    });
    expect(read("<error type='wait'><conflict/></error>")).toMatchObject({
      condition: "undefined-condition",
      application: { name: "conflict" },
    });
  });

  it("reads the stanzas of a component and of another copy of ltx", async () => {
    const xml = `<error type='cancel'><conflict ${S}/></error>`;
    expect(read(xml, "jabber:component:accept")).toStrictEqual({ condition: "conflict", type: "cancel" });
    const stanza = await parseWithOtherLtx(`<iq type='error'>${xml}</iq>`);
    expect(parseStanzaError(stanza)?.condition).toBe("conflict");
  });

  it("is undefined for stanzas of another type", () => {
    expect(parseStanzaError(parseXml(`<iq type='result'><error><conflict ${S}/></error></iq>`))).toBeUndefined();
    expect(parseStanzaError(parseXml("<presence/>"))).toBeUndefined();
  });
});

describe("buildStanzaError", () => {
  it("takes null for an absent text or type, as programs without a compiler have it", () => {
    const nothing = null as unknown as undefined;
    expect(canonicalXml(buildStanzaError({ condition: "conflict", type: nothing, text: nothing, by: nothing }))).toBe(
      canonicalXml(`<error xmlns='' type='cancel'><conflict ${S}/></error>`),
    );
  });

  it("writes everything an error has", () => {
    const built = buildStanzaError({
      condition: "redirect",
      type: "modify",
      text: "go <there>",
      by: "chat.example",
      redirect: "xmpp:a@b",
      application: parseXml("<x xmlns='urn:app'><y/></x>"),
    });
    expect(canonicalXml(built)).toBe(
      canonicalXml(
        `<error xmlns='' type='modify' by='chat.example'><redirect ${S}>xmpp:a@b</redirect>` +
          `<text ${S}>go &lt;there></text><x xmlns='urn:app'><y/></x></error>`,
      ),
    );
  });

  it.each([
    ["bad-request", "modify"],
    ["conflict", "cancel"],
    ["feature-not-implemented", "cancel"],
    ["forbidden", "auth"],
    ["gone", "cancel"],
    ["internal-server-error", "cancel"],
    ["item-not-found", "cancel"],
    ["jid-malformed", "modify"],
    ["not-acceptable", "modify"],
    ["not-allowed", "cancel"],
    ["not-authorized", "auth"],
    ["policy-violation", "modify"],
    ["recipient-unavailable", "wait"],
    ["redirect", "modify"],
    ["registration-required", "auth"],
    ["remote-server-not-found", "cancel"],
    ["remote-server-timeout", "wait"],
    ["resource-constraint", "wait"],
    ["service-unavailable", "cancel"],
    ["subscription-required", "auth"],
    ["undefined-condition", "cancel"],
    ["unexpected-request", "wait"],
  ])("gives %s the type %s (RFC 6120 §8.3.3)", (condition, type) => {
    expect(canonicalXml(buildStanzaError({ condition }))).toBe(
      canonicalXml(`<error xmlns='' type='${type}'><${condition} ${S}/></error>`),
    );
  });

  it.each(["", "not found", "<conflict/>", "1st", "a:b", "-a", "text"])(
    "refuses the condition %j, which is no name or that of the text beside it",
    (condition) => {
      expect(() => buildStanzaError({ condition })).toThrow(
        new BuildError("error", "the condition must be an XML name, and not text"),
      );
    },
  );

  it("refuses an address in a condition that has none, and takes an empty one for none", () => {
    expect(() => buildStanzaError({ condition: "conflict", redirect: "xmpp:a@b" })).toThrow(
      new BuildError("conflict", "only gone and redirect hold an address"),
    );
    expect(canonicalXml(buildStanzaError({ condition: "conflict", redirect: "" }))).toBe(
      canonicalXml(`<error xmlns='' type='cancel'><conflict ${S}/></error>`),
    );
  });
});

describe("StanzaError", () => {
  it("says condition and text in its message, and keeps its cause", () => {
    expect(new StanzaError({ condition: "conflict" }).message).toBe("conflict");
    expect(new StanzaError({ condition: "conflict", text: "Nick taken" }).message).toBe("conflict: Nick taken");
    const cause = new Error("cause");
    expect(new StanzaError({ condition: "conflict" }, { cause }).cause).toBe(cause);
  });

  it("is known by its name, so that two copies of the package agree", () => {
    const foreign = Object.assign(new Error("x"), { name: "StanzaError" });
    expect(foreign).toBeInstanceOf(StanzaError);
    expect(new Error("x")).not.toBeInstanceOf(StanzaError);
    expect({ name: "StanzaError" }).not.toBeInstanceOf(StanzaError);
    expect(new StanzaError({ condition: "conflict" })).toBeInstanceOf(Error);
  });

  it("leaves instanceof of derived classes as it is", () => {
    class Derived extends StanzaError {}
    expect(new Derived({ condition: "a" })).toBeInstanceOf(Derived);
    expect(new Derived({ condition: "a" })).toBeInstanceOf(StanzaError);
    expect(new StanzaError({ condition: "a" })).not.toBeInstanceOf(Derived);
  });
});

describe("BuildError", () => {
  it("names the element and the rule", () => {
    const error = new BuildError("item", "jid must not be empty");
    expect(error).toMatchObject({ name: "BuildError", element: "item", rule: "jid must not be empty" });
    expect(error.message).toBe("<item/>: jid must not be empty");
    expect(error).toBeInstanceOf(TypeError);
    expect(Object.assign(new Error("x"), { name: "BuildError" })).toBeInstanceOf(BuildError);
    expect(new TypeError("x")).not.toBeInstanceOf(BuildError);
  });
});
