/** A transcript, or some of its steps, in which the embedded service is not like the real one, and why. */
export interface Excuse {
  readonly server: "prosody" | "ejabberd" | "both";
  readonly transcript: string;
  /** Without steps it is the whole transcript, which then is not replayed. */
  readonly steps?: readonly string[];
  readonly why: string;
}

const NOT_PART = "is no part of XEP-0045";
const DEFAULT_IS_NEWS = "Prosody takes a default that is submitted for the first time for a change";
const AWAY = "the time between messages and joins is part of it, and is not replayed";
const ADMINS = "the service has no administrators: tests have RoomControl";

export const excuses: readonly Excuse[] = [
  { server: "both", transcript: "00-stream-features", why: "what servers offer in all, before and after login" },
  {
    server: "both",
    transcript: "12-history",
    steps: ["join with <history seconds='2'/>", "join with <history maxstanzas='1' seconds='2'/>"],
    why: AWAY,
  },
  {
    server: "prosody",
    transcript: "12-history",
    steps: ["join with <history since='2026-11-22T08:00:58Z'/>"],
    why: AWAY,
  },
  {
    server: "ejabberd",
    transcript: "12-history",
    steps: ["join with <history since='2026-11-22T08:02:17Z'/>"],
    why: AWAY,
  },
  {
    server: "prosody",
    transcript: "02-create-reserved-room-config",
    steps: ["logging on (170)"],
    why: DEFAULT_IS_NEWS,
  },
  { server: "prosody", transcript: "12-history", steps: ["start"], why: DEFAULT_IS_NEWS },
  { server: "prosody", transcript: "20-non-anonymous", steps: ["start"], why: DEFAULT_IS_NEWS },
  {
    server: "ejabberd",
    transcript: "05-ban",
    steps: ["bob rejoins"],
    why: "ejabberd lets who was banned in as a visitor, not as everybody else",
  },
  {
    server: "ejabberd",
    transcript: "10-destroy",
    steps: ["destroy a room that does not exist"],
    why: "ejabberd makes the room for it",
  },
  {
    server: "ejabberd",
    transcript: "15-register",
    steps: ["start"],
    why: `the configuration has a field for subscriptions to rooms (MUC/Sub), which ${NOT_PART}`,
  },
  {
    server: "both",
    transcript: "16-disco",
    steps: ["server items", "server info", "muc#unique", "room vcard get", "room vcard set by owner"],
    why: `what is asked of the server, unique names of rooms, and vCards of rooms: each ${NOT_PART}`,
  },
  {
    server: "prosody",
    transcript: "16-disco",
    steps: ["service items", "service items with RSM max=1", "hide room"],
    why: "another transcript had left a room behind",
  },
  { server: "ejabberd", transcript: "16-disco", steps: ["service info"], why: "other services of ejabberd" },
  {
    server: "both",
    transcript: "18-private-messages",
    steps: ["alice2 replies by PM: does alice see a copy (carbons)?"],
    why: `carbons (XEP-0280): ${NOT_PART}`,
  },
  {
    server: "ejabberd",
    transcript: "18-private-messages",
    steps: ["disable PMs"],
    why: "ejabberd fails on a field that its form has not, in other ways than on others",
  },
  {
    server: "prosody",
    transcript: "18-private-messages",
    steps: ["presence type=error from bob"],
    why: "what was received as the recording ended",
  },
  {
    server: "both",
    transcript: "23-odd-joins",
    steps: ["join room with quote in local part", "too long nick (1100)", "presence type=subscribe to room"],
    why: "how servers refuse addresses that are none, and rosters",
  },
  {
    server: "prosody",
    transcript: "23-odd-joins",
    steps: ["join to service domain", "presence type=probe to room"],
    why: "Prosody has a room at the address of the service itself, and answers probes",
  },
  { server: "both", transcript: "24-mam", steps: ["mam query"], why: `archives (XEP-0313): ${NOT_PART}` },
  { server: "both", transcript: "25-concurrent-iq-order", why: "what was sent in one piece was not recorded" },
  {
    server: "ejabberd",
    transcript: "27-cancel-and-lock",
    steps: ["owner query without child (set)"],
    why: "whether a request is well formed or allowed is asked in another order",
  },
  {
    server: "ejabberd",
    transcript: "30-join-reflection",
    steps: ["eve joins with payload", "eve changes nick with id"],
    why: "ejabberd asks new occupants for their capabilities (XEP-0115)",
  },
  { server: "prosody", transcript: "24-mam", steps: ["start"], why: DEFAULT_IS_NEWS },
  {
    server: "prosody",
    transcript: "21-connection-loss",
    steps: ["resource conflict: same full jid logs in again"],
    why: "Prosody says in words why a session has ended",
  },
  {
    server: "ejabberd",
    transcript: "38-two-sessions-ban-kick",
    steps: ["grant membership", "kick"],
    why: "ejabberd takes one session for another where several share a nick",
  },
  { server: "both", transcript: "34-service-admin", why: ADMINS },
  { server: "both", transcript: "37-anonymous-user", why: "anonymous users live on the domain of all others" },
  { server: "both", transcript: "40-server-shutdown", why: "nobody sends anything: shown by a test of the service" },
  { server: "both", transcript: "41-server-kill", why: "the end of the process" },
  { server: "prosody", transcript: "42-enforced-nick-210", why: "a setting of the server: tests have assignNicks" },
  { server: "prosody", transcript: "43-hats-and-shell-admin", why: "hats (XEP-0317), and an administrator's shell" },
  { server: "ejabberd", transcript: "43-hats", why: `hats (XEP-0317): ${NOT_PART}` },
];
