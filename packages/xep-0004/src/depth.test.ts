import { parseXml } from "@xeps-internal/test-kit";
import { expect, test } from "vitest";
import { buildForm, type DataForm, parseForm } from "./index.ts";

test("reads and writes an element nested deeper than a stack", () => {
  const inner = `${"<a xmlns='urn:example'>".repeat(20_000)}${"</a>".repeat(20_000)}`;
  const text = `<x xmlns='jabber:x:data' type='form'>${inner}</x>`;
  let depth = 0;
  let at = buildForm(parseForm(parseXml(text)) as DataForm).children[0];
  for (; at && typeof at !== "string"; at = at.children[0]) depth++;
  expect(depth).toBe(20_000);
});
