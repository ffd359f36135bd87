import { expect, it } from "vitest";
import { prepareAddress } from "./prepare-address.ts";

it.each([
  ["Coven@Chat.Example/Third Witch", "coven@chat.example/Third Witch"],
  ["straße@chat.example", "strasse@chat.example"],
  ["a@b.example/Ｒｏｍｅｏ", "a@b.example/Romeo"],
  ["a@b.example/so\u00ADft e\u0301", "a@b.example/soft \u00E9"],
  ["a@b.example/x/Y@z", "a@b.example/x/Y@z"],
  ["Example.ORG", "example.org"],
])("%s is written %s", (address, written) => {
  expect(prepareAddress(address)).toBe(written);
});
