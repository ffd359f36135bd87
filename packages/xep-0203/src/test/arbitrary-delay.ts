import { date, objects, someXmlText, xmlText } from "@xeps-internal/test-kit";
import type fc from "fast-check";
import type { Delay } from "../index.ts";

/** Any delay, each optional field there or not. */
export const someDelay: fc.Arbitrary<Delay> = objects<Delay>({ stamp: date, from: xmlText, reason: someXmlText }, [
  "stamp",
]);
