"""A python3-slixmpp client as a puppet: commands come in as JSON lines, what happens goes out as JSON lines.

Started with one JSON object as argument: {"jid", "password", "host", "port"}. Every command is {"do": NAME, ...}; see the methods do_NAME.
"""

import asyncio
import json
import os
import sys

import slixmpp
from slixmpp.exceptions import IqError, IqTimeout, PresenceError

# join_muc_wait prints; what we report must not mix with it.
REPORT = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


def report(event, **fields):
    REPORT.write(json.dumps({"event": event, **fields}) + "\n")
    REPORT.flush()


def item_of(occupant):
    return {key: str(occupant[key]) for key in ("affiliation", "role", "jid", "nick")}


class Agent(slixmpp.ClientXMPP):
    def __init__(self, options):
        super().__init__(options["jid"], options["password"])
        self["feature_mechanisms"].unencrypted_plain = True
        for plugin in ("xep_0030", "xep_0004", "xep_0045", "xep_0199", "xep_0203", "xep_0249"):
            self.register_plugin(plugin)
        self.muc = self["xep_0045"]
        self.add_event_handler("session_start", self.on_start)
        self.add_event_handler("failed_auth", lambda _: report("failed-auth"))
        self.add_event_handler("disconnected", lambda _: report("disconnected"))
        self.add_event_handler("message", self.on_message)
        self.add_event_handler("groupchat_message", self.on_groupchat)
        self.add_event_handler("groupchat_subject", self.on_subject)
        self.add_event_handler("groupchat_presence", self.on_presence)
        self.add_event_handler("groupchat_invite", self.on_invite)
        self.add_event_handler("groupchat_direct_invite", self.on_direct_invite)
        self.add_event_handler("groupchat_config_status", self.on_config_status)
        self.add_filter("in", self.on_stanza)

    def on_start(self, _):
        self.send_presence()
        report("online", jid=str(self.boundjid))

    def on_stanza(self, stanza):
        """What the plugin never tells: it fails at a decline, and answers it with an error."""
        decline = stanza.xml.find("{%(ns)s}x/{%(ns)s}decline" % {"ns": "http://jabber.org/protocol/muc#user"})
        if decline is not None and stanza["type"] != "error":
            reason = decline.findtext("{http://jabber.org/protocol/muc#user}reason") or ""
            report("decline", room=stanza["from"].bare, sender=decline.get("from", ""), reason=reason)
        return stanza

    def on_message(self, message):
        if message["body"] and message["type"] != "groupchat":
            report("message", type=message["type"], sender=str(message["from"]), body=message["body"])

    def on_groupchat(self, message):
        if message["body"]:
            report("message", type=message["type"], sender=str(message["from"]), body=message["body"])

    def on_subject(self, message):
        report("subject", sender=str(message["from"]), subject=message["subject"])

    def on_presence(self, presence):
        report(
            "presence",
            type=presence["type"],
            sender=str(presence["from"]),
            status=presence["status"],
            codes=sorted(presence["muc"]["status_codes"]),
            **item_of(presence["muc"]),
        )

    def on_invite(self, message):
        invite = message["muc"]["invite"]
        report("invite", room=message["from"].bare, sender=str(invite["from"]), reason=invite["reason"])

    def on_direct_invite(self, message):
        invite = message["groupchat_invite"]
        report("direct-invite", room=str(invite["jid"]), sender=str(message["from"]), reason=invite["reason"])

    def on_config_status(self, message):
        report("config-status", sender=str(message["from"]), codes=sorted(message["muc"]["status_codes"]))

    async def do_join(self, room, nick, password=None, timeout=10):
        own, subject, occupants, history = await self.muc.join_muc_wait(room, nick, password=password, timeout=timeout)
        return {
            "nick": own["from"].resource,
            "codes": sorted(own["muc"]["status_codes"]),
            "occupants": sorted(presence["from"].resource for presence in occupants),
            "subject": subject["subject"],
            "history": [message["body"] for message in history],
        }

    async def do_say(self, room, body):
        self.send_message(mto=room, mbody=body, mtype="groupchat")

    async def do_whisper(self, to, body):
        message = self.make_message(mto=to, mbody=body, mtype="chat")
        message.enable("muc")
        message.send()

    async def do_subject(self, room, subject):
        self.muc.set_subject(room, subject)

    async def do_nick(self, room, nick):
        self.send_presence(pto=f"{room}/{nick}")

    async def do_leave(self, room, nick, status=""):
        self.muc.leave_muc(room, nick, msg=status)

    async def do_configure(self, room, values):
        form = await self.muc.get_room_config(room)
        form["type"] = "submit"
        for field in form["substanzas"]:
            if field.name == "field" and field["var"] in values:
                field["value"] = values[field["var"]]
        await self.muc.set_room_config(room, form)

    async def do_role(self, room, nick, role, reason=""):
        await self.muc.set_role(room, nick, role, reason=reason)

    async def do_affiliation(self, room, jid, affiliation, reason=""):
        await self.muc.set_affiliation(room, affiliation, jid=slixmpp.JID(jid), reason=reason)

    async def do_affiliations(self, room, affiliation):
        return {"jids": sorted(await self.muc.get_affiliation_list(room, affiliation))}

    async def do_invite(self, room, jid, reason=""):
        self.muc.invite(room, slixmpp.JID(jid), reason=reason)

    async def do_decline(self, room, jid, reason=""):
        self.muc.decline(room, slixmpp.JID(jid), reason=reason)

    async def do_destroy(self, room, reason="", venue=""):
        await self.muc.destroy(room, reason=reason, altroom=venue)

    async def do_roster(self, room):
        return {"occupants": sorted(self.muc.get_roster(room))}

    async def do_disco(self, jid):
        info = await self["xep_0030"].get_info(jid)
        return {"features": sorted(info["disco_info"]["features"])}

    async def run(self, command):
        number = command.pop("id", None)
        try:
            result = await getattr(self, "do_" + command.pop("do"))(**command)
            report("done", id=number, **(result or {}))
        except (IqError, PresenceError) as error:
            stanza = getattr(error, "iq", None) or error.presence
            report("failed", id=number, condition=stanza["error"]["condition"])
        except (IqTimeout, asyncio.TimeoutError):
            report("failed", id=number, condition="timeout")
        except Exception as error:  # pylint: disable=broad-except
            report("failed", id=number, condition=repr(error))


async def read_commands(agent):
    reader = asyncio.StreamReader()
    loop = asyncio.get_event_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader:
        asyncio.ensure_future(agent.run(json.loads(line)))
    agent.disconnect()


def main():
    options = json.loads(sys.argv[1])
    agent = Agent(options)
    agent.connect((options["host"], options["port"]), disable_starttls=True)
    loop = asyncio.get_event_loop()
    commands = asyncio.ensure_future(read_commands(agent))
    loop.run_until_complete(agent.disconnected)
    commands.cancel()


main()
