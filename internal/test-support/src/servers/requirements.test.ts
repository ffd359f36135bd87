import { afterEach, describe, expect, test, vi } from "vitest";
import { findServers } from "./find-servers.ts";
import { checkRequirement, findExecutable, isRequired } from "./requirements.ts";

afterEach(() => vi.unstubAllEnvs());

describe("XEPS_REQUIRE", () => {
  test("makes the absence of what it lists a failure", () => {
    vi.stubEnv("XEPS_REQUIRE", "prosody, slixmpp");
    expect(isRequired("slixmpp")).toBe(true);
    expect(isRequired("ejabberd")).toBe(false);
    expect(() => checkRequirement("prosody", false)).toThrow("XEPS_REQUIRE lists prosody");
    expect(checkRequirement("prosody", true)).toBe(true);
    expect(checkRequirement("ejabberd", false)).toBe(false);
  });

  test("unset, requires nothing", () => {
    vi.stubEnv("XEPS_REQUIRE", undefined);
    expect(isRequired("prosody")).toBe(false);
  });
});

test("every server is either found or missing", () => {
  vi.stubEnv("XEPS_REQUIRE", undefined);
  const { found, missing } = findServers();
  expect([...found.map(({ name }) => name), ...missing].sort()).toEqual(["ejabberd", "prosody"]);
});

test("an executable is found on PATH and elsewhere", () => {
  expect(findExecutable("sh")).toMatch(/\/sh$/);
  expect(findExecutable("no-such-program-anywhere")).toBeUndefined();
});
