import { laws, parseAll } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StanzaScanner } from "./stanza-scanner.ts";

const HEADER = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='s' to='localhost'>";

/** The stanzas that it finds in the text, which comes in chunks of this size. */
function found(text: string, size = Number.POSITIVE_INFINITY): string[] {
  const bytes = Buffer.from(text);
  const scanner = new StanzaScanner();
  const places = [];
  for (let at = 0; at < bytes.length; at += size) places.push(...scanner.scan(bytes.subarray(at, at + size)));
  return places.map(({ start, end }) => bytes.toString("utf8", start, end));
}

const stanza = fc.constantFrom(
  "<presence/>",
  "<presence to='a>b/'/>",
  '<message id="it\'s"><body>x > y / z</body></message>',
  "<message><body><![CDATA[</message>]]></body><x/></message>",
  "<iq type='get'\n id='1'><query xmlns='q'><message>no stanza</message></query></iq>",
  "<message><body>💀ö</body></message >",
);
const between = fc.constantFrom("", " ", "\n", "<r xmlns='urn:xmpp:sm:3'/>", "<a xmlns='urn:xmpp:sm:3' h='1'/>");

describe("StanzaScanner", () => {
  it("finds the stanzas among what else comes on a stream, wherever its chunks end", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(between, stanza)), fc.integer({ min: 1, max: 80 }), (parts, size) => {
        const text = HEADER + parts.map(([space, xml]) => space + xml).join("");
        expect(found(text, size)).toEqual(parts.map(([, xml]) => xml));
      }),
      laws,
    );
  });

  it("finds what the parser of xmpp.js finds", () => {
    const parts = [
      "<message><body>&lt;/message></body></message>",
      "<presence></presence>",
      "<iq a='/>'><b c='\"'/></iq>",
    ];
    expect(parseAll(parts.join(""))).toHaveLength(3);
    expect(found(HEADER + parts.join(""))).toEqual(parts);
  });

  it("goes on in the stream that begins anew after the login", () => {
    const login = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGEAYg==</auth>";
    expect(found(`${HEADER}${login}${HEADER}<presence/>`)).toEqual(["<presence/>"]);
  });

  it("takes for no stanza what only begins like one", () => {
    expect(found(`${HEADER}<iqs/><messages></messages><presence-x/><iq/>`)).toEqual(["<iq/>"]);
  });
});
