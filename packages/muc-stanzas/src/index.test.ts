import { readVectors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import { describe, expect, it } from "vitest";
import * as muc from "./index.ts";

it("exports these names and no others", () => {
  expect(Object.keys(muc).sort()).toEqual([
    "NODE_RESERVED_NICK",
    "NODE_ROOMS",
    "NODE_TRAFFIC",
    "NS_DIRECT_INVITE",
    "NS_MUC",
    "NS_MUC_ADMIN",
    "NS_MUC_OWNER",
    "NS_MUC_USER",
    "NS_REGISTER",
    "StatusCode",
    "allows",
    "buildDirectInvite",
    "buildMucAdmin",
    "buildMucJoin",
    "buildMucOwner",
    "buildMucUri",
    "buildMucUser",
    "buildRegistration",
    "buildRegistrationApproval",
    "buildRegistrationApprovalForm",
    "buildVoiceApproval",
    "buildVoiceApprovalForm",
    "buildVoiceRequest",
    "findMucUser",
    "isAffiliation",
    "isRole",
    "parseDirectInvite",
    "parseMucAdmin",
    "parseMucJoin",
    "parseMucOwner",
    "parseMucUri",
    "parseMucUser",
    "parseRegistration",
    "parseVoiceRequest",
    "readMucStanza",
    "registrationForm",
    "roomConfigForm",
    "roomInfoForm",
  ]);
});

describe.skipIf(!vectorsFolder)("the registry of XEP-0045", () => {
  interface Registry {
    readonly statusCodes: readonly { readonly code: number }[];
    readonly namespaces: readonly string[];
    readonly wellKnownNodes: readonly string[];
  }

  it("has the names of codes, namespaces and nodes", () => {
    const registry = readVectors<Registry>("registry.json");
    expect(Object.values(muc.StatusCode)).toEqual(registry.statusCodes.map(({ code }) => code));
    expect([muc.NS_MUC, muc.NS_MUC_USER, muc.NS_MUC_ADMIN, muc.NS_MUC_OWNER]).toEqual(registry.namespaces);
    expect([muc.NODE_ROOMS, muc.NODE_RESERVED_NICK, muc.NODE_TRAFFIC]).toEqual(registry.wellKnownNodes);
  });
});
