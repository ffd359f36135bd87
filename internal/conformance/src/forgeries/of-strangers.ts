import type { Scenario } from "../scenario.ts";
import { tryForgeries } from "./forgery.ts";

const user = (content: string) => `<x xmlns='http://jabber.org/protocol/muc#user'>${content}</x>`;
const everywhere = ["memory", "prosody", "ejabberd"] as const;

export const forgeriesOfStrangers: Scenario = {
  title: "what a stranger writes to us as if he were a room is not believed",
  section: "7.2.2, 7.8, 7.14",
  run: (world) =>
    tryForgeries(
      world,
      [
        {
          title: "an invitation through a room",
          stanza: ({ victim }, mark) =>
            `<message to='${victim}'>${user(`<invite from='${mark}@evil.example'/>`)}</message>`,
          passes: everywhere,
        },
        {
          title: "a refusal of an invitation",
          stanza: ({ victim }, mark) =>
            `<message to='${victim}'>${user(`<decline from='${mark}@evil.example'/>`)}</message>`,
          passes: everywhere,
        },
        {
          title: "our own presence",
          stanza: ({ victim }, mark) =>
            `<presence to='${victim}' id='${mark}'>${user("<item role='none'/><status code='110'/>")}</presence>`,
          passes: everywhere,
        },
        {
          title: "our exit, in words of the room",
          stanza: ({ victim }, mark) =>
            `<presence to='${victim}' type='unavailable' id='${mark}'>${user("<item role='none'/><status code='307'/><destroy/>")}</presence>`,
          passes: everywhere,
        },
        {
          title: "a presence that is an error",
          stanza: ({ victim }, mark) =>
            `<presence to='${victim}' type='error' id='${mark}'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
          passes: [],
        },
        {
          title: "a request for voice",
          stanza: ({ victim }, mark) => `<message to='${victim}'><x xmlns='jabber:x:data' type='form'>
            <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#request</value></field>
            <field var='muc#roomnick'><value>${mark}</value></field></x></message>`,
          passes: everywhere,
        },
        {
          title: "a copy of what somebody else said",
          stanza: (
            { victim, room },
            mark,
          ) => `<message to='${victim}'><received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>
            <message xmlns='jabber:client' from='${room}' type='groupchat'><subject>${mark}</subject></message></forwarded></received></message>`,
          passes: [],
        },
      ],
      "outside",
    ),
};
