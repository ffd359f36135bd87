"""slixmpp with its MUC plugin, fed with bytes; the figures go to standard output as JSON.

Standard input: one JSON object {rooms, nick, jid, before, pieces}; before and pieces are lists of base64 chunks.
"""

import asyncio
import base64
import json
import logging
import sys
import time

from slixmpp import ClientXMPP

logging.disable(logging.CRITICAL)


class Transport:
    """Takes what is written and says nothing."""

    def get_extra_info(self, name, default=None):
        return default

    def write(self, data):
        pass

    def is_closing(self):
        return False

    def abort(self):
        pass

    def close(self):
        pass


class Bench(ClientXMPP):
    def __init__(self, jid):
        super().__init__(jid, "secret")
        self.register_plugin("xep_0045")
        self.messages = 0
        self.presences = 0
        self.add_event_handler("groupchat_message", self.on_message)
        self.add_event_handler("groupchat_presence", self.on_presence)

    def start_stream_handler(self, xml):
        pass

    def on_message(self, message):
        if message["body"]:
            self.messages += 1

    def on_presence(self, presence):
        self.presences += 1


async def feed(client, chunks):
    for chunk in chunks:
        client.data_received(base64.b64decode(chunk))
        await asyncio.sleep(0)
    # what the events have started is done after a few turns of the loop
    for _ in range(20):
        await asyncio.sleep(0)


async def measure(work):
    client = Bench(work["jid"])
    client.connection_made(Transport())
    client.data_received(
        b'<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" version="1.0">'
    )
    muc = client["xep_0045"]
    joins = [asyncio.ensure_future(muc.join_muc_wait(room, work["nick"], timeout=600)) for room in work["rooms"]]
    await asyncio.sleep(0)
    await feed(client, work["before"])
    start = time.process_time()
    await feed(client, work["pieces"])
    await asyncio.gather(*joins)
    cpu = time.process_time() - start
    occupants = {room: len(muc.get_roster(room) or []) for room in work["rooms"]}
    return {"cpu": cpu * 1e6, "messages": client.messages, "presences": client.presences, "occupants": occupants}


async def main():
    work = json.load(sys.stdin)
    for _ in range(2):
        result = await measure(work)
    print(json.dumps(result))


asyncio.get_event_loop().run_until_complete(main())
