import { besideParsing, parseXml, time } from "@xeps-internal/test-kit";
import { expect, test } from "vitest";
import { findDelay, parseDateTime, parseDelay } from "./index.ts";

const delay = (stamp: string) => `<delay xmlns='urn:xmpp:delay' from='Room@chat.example/Nick' stamp='${stamp}'/>`;

test("finds a delay among many in proportion to the parser", () => {
  const text = `<message xmlns='jabber:client'>${delay("2024-03-01T00:00:00Z").repeat(20_000)}</message>`;
  const message = parseXml(text);
  const { ours, allowed } = besideParsing(text, () => findDelay(message, "other@chat.example"));
  expect(ours).toBeLessThan(allowed);
});

test.each([
  ["a long fraction", `2024-03-01T00:00:00.${"9".repeat(1_000_000)}Z`],
  ["a long fraction without zone", `2024-03-01T00:00:00.${"9".repeat(1_000_000)}`],
  ["digits", "2".repeat(1_000_000)],
])("reads a stamp of %s in proportion to the parser", (_name, stamp) => {
  const text = delay(stamp);
  const element = parseXml(text);
  const { ours, allowed } = besideParsing(text, () => parseDelay(element));
  expect(ours).toBeLessThan(allowed);
});

test("cuts a fraction of a million digits without delay", () => {
  const text = `2024-03-01T00:00:00.${"9".repeat(1_000_000)}Z`;
  expect(parseDateTime(text)?.getUTCMilliseconds()).toBe(999);
  expect(time(() => parseDateTime(text))).toBeLessThan(250);
});
