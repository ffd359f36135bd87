import { expect, test } from "vitest";
import * as api from "./index.ts";

test("exports these names and no others", () => {
  expect(Object.keys(api).sort()).toEqual([
    "NS_DELAY",
    "NS_LEGACY_DELAY",
    "buildDelay",
    "findDelay",
    "formatDateTime",
    "parseDate",
    "parseDateTime",
    "parseDelay",
    "parseTime",
  ]);
});
