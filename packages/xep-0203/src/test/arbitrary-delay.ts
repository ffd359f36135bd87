import { date, someXmlText, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { Delay } from "../index.ts";

/** Every field of Delay has its arbitrary here: a new field does not compile until it has one. */
const fields: { readonly [K in keyof Required<Delay>]: fc.Arbitrary<NonNullable<Delay[K]>> } = {
  stamp: date,
  from: xmlText,
  reason: someXmlText,
};

/** Any delay, each optional field there or not. */
export const someDelay: fc.Arbitrary<Delay> = fc.record(fields, { requiredKeys: ["stamp"], noNullPrototype: true });
