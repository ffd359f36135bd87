const DATE = "(-?(?:[1-9]\\d{4,8}|\\d{4}))-(\\d\\d)-(\\d\\d)";
const TIME = "(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d+)?)";
const ZONE = "(Z|[+-]\\d\\d:\\d\\d)?";

const DATE_ONLY: RegExp = new RegExp(`^${DATE}${ZONE}$`);
const DATE_TIME: RegExp = new RegExp(`^${DATE}T${TIME}${ZONE}$`);
const TIME_ONLY: RegExp = new RegExp(`^${TIME}${ZONE}$`);

const DAY = 86_400;
const MONTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// All three: seconds, to be compared with those of the same kind; without zone taken as UTC; `undefined` for what is no
// such value. They are not XEP-0082's: in XML Schema the zone is optional, and years may be negative or have more
// digits.

/** XML Schema Part 2 §3.2.7. */
export function readDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  return match
    ? sum(days(match[1], match[2], match[3]), clock(match[4], match[5], match[6]), zone(match[7]))
    : undefined;
}

/** XML Schema Part 2 §3.2.8. */
export function readTime(text: string): number | undefined {
  const match = TIME_ONLY.exec(text);
  return match ? sum(0, clock(match[1], match[2], match[3]), zone(match[4])) : undefined;
}

/** XML Schema Part 2 §3.2.9. */
export function readDate(text: string): number | undefined {
  const match = DATE_ONLY.exec(text);
  return match ? sum(days(match[1], match[2], match[3]), 0, zone(match[4])) : undefined;
}

type Digits = string | undefined;

function sum(day: number | undefined, time: number | undefined, offset: number | undefined): number | undefined {
  return day === undefined || time === undefined || offset === undefined ? undefined : day + time - offset;
}

/** Seconds to the midnight that begins the day; the calendar is taken as always having been in force. */
function days(yearDigits: Digits, monthDigits: Digits, dayDigits: Digits): number | undefined {
  const [year, month, day] = [Number(yearDigits), Number(monthDigits), Number(dayDigits)];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (MONTHS[month - 1] ?? 0) + (isLeap && month === 2 ? 1 : 0);
  if (year === 0 || day < 1 || day > last) return undefined;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  let dayOfYear = day + (isLeap && month > 2 ? 1 : 0);
  for (const length of MONTHS.slice(0, month - 1)) dayOfYear += length;
  return (before * 365 + leapDays + dayOfYear) * DAY;
}

function clock(hours: Digits, minutes: Digits, seconds: Digits): number | undefined {
  if (Number(minutes) > 59 || Number(seconds) >= 60) return undefined;
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  // XML Schema Part 2 §3.2.7: 24:00:00 is the first instant of the following day
  return time > DAY ? undefined : time;
}

function zone(text: Digits): number | undefined {
  if (text === undefined || text === "Z") return 0;
  const minutes = Number(text.slice(4));
  const offset = Number(text.slice(1, 3)) * 60 + minutes;
  // XML Schema Part 2 §3.2.7.3: from -14:00 to +14:00
  if (minutes > 59 || offset > 14 * 60) return undefined;
  return (text.startsWith("-") ? -offset : offset) * 60;
}
