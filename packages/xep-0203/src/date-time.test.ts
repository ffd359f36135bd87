import { laws, date as someDate } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDateTime, parseDate, parseDateTime, parseTime } from "./index.ts";

const HOUR = 3_600_000;

describe("parseDateTime", () => {
  test.each([
    ["2002-09-10T23:08:25Z", "2002-09-10T23:08:25.000Z", "UTC"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z", "the epoch is a value (DT-09)"],
    ["1610-04-20T00:00:00Z", "1610-04-20T00:00:00.000Z", "long before 1970 (DT-07)"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z", "the first year"],
    ["0099-06-30T00:00:00Z", "0099-06-30T00:00:00.000Z", "a year below 100 is no year of the 20th century"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z", "the last year"],
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z", "a leap day"],
    ["2000-02-29T12:00:00Z", "2000-02-29T12:00:00.000Z", "a leap day of a century"],
    ["2024-03-01T00:00:00.5Z", "2024-03-01T00:00:00.500Z", "tenths (DT-02)"],
    ["2024-03-01T00:00:00.05Z", "2024-03-01T00:00:00.050Z", "hundredths"],
    ["2024-03-01T00:00:00.123999999999999999999Z", "2024-03-01T00:00:00.123Z", "cut, never rounded up"],
    ["2024-12-31T23:59:59.9999Z", "2024-12-31T23:59:59.999Z", "never rounded into the next year"],
    ["1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z", "cut downwards before 1970 too"],
    ["2024-03-01T01:30:00+01:30", "2024-03-01T00:00:00.000Z", "an offset ahead of UTC"],
    ["2024-02-29T23:00:00-05:45", "2024-03-01T04:45:00.000Z", "an offset behind UTC"],
    ["2024-03-01T00:00:00+14:00", "2024-02-29T10:00:00.000Z", "the largest offset"],
    ["2024-03-01T00:00:00-14:00", "2024-03-01T14:00:00.000Z", "the smallest offset"],
    ["2024-03-01T01:59:00+01:59", "2024-03-01T00:00:00.000Z", "an offset of 59 minutes"],
    ["2024-03-01T00:00:00-00:00", "2024-03-01T00:00:00.000Z", "minus zero"],
    ["2024-12-31T24:00:00Z", "2025-01-01T00:00:00.000Z", "the midnight that ends a day"],
    ["2024-12-31T24:00:00.000Z", "2025-01-01T00:00:00.000Z", "the same with a fraction of nothing"],
  ])("reads %s as %s: %s", (text, expected) => {
    expect(parseDateTime(text)?.toISOString()).toBe(expected);
  });

  test.each([
    ["", "nothing"],
    ["2024-03-01T00:00:00", "no zone (DT-03)"],
    ["2024-03-01", "a date alone"],
    ["2024-03-01T00:00Z", "no seconds"],
    ["2024-03-01t00:00:00Z", "a lower-case t"],
    ["2024-03-01T00:00:00z", "a lower-case z"],
    ["2024-03-01T00:00:00,5Z", "a comma"],
    ["2024-03-01T00:00:00.Z", "a point without digits"],
    ["2024-03-01T00:00:00+0100", "an offset without colon"],
    ["2024-03-01T00:00:00+01", "an offset of hours alone"],
    ["2024-03-01T00:00:00+14:01", "an offset beyond 14 hours"],
    ["2024-03-01T00:00:00-15:00", "an offset beyond 14 hours to the west"],
    ["2024-03-01T00:00:00+01:60", "an offset of 60 minutes"],
    ["2024-00-01T00:00:00Z", "month 0"],
    ["2024-13-01T00:00:00Z", "month 13"],
    ["2024-03-00T00:00:00Z", "day 0"],
    ["2024-12-99T00:00:00Z", "day 99"],
    ["2024-99-01T00:00:00Z", "month 99"],
    ["2024-03-32T00:00:00Z", "day 32"],
    ["2024-04-31T00:00:00Z", "31 April, which must not become 1 May"],
    ["2023-02-29T00:00:00Z", "29 February of a common year"],
    ["1900-02-29T00:00:00Z", "29 February of a century"],
    ["2024-03-01T24:00:01Z", "a second after the end of the day"],
    ["2024-03-01T24:00:00.0001Z", "a little after the end of the day"],
    ["2024-03-01T25:00:00Z", "hour 25"],
    ["2024-03-01T00:60:00Z", "minute 60"],
    ["2016-12-31T23:59:60Z", "a leap second"],
    ["0000-01-01T00:00:00Z", "the year 0, which never was"],
    ["-0044-03-15T00:00:00Z", "a year before 1 (DT-06)"],
    ["12024-03-01T00:00:00Z", "a year of five digits (DT-06)"],
    ["2024-03-01T00:00:00Zjunk", "something behind it"],
    ["x2024-03-01T00:00:00Z", "something before it"],
    ["2024-03-01T00:00:00Z\n", "a line break behind it"],
    [" 2024-03-01T00:00:00Z", "a space before it"],
    ["20240301T00:00:00", "the legacy format"],
    ["Fri, 01 Mar 2024 00:00:00 GMT", "a format of mail"],
    ["٢٠٢٤-03-01T00:00:00Z", "digits of another script"],
  ])("does not read %j: %s", (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });

  test("reads back every date that is written", () => {
    fc.assert(
      fc.property(someDate, (date) => {
        expect(parseDateTime(formatDateTime(date))).toEqual(date);
      }),
      laws,
    );
  });

  test("reads the same instant whatever the offset it is written with", () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const date = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(date, offset, (instant, minutes) => {
        const local = formatDateTime(new Date(instant.getTime() + minutes * 60_000)).slice(0, -1);
        const size = Math.abs(minutes);
        const zone = `${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
        expect(parseDateTime(`${local}${minutes < 0 ? "-" : "+"}${zone}`)).toEqual(instant);
      }),
      laws,
    );
  });

  test("never throws and never gives an invalid Date", () => {
    const piece = fc.constantFrom("2024", "-", "02", "30", "T", "24", ":", "60", ".", "Z", "+", "14", " ", "x");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join("")),
        ),
        (text) => {
          for (const parsed of [parseDateTime(text), parseDate(text)]) {
            if (parsed) expect(parsed.getTime()).not.toBeNaN();
          }
          expect(parseTime(text)).not.toBeNaN();
        },
      ),
      laws,
    );
  });
});

describe("formatDateTime", () => {
  test("writes UTC, milliseconds and Z (DT-08)", () => {
    expect(formatDateTime(new Date(Date.UTC(2002, 8, 10, 23, 8, 25)))).toBe("2002-09-10T23:08:25.000Z");
  });

  test.each([
    ["an invalid Date", Number.NaN],
    ["the year 0", Date.parse("0000-12-31T23:59:59.999Z")],
    ["the year 10000", Date.parse("9999-12-31T23:59:59.999Z") + 1],
  ])("throws RangeError for %s", (_name, time) => {
    expect(() => formatDateTime(new Date(time))).toThrow(RangeError);
    expect(() => formatDateTime(new Date(time))).toThrow("not a date between the years 1 and 9999");
  });
});

describe("parseDate", () => {
  test("gives the midnight UTC that begins the day (DT-04)", () => {
    expect(parseDate("1776-07-04")?.toISOString()).toBe("1776-07-04T00:00:00.000Z");
  });

  test.each([
    "",
    "1776-7-04",
    "2023-02-29",
    "1776-07-04Z",
    "1776-07-04T00:00:00Z",
    "76-07-04",
    "1776-07-041",
    "01776-07-04",
  ])("does not read %j", (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

describe("parseTime", () => {
  test.each([
    ["00:00:00", 0, "midnight"],
    ["16:00:00", 16 * HOUR, "no zone is UTC (DT-05)"],
    ["16:00:00Z", 16 * HOUR, "UTC"],
    ["23:59:59.9999Z", 24 * HOUR - 1, "the last millisecond, not rounded up"],
    ["00:30:00+01:00", 23.5 * HOUR, "the day before in UTC"],
    ["23:30:00-01:00", 0.5 * HOUR, "the day after in UTC"],
    ["24:00:00", 0, "the midnight that ends a day"],
  ])("reads %s as %d: %s", (text, expected) => {
    expect(parseTime(text)).toBe(expected);
  });

  test.each(["", "16:00", "4:00:00", "16:60:00", "16:00:60", "25:00:00", "16:00:00+15:00", "16:00:00 Z", "x16:00:00"])(
    "does not read %j",
    (text) => {
      expect(parseTime(text)).toBeUndefined();
    },
  );
});
