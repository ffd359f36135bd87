const DATE = "(\\d{4})-(\\d\\d)-(\\d\\d)";
const CLOCK = "(\\d\\d):(\\d\\d):(\\d\\d)";

// XEP-0082 §3.2: "CCYY-MM-DDThh:mm:ss[.sss]TZD", as far as the seconds
const DATE_TIME: RegExp = new RegExp(`^${DATE}T${CLOCK}`);
// XEP-0082 §3.1: "CCYY-MM-DD"
const DATE_ONLY: RegExp = new RegExp(`^${DATE}$`);
// XEP-0082 §3.3: "hh:mm:ss[.sss][TZD]", as far as the seconds
const TIME_ONLY: RegExp = new RegExp(`^${CLOCK}`);
const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;
// XEP-0091 §2: "CCYYMMDDThh:mm:ss". Some writers add the "Z" of the newer format; the time is UTC with and without it.
const LEGACY = /^(\d{4})(\d\d)(\d\d)T(\d\d):(\d\d):(\d\d)Z?$/;

const MINUTE = 60_000;
const DAY: number = 24 * 60 * MINUTE;
// XML Schema Part 2 §3.2.7.3: offsets are at most 14 hours
const MAX_OFFSET: number = 14 * 60 * MINUTE;

/**
 * The instant of an XEP-0082 DateTime: any offset up to 14:00, a fraction of any length, cut to milliseconds and never
 * rounded up. `undefined` for everything else: no zone, impossible dates, leap seconds, years that are not four digits.
 * 24:00:00 is the midnight that ends the day, as in XML Schema.
 */
export function parseDateTime(text: string): Date | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const tail = readTail(text.slice(match[0].length));
  // XEP-0082 §3.2: "The Time Zone Definition is mandatory"
  if (!tail?.zone) return undefined;
  return dateOf(
    midnight(match[1], match[2], match[3]),
    clock(match[4], match[5], match[6], tail.fraction),
    offset(tail.zone),
  );
}

/**
 * The date as XEP-0082 DateTime, in UTC with milliseconds, e.g. `2002-09-10T23:08:25.000Z`. Throws RangeError for an
 * invalid Date, and for years before 1 or after 9999, which the four digits of the format cannot hold.
 */
export function formatDateTime(date: Date): string {
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9_999)) throw new RangeError("not a date between the years 1 and 9999");
  return date.toISOString();
}

/** An XEP-0082 Date as the midnight UTC that begins it; `undefined` when it breaks the profile. */
export function parseDate(text: string): Date | undefined {
  const match = DATE_ONLY.exec(text);
  return match ? dateOf(midnight(match[1], match[2], match[3]), 0, 0) : undefined;
}

/**
 * An XEP-0082 Time as milliseconds since midnight UTC, from 0 to 86 399 999: `00:30:00+01:00` is half an hour before
 * midnight. Without zone it is taken as UTC. `undefined` when it breaks the profile.
 */
export function parseTime(text: string): number | undefined {
  const match = TIME_ONLY.exec(text);
  if (!match) return undefined;
  const tail = readTail(text.slice(match[0].length));
  if (!tail) return undefined;
  const time = clock(match[1], match[2], match[3], tail.fraction);
  const zone = offset(tail.zone);
  return time === undefined || zone === undefined ? undefined : (time - zone + DAY) % DAY;
}

/** The instant of an XEP-0091 stamp, `20020910T23:08:25`, which is UTC. */
export function parseLegacyStamp(text: string): Date | undefined {
  const match = LEGACY.exec(text);
  return match ? dateOf(midnight(match[1], match[2], match[3]), clock(match[4], match[5], match[6], ""), 0) : undefined;
}

type Digits = string | undefined;

function dateOf(day: number | undefined, time: number | undefined, zone: number | undefined): Date | undefined {
  return day === undefined || time === undefined || zone === undefined ? undefined : new Date(day + time - zone);
}

/** Milliseconds of a day's midnight UTC; `undefined` for a day that is in no calendar. */
function midnight(year: Digits, month: Digits, day: Digits): number | undefined {
  const date = new Date(0);
  // not Date.UTC, which takes the years 0 to 99 for 1900 to 1999
  const time = date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // XML Schema Part 2 §3.2.7: there is no year 0000. A day that does not exist has rolled over into another month.
  return Number(year) > 0 && date.getUTCMonth() === Number(month) - 1 ? time : undefined;
}

/**
 * What follows the seconds: the digits behind a point, then a zone, each '' where it is missing. Apart from the
 * expressions above, which would go back over a long fraction digit by digit.
 */
function readTail(text: string): { readonly fraction: string; readonly zone: string } | undefined {
  const zone = ZONE.exec(text.slice(-6))?.[0] ?? "";
  if (text === zone) return { fraction: "", zone };
  const fraction = text.slice(1, text.length - zone.length);
  return text.startsWith(".") && fraction !== "" && !/\D/.test(fraction) ? { fraction, zone } : undefined;
}

/** Milliseconds since midnight; `undefined` for a time that is on no clock. */
function clock(hours: Digits, minutes: Digits, seconds: Digits, fraction: string): number | undefined {
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1_000;
  const time = whole + Number(fraction.slice(0, 3).padEnd(3, "0"));
  const pastMidnight = time === DAY && /[1-9]/.test(fraction);
  return time > DAY || pastMidnight ? undefined : time;
}

/** Milliseconds which that zone is ahead of UTC (no zone is UTC); `undefined` beyond the 14 hours that there are. */
function offset(zone: string): number | undefined {
  if (zone === "" || zone === "Z") return 0;
  const minutes = Number(zone.slice(4));
  const size = (Number(zone.slice(1, 3)) * 60 + minutes) * MINUTE;
  if (minutes > 59 || size > MAX_OFFSET) return undefined;
  return zone.startsWith("-") ? -size : size;
}
