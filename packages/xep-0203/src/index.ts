export { formatDateTime, parseDate, parseDateTime, parseTime } from "./date-time.ts";
export { buildDelay, type Delay, findDelay, parseDelay } from "./delay.ts";
export { NS_DELAY, NS_LEGACY_DELAY } from "./namespaces.ts";
