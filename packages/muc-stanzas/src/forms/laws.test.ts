import { buildForm, type DataForm, formValues, type KnownForm, parseForm } from "@xeps/xep-0004";
import { laws, parseXml } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildRegistrationApproval,
  buildRegistrationApprovalForm,
  buildVoiceApproval,
  buildVoiceApprovalForm,
  parseVoiceRequest,
  registrationForm,
  roomConfigForm,
  roomInfoForm,
} from "../index.ts";
import * as arbitrary from "../test/arbitrary-forms.ts";

const overTheWire = (form: DataForm) => parseForm(parseXml(buildForm(form).toString())) as DataForm;

const KNOWN = [
  { name: "RoomConfig", known: roomConfigForm, values: arbitrary.roomConfig },
  { name: "RoomInfoValues", known: roomInfoForm, values: arbitrary.roomInfo },
  { name: "the values of a registration", known: registrationForm, values: arbitrary.registrationValues },
] as readonly { name: string; known: KnownForm<Record<never, never>>; values: fc.Arbitrary<object> }[];

describe.each(KNOWN)("$name", ({ known, values }) => {
  it("come back from the wire as they were submitted, or told", () => {
    const law = fc.property(values, fc.constantFrom("submit" as const, "result" as const), (given, type) => {
      expect(known.read(overTheWire({ ...known.submit(given), type }))).toStrictEqual(given);
    });
    fc.assert(law, laws);
  });
});

describe("VoiceRequest", () => {
  it("comes back from the form for moderators, and with their decision", () => {
    const law = fc.property(arbitrary.voiceRequest, fc.boolean(), (request, allow) => {
      const asked = overTheWire(buildVoiceApprovalForm(request));
      expect(parseVoiceRequest(asked)).toStrictEqual({ ...request, allow: request.allow ?? false });
      expect(parseVoiceRequest(overTheWire(buildVoiceApproval(asked, allow)))).toStrictEqual({ ...request, allow });
    });
    fc.assert(law, laws);
  });
});

describe("RegistrationRequest", () => {
  it("comes back from the form for those who decide, and with their decision", () => {
    const law = fc.property(arbitrary.registrationRequest, fc.boolean(), ({ jid, ...request }, allow) => {
      const asked = overTheWire(buildRegistrationApprovalForm({ jid, ...request }));
      expect(registrationForm.read(asked)).toStrictEqual({ ...request, allow: false });
      expect(formValues(asked).get("muc#jid")).toBe(jid);
      const decided = overTheWire(buildRegistrationApproval(asked, allow));
      expect(registrationForm.read(decided)).toStrictEqual({ ...request, allow });
    });
    fc.assert(law, laws);
  });
});
