import { describe, expect, it } from "vitest";
import * as entity from "../entity/index.ts";
import * as main from "../index.ts";
import * as kit from "../kit/index.ts";

describe("the names of this package", () => {
  it("for users", () => {
    expect(Object.keys(main).sort()).toEqual([
      "BuildError",
      "NS_DISCO_INFO",
      "NS_DISCO_ITEMS",
      "StanzaError",
      "assertXmlText",
      "buildDiscoInfo",
      "buildDiscoItems",
      "buildStanzaError",
      "createDisco",
      "hasFeature",
      "parseDiscoInfo",
      "parseDiscoItems",
      "parseStanzaError",
      "sanitizeText",
    ]);
    expect([main.NS_DISCO_INFO, main.NS_DISCO_ITEMS]).toEqual([
      "http://jabber.org/protocol/disco#info",
      "http://jabber.org/protocol/disco#items",
    ]);
  });

  it("for those who work on an entity", () => {
    expect(Object.keys(entity).sort()).toEqual([
      "DisconnectedError",
      "Emitter",
      "EventQueue",
      "PerEntity",
      "TimeoutError",
      "assertOnline",
      "isOnline",
      "isResumable",
      "listen",
      "onAbort",
      "parseTimeout",
      "randomId",
      "request",
      "sendStanza",
      "startTimer",
      "watchStream",
    ]);
  });

  it("for those who write packages of other XEPs", () => {
    expect(Object.keys(kit).sort()).toEqual([
      "attributeOf",
      "bareOf",
      "buildElement",
      "buildExtensions",
      "buildTextElement",
      "childElements",
      "copyElement",
      "domainOf",
      "findChild",
      "foldJid",
      "hasInstanceByName",
      "isInNamespaceOf",
      "isJid",
      "isNamed",
      "nameOf",
      "namespaceOf",
      "own",
      "resourceOf",
      "textOf",
    ]);
  });
});
