import type { Scenario } from "../scenario.ts";
import { type Forgery, tryForgeries } from "./forgery.ts";

const NS_USER = "http://jabber.org/protocol/muc#user";
const user = (content: string) => `<x xmlns='${NS_USER}'>${content}</x>`;
const codes = (...numbers: readonly number[]) => numbers.map((number) => `<status code='${number}'/>`).join("");
const toAll = (content: (mark: string) => string): Forgery["stanza"] => {
  return ({ room }, mark) => `<message to='${room}' type='groupchat'><body>${mark}</body>${content(mark)}</message>`;
};
const privately = (content: (mark: string) => string, type = "chat"): Forgery["stanza"] => {
  return ({ occupant }, mark) =>
    `<message to='${occupant}' type='${type}'><body>${mark}</body>${content(mark)}</message>`;
};
const everywhere = ["memory", "prosody", "ejabberd"] as const;

const approvalForm = (type: string, mark: string) => `<x xmlns='jabber:x:data' type='form'>
  <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#${type}</value></field>
  <field var='muc#role'><value>participant</value></field><field var='muc#roomnick'><value>${mark}</value></field>
  <field var='muc#request_allow' type='boolean'><value>0</value></field></x>`;

export const payloadsForAll: Scenario = {
  title: "what an occupant writes into a message for all as if he were the room is not believed",
  section: "7.4, 10.2.1",
  run: (world) =>
    tryForgeries(
      world,
      [
        { title: "a change of the configuration", stanza: toAll(() => user(codes(104, 172))), passes: everywhere },
        {
          title: "codes without a word",
          passes: everywhere,
          stanza: ({ room }, mark) =>
            `<message to='${room}' type='groupchat' id='${mark}'>${user(codes(104))}</message>`,
        },
        {
          title: "a role for the reader",
          stanza: toAll(() => user(`<item affiliation='outcast' role='none'/>${codes(110, 301)}`)),
          passes: everywhere,
        },
        {
          title: "another nickname for the reader",
          stanza: toAll(() => user(`<item nick='Fool'/>${codes(110, 303)}`)),
          passes: everywhere,
        },
        {
          title: "the end of the room",
          stanza: toAll((mark) => user(`<destroy jid='${mark}@evil.example'/>`)),
          passes: everywhere,
        },
        {
          title: "an invitation",
          stanza: toAll((mark) => user(`<invite from='${mark}@evil.example'/>`)),
          passes: everywhere,
        },
        {
          title: "a refusal",
          stanza: toAll((mark) => user(`<decline from='${mark}@evil.example'/>`)),
          passes: everywhere,
        },
      ],
      "inside",
    ),
};

export const payloadsInPrivate: Scenario = {
  title: "what an occupant writes into a private message as if he were the room is not believed",
  section: "7.5",
  run: (world) =>
    tryForgeries(
      world,
      [
        { title: "a change of the configuration", stanza: privately(() => user(codes(104))), passes: everywhere },
        {
          title: "an affiliation",
          stanza: privately((mark) => user(`<item affiliation='owner' jid='${mark}@x'/>`), "normal"),
          passes: everywhere,
        },
        { title: "a kick", stanza: privately(() => user(`<item role='none'/>${codes(110, 307)}`)), passes: everywhere },
        {
          title: "an invitation",
          stanza: privately((mark) => user(`<invite from='${mark}@evil.example'/>`), "normal"),
          passes: [],
        },
        {
          title: "a refusal",
          stanza: privately((mark) => user(`<decline from='${mark}@evil.example'/>`), "normal"),
          passes: [],
        },
      ],
      "inside",
    ),
};

export const formsOfOccupants: Scenario = {
  title: "what an occupant asks of a moderator or an owner in the name of the room is not asked",
  section: "8.6, 9.9",
  run: (world) =>
    tryForgeries(
      world,
      [
        { title: "voice, before all", stanza: toAll((mark) => approvalForm("request", mark)), passes: everywhere },
        {
          title: "voice, in private",
          stanza: privately((mark) => approvalForm("request", mark), "normal"),
          passes: everywhere,
        },
        {
          title: "a registration",
          stanza: privately((mark) => approvalForm("register", mark), "normal"),
          passes: everywhere,
        },
        {
          title: "voice, in a message to the room that is for nobody",
          stanza: ({ room }, mark) => `<message to='${room}'>${approvalForm("request", mark)}</message>`,
          passes: [],
        },
      ],
      "inside",
    ),
};

export const payloadsInPresence: Scenario = {
  title: "of a presence only the last payload counts, which is the room's; what an occupant adds is his own affair",
  section: "7.2.2",
  run: (world) =>
    tryForgeries(
      world,
      [
        {
          title: "rights",
          stanza: ({ room }, mark) =>
            `<presence to='${room}/Mallory'>${user(`<item affiliation='owner' role='moderator' jid='${mark}@x'/>`)}</presence>`,
          passes: [],
        },
        {
          title: "to be the reader",
          stanza: ({ room }) =>
            `<presence to='${room}/Mallory'>${user(`<item affiliation='none' role='participant'/>${codes(110, 201)}`)}</presence>`,
          passes: [],
        },
        {
          title: "the id of another",
          stanza: ({ room }, mark) =>
            `<presence to='${room}/Mallory'><occupant-id xmlns='urn:xmpp:occupant-id:0' id='${mark}'/></presence>`,
          passes: ["ejabberd"],
        },
      ],
      "inside",
    ),
};
